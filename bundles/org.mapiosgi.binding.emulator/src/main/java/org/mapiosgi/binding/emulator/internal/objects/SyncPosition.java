// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;

/**
 * A state of a synchronizer: up to which change number each kind of change was exported.
 *
 * @param run of the mailbox
 * @param folder its id
 * @param flags of Config
 */
record SyncPosition(long run, UUID folder, int flags, long changed, long deleted, long read) {
  private static final int LENGTH = 8 + 16 + 4 + 3 * 8;

  SyncPosition withChanged(long number) {
    return new SyncPosition(run, folder, flags, number, deleted, read);
  }

  SyncPosition withDeleted(long number) {
    return new SyncPosition(run, folder, flags, changed, number, read);
  }

  SyncPosition withRead(long number) {
    return new SyncPosition(run, folder, flags, changed, deleted, number);
  }

  byte[] toByteArray() {
    return ByteBuffer.allocate(LENGTH)
        .putLong(run)
        .putLong(folder.getMostSignificantBits())
        .putLong(folder.getLeastSignificantBits())
        .putInt(flags)
        .putLong(changed)
        .putLong(deleted)
        .putLong(read)
        .array();
  }

  /** The position that bytes say; empty if they are none. */
  static Optional<SyncPosition> parse(byte[] bytes) {
    if (bytes.length != LENGTH) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return Optional.of(
        new SyncPosition(
            buffer.getLong(),
            new UUID(buffer.getLong(), buffer.getLong()),
            buffer.getInt(),
            buffer.getLong(),
            buffer.getLong(),
            buffer.getLong()));
  }

  /**
   * Refuses to continue where another synchronizer stopped, or one of an earlier run.
   *
   * @param here the position at which this one could have stopped last
   */
  void requireContinuable(String operation, SyncPosition here) {
    if (!folder.equals(here.folder) || flags != here.flags) {
      throw MapiException.of(
          operation, HResult.INVALID_PARAMETER, "the state is of another folder, or other flags");
    }
    if (run != here.run) {
      throw MapiException.of(
          operation,
          HResult.named("SYNC_E_UNSYNCHRONIZED"),
          "the state is of an earlier run, and the mailbox begins anew in each");
    }
    for (long number : new long[] {changed, deleted, read}) {
      if (number < 0 || number > here.changed) {
        throw MapiException.of(
            operation, HResult.named("MAPI_E_CORRUPT_DATA"), "the state has no change number");
      }
    }
  }
}
