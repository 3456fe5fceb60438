// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapiosgi.tck.Failures.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.mapiosgi.api.MapiEvent.Kind;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeSearch;
import org.mapiosgi.spi.NativeStore;
import org.mapiosgi.spi.NativeTable;

/** Search folders and their criteria. */
public abstract class SearchContract extends StagedContract {
  private static final Restriction WANTED =
      Restriction.contains(Pr.SUBJECT, "invoice", Restriction.Fuzzy.IGNORE_CASE);

  private final List<EntryId> made = new ArrayList<>();

  /** For subclasses. */
  protected SearchContract() {}

  /** Runs a test at a desk, and deletes the search folders that it has made. */
  private void searching(ThrowingConsumer<Desk> test) {
    atDesk(
        desk -> {
          try {
            test.accept(desk);
          } finally {
            NativeFolder finder = finder(desk);
            made.forEach(id -> assertThat(finder.deleteFolder(id, 0).isFailure()).isFalse());
            made.clear();
          }
        });
  }

  private static NativeFolder finder(Desk desk) {
    return desk.folder(Desk.get(desk.store(), Pr.FINDER_ENTRYID));
  }

  private static NativeFolder folder(Desk desk, NativeFolder parent, String name) {
    return desk.keep(parent.createFolder(unique(name), 0));
  }

  private NativeFolder empty(Desk desk) {
    NativeFolder search = desk.keep(finder(desk).createSearchFolder(unique("search"), 0));
    made.add(Desk.get(search, Pr.ENTRYID));
    return search;
  }

  private NativeFolder search(Desk desk, Restriction where, int flags, NativeFolder... folders) {
    NativeFolder search = empty(desk);
    search.setSearchCriteria(where, ids(folders), flags);
    return search;
  }

  private static List<EntryId> ids(NativeFolder... folders) {
    return List.of(folders).stream().map(each -> Desk.get(each, Pr.ENTRYID)).toList();
  }

  private static List<String> subjects(Desk desk, NativeFolder folder) {
    return desk.column(folder, null, Pr.SUBJECT).stream().sorted().toList();
  }

  /** A server may need time to search. */
  private static void awaitSubjects(Desk desk, NativeFolder search, String... wanted) {
    List<String> sorted = List.of(wanted).stream().sorted().toList();
    desk.pumpUntil(
        "the search finds " + sorted + " and nothing else",
        () -> subjects(desk, search).equals(sorted));
  }

  @Test
  void aSearchFolderFindsWhatMeetsItsCriteriaInItsFoldersOnly() {
    searching(
        desk -> {
          NativeFolder one = folder(desk, desk.workshop(), "one");
          NativeFolder below = folder(desk, one, "below");
          NativeFolder other = folder(desk, desk.workshop(), "other");
          EntryId id = desk.create(one, Pr.SUBJECT.with("Invoice 1"));
          EntryId unused = desk.create(one, Pr.SUBJECT.with("a letter"));
          EntryId unusedBelow = desk.create(below, Pr.SUBJECT.with("Invoice 2"));
          EntryId unusedOther = desk.create(other, Pr.SUBJECT.with("Invoice 3"));
          NativeFolder shallow = search(desk, WANTED, NativeFolder.SHALLOW_SEARCH, one);
          awaitSubjects(desk, shallow, "Invoice 1");
          NativeFolder deep = search(desk, WANTED, NativeFolder.RECURSIVE_SEARCH, one, other);
          awaitSubjects(desk, deep, "Invoice 1", "Invoice 2", "Invoice 3");
          assertThat(desk.column(shallow, null, Pr.ENTRYID)).containsExactly(id);
          assertThat(desk.column(shallow, null, Pr.PARENT_ENTRYID))
              .containsExactly(Desk.get(one, Pr.ENTRYID));
          assertThat(Desk.get(shallow, Pr.CONTENT_COUNT)).isEqualTo(1);
        });
  }

