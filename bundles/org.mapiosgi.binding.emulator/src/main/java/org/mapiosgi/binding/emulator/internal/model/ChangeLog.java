// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Says when the messages of a folder changed, in change numbers of its mailbox. Of deleted messages
 * it keeps the last {@value #MOST_TOMBSTONES}. Used under the mailbox's lock.
 */
public final class ChangeLog {
  /** The most deletions that are remembered for one folder. */
  public static final int MOST_TOMBSTONES = 10_000;

  private final TreeMap<Long, MessageNode> changed = new TreeMap<>();
  private final TreeMap<Long, MessageNode> read = new TreeMap<>();
  private final TreeMap<Long, Tombstone> deleted = new TreeMap<>();
  private long forgotten;

  /**
   * A message that is gone.
   *
   * @param id its own
   * @param born the number of the change that brought it into the folder
   */
  public record Tombstone(UUID id, boolean associated, long born) {}

  void arrived(MessageNode message, long number) {
    message.born = number;
    message.changed = number;
    changed.put(number, message);
  }

  void changed(MessageNode message, long number) {
    changed.remove(message.changed);
    read.remove(message.readChanged);
    message.changed = number;
    changed.put(number, message);
  }

  void readChanged(MessageNode message, long number) {
    read.remove(message.readChanged);
    message.readChanged = number;
    read.put(number, message);
  }

  void left(MessageNode message, boolean associated, long number) {
    changed.remove(message.changed);
    read.remove(message.readChanged);
    deleted.put(number, new Tombstone(message.id, associated, message.born));
    if (deleted.size() > MOST_TOMBSTONES) {
      forgotten = deleted.pollFirstEntry().getKey();
    }
  }

  /** The first message whose content changed after one number and not after another. */
  public Optional<Map.Entry<Long, MessageNode>> nextChanged(long after, long last) {
    return next(changed, after, last);
  }

  /** The first message that was deleted after one number and not after another. */
  public Optional<Map.Entry<Long, Tombstone>> nextDeleted(long after, long last) {
    return next(deleted, after, last);
  }

  /** The first message whose read state alone changed after one number and not after another. */
  public Optional<Map.Entry<Long, MessageNode>> nextRead(long after, long last) {
    return next(read, after, last);
  }

  static <V> Optional<Map.Entry<Long, V>> next(NavigableMap<Long, V> log, long after, long last) {
    return Optional.ofNullable(log.higherEntry(after)).filter(entry -> entry.getKey() <= last);
  }

  /** Says whether all deletions after a number are still known. */
  public boolean knowsDeletionsAfter(long number) {
    return number >= forgotten;
  }
}
