// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mapiosgi.api.property.Restriction;

/**
 * Finds the messages of a search folder. It looks each time that it is asked, so it finds new mail
 * as well. Used under the mailbox's lock.
 */
public final class Search {
  private final Restriction where;
  private final Supplier<Predicate<MessageNode>> scan;
  private final List<FolderNode> folders;
  private final boolean recursive;
  private final LongSupplier changes;
  private Set<UUID> kept = Set.of();
  private boolean running = true;

  /**
   * A search that runs.
   *
   * @param scan begins to evaluate the restriction
   * @param recursive whether the folders in the folders are searched too
   * @param changes counts the changes of the mailbox
   */
  Search(
      Restriction where,
      Supplier<Predicate<MessageNode>> scan,
      List<FolderNode> folders,
      boolean recursive,
      LongSupplier changes) {
    this.where = where;
    this.scan = scan;
    this.folders = List.copyOf(folders);
    this.recursive = recursive;
    this.changes = changes;
  }

  /** The same search in its present state, for a copy of its folder. */
  Search copy() {
    Search copy = new Search(where, scan, folders, recursive, changes);
    copy.kept = kept;
    copy.running = running;
    return copy;
  }

  /** The restriction as it was set. */
  public Restriction where() {
    return where;
  }

  /** The folders that it searches. */
  public List<FolderNode> folders() {
    return folders;
  }

  /** Says whether the folders in the folders are searched too. */
  public boolean isRecursive() {
    return recursive;
  }

  /** Says whether the search goes on. */
  public boolean isRunning() {
    return running;
  }

  /** Keeps the messages that it finds now, as long as they exist, and finds no more. */
  void stop() {
    kept = found().stream().map(MessageNode::id).collect(Collectors.toSet());
    running = false;
  }

  long revision() {
    return changes.getAsLong();
  }

  List<MessageNode> messages() {
    if (running) {
      return found();
    }
    return all().stream().filter(message -> kept.contains(message.id())).toList();
  }

  private List<MessageNode> found() {
    return all().stream().filter(scan.get()).toList();
  }

  /** Says whether one message is found. */
  public boolean finds(MessageNode message) {
    return running
        ? isSearched(message.folder()) && scan.get().test(message)
        : kept.contains(message.id());
  }

  private boolean isSearched(FolderNode folder) {
    return folders.contains(folder)
        || (recursive && folder.parent() != folder && isSearched(folder.parent()));
  }

  /** The messages of the folders; one that two folders lead to is there once. */
  private List<MessageNode> all() {
    Set<FolderNode> searched =
        folders.stream().filter(each -> !each.isDeleted()).collect(Collectors.toSet());
    List<FolderNode> waiting = new ArrayList<>(searched);
    List<MessageNode> all = new ArrayList<>();
    for (int i = 0; i < waiting.size(); i++) {
      FolderNode folder = waiting.get(i);
      all.addAll(folder.messages.values());
      if (recursive) {
        folder.folders().stream().filter(searched::add).forEach(waiting::add);
      }
    }
    return all;
  }
}
