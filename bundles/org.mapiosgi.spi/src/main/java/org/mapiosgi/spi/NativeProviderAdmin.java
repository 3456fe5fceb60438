// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import org.mapiosgi.api.property.Binary;
import org.osgi.annotation.versioning.ProviderType;

/** IProviderAdmin: the providers of one message service. */
@ProviderType
public interface NativeProviderAdmin extends NativeObject {
  /** GetProviderTable. */
  NativeTable getProviderTable();

  /**
   * OpenProfileSection.
   *
   * @param uid PR_PROVIDER_UID of a row, 16 bytes
   * @param flags {@link NativeServiceAdmin#MAPI_MODIFY}, {@link
   *     NativeServiceAdmin#MAPI_FORCE_ACCESS}, both or 0
   * @throws org.mapiosgi.api.error.MapiException MAPI_E_NO_ACCESS for writing to a provider's
   *     section without {@link NativeServiceAdmin#MAPI_FORCE_ACCESS}
   */
  NativeProps openProfileSection(Binary uid, int flags);
}
