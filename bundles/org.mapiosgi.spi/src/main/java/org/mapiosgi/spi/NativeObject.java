// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import org.osgi.annotation.versioning.ProviderType;

/** One reference to a MAPI object (IUnknown). */
@ProviderType
public interface NativeObject {
  /** The interface: {@code IMAPIFolder}. */
  String interfaceName();

  /** IUnknown::Release of this reference; a second call does nothing. */
  void release();
}
