// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import org.osgi.annotation.versioning.ProviderType;

/** IStream on a property; text properties are UTF-16LE, without a terminator. */
@ProviderType
public interface NativeStream extends NativeObject {
  /**
   * Read.
   *
   * @return the number of bytes read; 0 at the end
   */
  int read(byte[] buffer, int offset, int length);

  /** Write, all of it. */
  void write(byte[] buffer, int offset, int length);

  /** Commit. */
  void commit();
}
