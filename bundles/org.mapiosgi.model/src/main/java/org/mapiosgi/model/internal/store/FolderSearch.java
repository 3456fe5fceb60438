// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.SearchCriteria;
import org.mapiosgi.api.store.SearchState;
import org.mapiosgi.model.internal.table.Condition;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeSearch;

/** The search of a search folder. */
final class FolderSearch {
  private final ScopedFolder folder;

  FolderSearch(ScopedFolder folder) {
    this.folder = folder;
  }

  /** Gives a new search folder its criteria, and deletes it again if it does not get them. */
  static Folder begin(ScopedFolder made, SearchCriteria criteria) {
    try {
      new FolderSearch(made).search(criteria);
      return made;
    } catch (RuntimeException e) {
      try {
        made.delete();
      } catch (RuntimeException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
  }

  void search(SearchCriteria criteria) {
    NativeFolder object = folder.object();
    Restriction where = Condition.of(folder.propertyNames(), criteria.where());
    int depth =
        criteria.isRecursive() ? NativeFolder.RECURSIVE_SEARCH : NativeFolder.SHALLOW_SEARCH;
    object.setSearchCriteria(
        where,
        criteria.folders(),
        depth | NativeFolder.RESTART_SEARCH | NativeFolder.FOREGROUND_SEARCH);
  }

  void stop() {
    folder.object().setSearchCriteria(null, List.of(), NativeFolder.STOP_SEARCH);
  }

  void restart() {
    folder.object().setSearchCriteria(null, List.of(), NativeFolder.RESTART_SEARCH);
  }

  Optional<SearchCriteria> criteria() {
    return find()
        .flatMap(
            search ->
                search
                    .restriction()
                    .filter(where -> !search.folders().isEmpty())
                    .map(where -> SearchCriteria.of(where, search.folders()))
                    .map(
                        each ->
                            states(search).contains(SearchState.RECURSIVE)
                                ? each.withSubfolders()
                                : each));
  }

  Set<SearchState> state() {
    return find().map(FolderSearch::states).orElse(Set.of());
  }

  private Optional<NativeSearch> find() {
    try {
      return Optional.of(folder.object().getSearchCriteria());
    } catch (MapiException e) {
      if (e.result().equals(HResult.NOT_INITIALIZED) || e.result().equals(HResult.NO_SUPPORT)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Set<SearchState> states(NativeSearch search) {
    Set<SearchState> states = EnumSet.noneOf(SearchState.class);
    for (SearchState each : SearchState.values()) {
      if ((search.state() & each.mask()) != 0) {
        states.add(each);
      }
    }
    return states;
  }
}
