// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.binding.emulator.internal.model.EntryIds;
import org.mapiosgi.binding.emulator.internal.model.FolderNode;
import org.mapiosgi.binding.emulator.internal.model.MessageNode;
import org.mapiosgi.binding.emulator.internal.model.Search;
import org.mapiosgi.binding.emulator.internal.table.Matcher;
import org.mapiosgi.binding.emulator.internal.table.TableRow;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeSearch;

/** The conditions of the criteria of a search folder. Used under the mailbox's lock. */
record SearchCalls(World world, FolderNode folder) {
  private static final String SET = "IMAPIFolder::SetSearchCriteria";
  private static final String GET = "IMAPIFolder::GetSearchCriteria";
  private static final int KNOWN =
      NativeFolder.STOP_SEARCH
          | NativeFolder.RESTART_SEARCH
          | NativeFolder.RECURSIVE_SEARCH
          | NativeFolder.SHALLOW_SEARCH
          | NativeFolder.FOREGROUND_SEARCH
          | NativeFolder.BACKGROUND_SEARCH;

  /** Replaces the given criteria and begins the search, or ends it. */
  void set(@Nullable Restriction restriction, List<EntryId> folders, int flags) {
    requireSearch(SET);
    check(flags);
    Optional<Search> before = folder.search();
    if ((flags & NativeFolder.STOP_SEARCH) != 0) {
      world.mailbox().stopSearch(folder);
      return;
    }
    Restriction where =
        restriction == null ? required(before.map(Search::where), "restriction") : restriction;
    List<FolderNode> scope =
        folders.isEmpty()
            ? required(before.map(Search::folders), "folder")
            : folders.stream().map(id -> world.mailbox().folder(SET, id)).toList();
    boolean recursive =
        (flags & NativeFolder.RECURSIVE_SEARCH) != 0
            || ((flags & NativeFolder.SHALLOW_SEARCH) == 0
                && before.map(Search::isRecursive).orElse(false));
    Matcher matcher = Matcher.of(where);
    world.mailbox().search(folder, where, () -> scan(matcher), scope, recursive);
  }

  private Predicate<MessageNode> scan(Matcher matcher) {
    Predicate<TableRow> rows = matcher.scan();
    return message -> rows.test(FolderTables.row(world, message));
  }

  private static <T> T required(Optional<T> before, String criterion) {
    return before.orElseThrow(
        () ->
            MapiException.of(
                SET, HResult.NOT_INITIALIZED, "the first criteria need a " + criterion));
  }

  private void check(int flags) {
    if ((flags & ~KNOWN) != 0) {
      throw MapiException.of(SET, HResult.UNKNOWN_FLAGS, String.format("flags 0x%08X", flags));
    }
    for (int both :
        List.of(
            NativeFolder.STOP_SEARCH | NativeFolder.RESTART_SEARCH,
            NativeFolder.RECURSIVE_SEARCH | NativeFolder.SHALLOW_SEARCH,
            NativeFolder.FOREGROUND_SEARCH | NativeFolder.BACKGROUND_SEARCH)) {
      if ((flags & both) == both) {
        throw MapiException.of(
            SET,
            HResult.INVALID_PARAMETER,
            String.format("flags 0x%08X contradict each other", flags));
      }
    }
  }

  /** The criteria. */
  NativeSearch get() {
    requireSearch(GET);
    Search search =
        folder
            .search()
            .orElseThrow(
                () -> MapiException.of(GET, HResult.NOT_INITIALIZED, "no criteria were set"));
    return new NativeSearch(
        Optional.of(search.where()),
        search.folders().stream()
            .map(each -> world.mailbox().ids().of(EntryIds.Kind.FOLDER, each.id()))
            .toList(),
        (search.isRunning() ? NativeSearch.SEARCH_RUNNING : 0)
            | (search.isRecursive() ? NativeSearch.SEARCH_RECURSIVE : 0));
  }

  private void requireSearch(String operation) {
    if (!folder.isSearch()) {
      throw MapiException.of(operation, HResult.NO_SUPPORT, "the folder is no search folder");
    }
  }
}