  @Test
  void aRunningSearchFindsNewChangedAndDeletedMessages() {
    searching(
        desk -> {
          NativeFolder folder = folder(desk, desk.workshop(), "watched");
          NativeFolder search = search(desk, WANTED, NativeFolder.RECURSIVE_SEARCH, folder);
          NativeTable table = desk.keep(search.getContentsTable());
          table.setColumns(List.of(Pr.SUBJECT));
          assertThat(table.getRowCount()).isZero();
          EntryId id = desk.create(folder, Pr.SUBJECT.with("invoice"));
          desk.pumpUntil("the table has the message", () -> table.getRowCount() == 1);
          EntryId changed = desk.create(folder, Pr.SUBJECT.with("a draft"));
          NativeMessage message = desk.store().openMessage(changed, NativeStore.MAPI_BEST_ACCESS);
          message.setProps(List.of(Pr.SUBJECT.with("an invoice now")));
          message.saveChanges(0);
          message.release();
          awaitSubjects(desk, search, "invoice", "an invoice now");
          assertThat(folder.deleteMessages(List.of(id)).isFailure()).isFalse();
          awaitSubjects(desk, search, "an invoice now");
          assertThat(search.deleteMessages(List.of(changed)).isFailure()).isFalse();
          assertThat(subjects(desk, folder)).isEmpty();
        });
  }

  @Test
  @Reaches(Reach.SENDING)
  void newMailIsFound() {
    searching(
        desk -> {
          String subject = unique("mail");
          NativeFolder search =
              search(
                  desk,
                  Restriction.is(Pr.SUBJECT, subject),
                  NativeFolder.SHALLOW_SEARCH,
                  desk.inbox());
          desk.submit(
              subject, "body", List.of(OneOff.entry(OneOff.TO, "Me", fixture().selfAddress())));
          EntryId arrived = desk.awaitMessage(desk.inbox(), subject);
          assertThat(desk.awaitMessage(search, subject)).isEqualTo(arrived);
        });
  }

  @Test
  void theCriteriaAreReadAsTheyWereSet() {
    Restriction where =
        Restriction.and(
            WANTED,
            Restriction.or(
                Restriction.not(Restriction.exists(Pr.HTML)),
                Restriction.atLeast(Pr.IMPORTANCE, 1)),
            Restriction.noBit(PropTag.integer(0x0E07), 0x4),
            new Restriction.Size(Restriction.RelOp.LT, Pr.BODY, 1000),
            new Restriction.Sub(Pr.MESSAGE_RECIPIENTS, Restriction.exists(Pr.DISPLAY_NAME)),
            new Restriction.CompareProps(Restriction.RelOp.NE, Pr.SUBJECT, Pr.BODY),
            new Restriction.Comment(
                List.of(Pr.DISPLAY_NAME.with("kept by a client")), Restriction.exists(Pr.SUBJECT)));
    searching(
        desk -> {
          NativeFolder folder = folder(desk, desk.workshop(), "criteria");
          NativeFolder search = search(desk, where, NativeFolder.RECURSIVE_SEARCH, folder);
          NativeSearch read = search.getSearchCriteria();
          assertThat(read.restriction()).contains(where);
          assertThat(read.folders()).containsExactlyElementsOf(ids(folder));
          assertThat(read.state() & NativeSearch.SEARCH_RECURSIVE).isNotZero();
          assertThat(read.state() & NativeSearch.SEARCH_RUNNING).isNotZero();
          NativeFolder again = desk.folder(Desk.get(search, Pr.ENTRYID));
          assertThat(again.getSearchCriteria().restriction()).contains(where);
        });
  }

