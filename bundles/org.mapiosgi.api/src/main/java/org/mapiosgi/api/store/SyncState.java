// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.Arrays;

/**
 * Marks how far a consumer has read the changes of a folder. The consumer keeps the bytes, in a
 * file or a database, from one {@link Folder#changesSince} to the next. Only the product and the
 * provider understand them. Immutable.
 */
public final class SyncState {
  private static final SyncState INITIAL = new SyncState(new byte[0]);

  private final byte[] bytes;

  private SyncState(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns the state of a consumer that knows nothing: everything in the folder is new. */
  public static SyncState initial() {
    return INITIAL;
  }

  /**
   * Returns the state whose bytes were kept. The call that gets the state checks them.
   *
   * @param bytes as {@link #toByteArray} returned them; none is {@link #initial()}
   */
  public static SyncState of(byte[] bytes) {
    return bytes.length == 0 ? INITIAL : new SyncState(bytes.clone());
  }

  /** Returns whether this is {@link #initial()}. */
  public boolean isInitial() {
    return bytes.length == 0;
  }

  /** Returns a copy of the bytes, to be kept; none for {@link #initial()}. */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SyncState that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Returns the number of bytes. */
  @Override
  public String toString() {
    return isInitial() ? "SyncState[initial]" : "SyncState[" + bytes.length + " bytes]";
  }
}
