// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

import java.util.Objects;

/**
 * Identifies a MAPI object, to open it again. Only the provider understands the bytes (PR_ENTRYID).
 *
 * <p>Equal bytes mean the same object. Different bytes may mean the same object, too, if the
 * provider gives out short-term ids.
 *
 * @param bytes the id, never empty
 */
public record EntryId(Binary bytes) {

  /**
   * Refuses an empty id.
   *
   * @throws IllegalArgumentException if there are no bytes
   */
  public EntryId {
    Objects.requireNonNull(bytes, "bytes");
    if (bytes.size() == 0) {
      throw new IllegalArgumentException("an entry id has at least one byte");
    }
  }

  /** Makes the entry id with a copy of the given bytes. */
  public static EntryId of(byte... bytes) {
    return new EntryId(Binary.of(bytes));
  }

  /** Makes the entry id from the text that {@link #toString()} returned. */
  public static EntryId ofHex(String hex) {
    return new EntryId(Binary.ofHex(hex));
  }

  /** Returns a copy of the bytes. */
  public byte[] toByteArray() {
    return bytes.toByteArray();
  }

  /** Returns all bytes as hexadecimal digits. Configurations and logs use this form. */
  @Override
  public String toString() {
    return bytes.toHex();
  }
}
