// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Restriction;

/** Holds the condition of a search folder and the folders that it searches. Immutable. */
public final class SearchCriteria {
  private final Restriction where;
  private final List<EntryId> folders;
  private final boolean recursive;

  private SearchCriteria(Restriction where, Collection<EntryId> folders, boolean recursive) {
    this.where = Objects.requireNonNull(where, "where");
    this.folders = List.copyOf(new LinkedHashSet<>(folders));
    this.recursive = recursive;
    if (this.folders.isEmpty()) {
      throw new IllegalArgumentException("a search needs a folder to search");
    }
  }

  /**
   * Finds the messages in some folders that meet a condition.
   *
   * @param folders folders of the search folder's store, at least one
   * @throws IllegalArgumentException if there is no folder
   */
  public static SearchCriteria of(Restriction where, Collection<EntryId> folders) {
    return new SearchCriteria(where, folders, false);
  }

  /** As {@link #of(Restriction, Collection)}, with open folders. */
  public static SearchCriteria of(Restriction where, Folder... folders) {
    List<EntryId> ids = new ArrayList<>();
    for (Folder each : folders) {
      ids.add(each.entryId());
    }
    return of(where, ids);
  }

  /** Returns the same criteria that also search the folders in the folders, at any depth. */
  public SearchCriteria withSubfolders() {
    return new SearchCriteria(where, folders, true);
  }

  /** Returns the condition. */
  public Restriction where() {
    return where;
  }

  /** Returns the folders that are searched. */
  public List<EntryId> folders() {
    return folders;
  }

  /** Returns whether the folders in the folders are searched too. */
  public boolean isRecursive() {
    return recursive;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SearchCriteria that
        && where.equals(that.where)
        && folders.equals(that.folders)
        && recursive == that.recursive;
  }

  @Override
  public int hashCode() {
    return Objects.hash(where, folders, recursive);
  }

  @Override
  public String toString() {
    return where + " in " + folders + (recursive ? " and below" : "");
  }
}
