// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeSearch;

class SearchFolderTest {
  private final MapiEmulator emulator = Emulators.open();

  @Test
  void aCopyOfASearchFolderSearchesOnIfTheOtherOneStops() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeFolder finder = on.folder(Pr.FINDER_ENTRYID);
      NativeFolder search = on.keep(finder.createSearchFolder("search", 0));
      search.setSearchCriteria(
          Restriction.exists(Pr.SUBJECT), List.of(LoggedOn.get(on.inbox(), Pr.ENTRYID)), 0);
      finder.copyFolder(LoggedOn.get(search, Pr.ENTRYID), finder, Optional.of("copy"), 0);
      NativeFolder copy = on.keep(finder.createSearchFolder("copy", NativeFolder.OPEN_IF_EXISTS));

      search.setSearchCriteria(null, List.of(), NativeFolder.STOP_SEARCH);
      emulator.deliver("a@example.com", "new", "text");

      assertThat(search.getSearchCriteria().state() & NativeSearch.SEARCH_RUNNING).isZero();
      assertThat(copy.getSearchCriteria().state() & NativeSearch.SEARCH_RUNNING).isNotZero();
      assertThat(on.column(search, Pr.SUBJECT)).isEmpty();
      assertThat(on.column(copy, Pr.SUBJECT)).containsExactly("new");
    }
  }
}
