// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

import java.util.Objects;

/**
 * How a MAPI object is found again: the bytes of its PR_ENTRYID, opaque to everybody but the
 * provider that made them.
 *
 * <p>Equal bytes mean the same object; different bytes may still mean the same object where the
 * provider hands out short-term ids.
 *
 * @param bytes the id, never empty
 */
public record EntryId(Binary bytes) {

  /**
   * Refuses an empty id.
   *
   * @throws IllegalArgumentException where there are no bytes
   */
  public EntryId {
    Objects.requireNonNull(bytes, "bytes");
    if (bytes.size() == 0) {
      throw new IllegalArgumentException("an entry id has at least one byte");
    }
  }

  /** The entry id with a copy of the given bytes. */
  public static EntryId of(byte... bytes) {
    return new EntryId(Binary.of(bytes));
  }

  /** The entry id that {@link #toString()} printed. */
  public static EntryId ofHex(String hex) {
    return new EntryId(Binary.ofHex(hex));
  }

  /** A copy of the bytes. */
  public byte[] toByteArray() {
    return bytes.toByteArray();
  }

  /** All bytes as hexadecimal digits: the form that configuration and logs use. */
  @Override
  public String toString() {
    return bytes.toHex();
  }
}