  @Test
  void aStoppedSearchKeepsWhatItFoundAndGoesOnWhenRestarted() {
    searching(
        desk -> {
          NativeFolder folder = folder(desk, desk.workshop(), "stopped");
          EntryId unused = desk.create(folder, Pr.SUBJECT.with("invoice 1"));
          NativeFolder search = search(desk, WANTED, NativeFolder.SHALLOW_SEARCH, folder);
          awaitSubjects(desk, search, "invoice 1");
          search.setSearchCriteria(null, List.of(), NativeFolder.STOP_SEARCH);
          EntryId unusedTwo = desk.create(folder, Pr.SUBJECT.with("invoice 2"));
          assertThat(subjects(desk, search)).containsExactly("invoice 1");
          assertThat(search.getSearchCriteria().state() & NativeSearch.SEARCH_RUNNING).isZero();
          search.setSearchCriteria(null, List.of(), NativeFolder.RESTART_SEARCH);
          awaitSubjects(desk, search, "invoice 1", "invoice 2");
          search.setSearchCriteria(
              Restriction.is(Pr.SUBJECT, "invoice 2"), List.of(), NativeFolder.RESTART_SEARCH);
          awaitSubjects(desk, search, "invoice 2");
        });
  }

  @Test
  void theEndOfTheSearchAndItsTableAreTold() {
    RecordingSink complete = new RecordingSink();
    RecordingSink rows = new RecordingSink();
    searching(
        desk -> {
          NativeFolder folder = folder(desk, desk.workshop(), "told");
          long first = desk.store().advise(Optional.empty(), Kind.SEARCH_COMPLETE.mask(), complete);
          NativeFolder search = search(desk, WANTED, NativeFolder.SHALLOW_SEARCH, folder);
          assertThat(
                  complete.await("the search is complete", list -> !list.isEmpty()).get(0).event())
              .satisfies(
                  event -> {
                    assertThat(event.kind()).isEqualTo(Kind.SEARCH_COMPLETE);
                    assertThat(event.entryId()).contains(Desk.get(search, Pr.ENTRYID));
                  });
          NativeTable table = desk.keep(search.getContentsTable());
          table.setColumns(List.of(Pr.INSTANCE_KEY));
          long second = table.advise(rows);
          EntryId unused = desk.create(folder, Pr.SUBJECT.with("invoice"));
          assertThat(rows.await("the table has changed", list -> !list.isEmpty()))
              .extracting(delivery -> delivery.event().kind())
              .containsOnly(Kind.TABLE_MODIFIED);
          table.unadvise(second);
          desk.store().unadvise(first);
        });
  }

  @Test
  void whatASearchFolderCannotDoIsRefused() {
    searching(
        desk -> {
          NativeFolder folder = folder(desk, desk.workshop(), "plain");
          EntryId id = desk.create(folder, Pr.SUBJECT.with("invoice"));
          List<EntryId> scope = ids(folder);
          refused(
              () -> folder.setSearchCriteria(WANTED, scope, 0),
              "MAPI_E_NO_SUPPORT",
              "MAPI_E_CALL_FAILED");
          refused(folder::getSearchCriteria, "MAPI_E_NO_SUPPORT", "MAPI_E_NOT_INITIALIZED");
          NativeFolder search = empty(desk);
          refused(search::getSearchCriteria, "MAPI_E_NOT_INITIALIZED");
          assertThat(subjects(desk, search)).isEmpty();
          int contradiction = NativeFolder.STOP_SEARCH | NativeFolder.RESTART_SEARCH;
          refused(
              () -> search.setSearchCriteria(WANTED, scope, contradiction),
              "MAPI_E_INVALID_PARAMETER",
              "MAPI_E_UNKNOWN_FLAGS");
          search.setSearchCriteria(WANTED, scope, NativeFolder.SHALLOW_SEARCH);
          refused(() -> search.createMessage().release(), "MAPI_E_NO_ACCESS", "MAPI_E_NO_SUPPORT");
          refused(
              () -> folder.copyMessages(List.of(id), search, 0),
              "MAPI_E_NO_ACCESS",
              "MAPI_E_NO_SUPPORT");
          EntryId gone = Desk.get(search, Pr.ENTRYID);
          assertThat(finder(desk).deleteFolder(gone, 0).isFailure()).isFalse();
          made.remove(gone);
          assertThat(subjects(desk, folder)).containsExactly("invoice");
        });
  }
}
