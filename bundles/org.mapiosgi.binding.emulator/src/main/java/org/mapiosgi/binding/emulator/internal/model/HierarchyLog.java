// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Says when the folders of a mailbox changed, in its change numbers. Of folders that are gone it
 * keeps the last {@link ChangeLog#MOST_TOMBSTONES}. Used under the mailbox's lock.
 */
public final class HierarchyLog {
  private final TreeMap<Long, FolderNode> changed = new TreeMap<>();
  private final TreeMap<Long, Tombstone> gone = new TreeMap<>();
  private long forgotten;
  private final LongSupplier numbers;

  /**
   * A folder that is not below other ones any more.
   *
   * @param id its own
   * @param above the folders that it was below
   */
  public record Tombstone(UUID id, Set<UUID> above) {}

  /** Makes an empty log with the change numbers of a mailbox. */
  HierarchyLog(LongSupplier numbers) {
    this.numbers = numbers;
  }

  void changed(FolderNode folder) {
    changed.remove(folder.changed);
    folder.changed = numbers.getAsLong();
    changed.put(folder.changed, folder);
  }

  void deleted(FolderNode folder) {
    changed.remove(folder.changed);
    left(folder, above(folder));
  }

  /**
   * Puts a folder into another one. For the folders that it was below and is not any more, all that
   * is in it is gone; for the others above, all of it has changed.
   */
  void move(FolderNode folder, FolderNode destination) {
    Set<UUID> left = above(folder);
    folder.parent = destination;
    left.removeAll(above(folder));
    noteMoved(folder, left);
  }

  private void noteMoved(FolderNode folder, Set<UUID> left) {
    left(folder, left);
    changed(folder);
    folder.folders.values().forEach(each -> noteMoved(each, left));
  }

  private void left(FolderNode folder, Set<UUID> above) {
    if (!above.isEmpty()) {
      gone.put(numbers.getAsLong(), new Tombstone(folder.id, Set.copyOf(above)));
    }
    if (gone.size() > ChangeLog.MOST_TOMBSTONES) {
      forgotten = gone.pollFirstEntry().getKey();
    }
  }

  /** The ids of the folders that a folder is in, directly or not. */
  private static Set<UUID> above(FolderNode folder) {
    Set<UUID> ids = new HashSet<>();
    for (FolderNode at = folder.parent; at != null; at = at.parent) {
      ids.add(at.id);
    }
    return ids;
  }

  /** The first folder that changed after one number and not after another. */
  public Optional<Map.Entry<Long, FolderNode>> nextChanged(long after, long last) {
    return ChangeLog.next(changed, after, last);
  }

  /** The first folder that went after one number and not after another. */
  public Optional<Map.Entry<Long, Tombstone>> nextGone(long after, long last) {
    return ChangeLog.next(gone, after, last);
  }

  /** Says whether all that went after a number is still known. */
  public boolean knowsGoneAfter(long number) {
    return number >= forgotten;
  }
}
