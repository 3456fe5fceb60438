// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.api.store.Rows;

/** Display names of folders, one below the other, and the way along them. */
final class FolderPath {
  private static final Query NAMES = Query.columns(Pr.ENTRYID, Pr.DISPLAY_NAME);

  private final String path;
  private final List<String> parts;

  private FolderPath(String path, List<String> parts) {
    this.path = path;
    this.parts = parts;
  }

  /**
   * Takes a path apart.
   *
   * @throws IllegalArgumentException if a part is empty
   */
  static FolderPath of(String path) {
    List<String> parts = List.of(path.split("/", -1));
    if (parts.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "the folder path '" + path + "' has an empty part; it is written as Projects/2026");
    }
    return new FolderPath(path, parts);
  }

  /** Opens the last folder of the path. */
  Folder open(ScopedFolder top) {
    int[] reached = new int[1];
    return walk(top, reached)
        .orElseThrow(
            () ->
                MapiException.of(
                    "IMAPIContainer::GetHierarchyTable",
                    HResult.NOT_FOUND,
                    "there is no folder '"
                        + parts.get(reached[0])
                        + "' in "
                        + (reached[0] == 0
                            ? top.describe()
                            : "'" + String.join("/", parts.subList(0, reached[0])) + "'")
                        + ", which the path '"
                        + path
                        + "' names"));
  }

  /** Opens the last folder of the path; empty if it or one on the way is not there. */
  Optional<Folder> find(ScopedFolder top) {
    return walk(top, new int[1]);
  }

  /** Opens one folder after the other; those on the way are closed again. */
  private Optional<Folder> walk(ScopedFolder top, int[] reached) {
    Folder at = top;
    for (int i = 0; i < parts.size(); i++) {
      reached[0] = i;
      Optional<EntryId> id = child(at, parts.get(i));
      if (at != top) {
        at.close();
      }
      if (id.isEmpty()) {
        return Optional.empty();
      }
      at = top.store().folder(id.get());
    }
    return Optional.of(at);
  }

  /** Compares here, and not in a restriction: providers differ in which letters they hold equal. */
  static Optional<EntryId> child(Folder parent, String name) {
    Optional<EntryId> similar = Optional.empty();
    try (Rows rows = parent.folders().query(NAMES)) {
      for (Row row : rows) {
        String each = row.get(Pr.DISPLAY_NAME, "");
        if (each.equals(name)) {
          return row.find(Pr.ENTRYID);
        }
        if (similar.isEmpty() && each.equalsIgnoreCase(name)) {
          similar = row.find(Pr.ENTRYID);
        }
      }
    }
    return similar;
  }
}
