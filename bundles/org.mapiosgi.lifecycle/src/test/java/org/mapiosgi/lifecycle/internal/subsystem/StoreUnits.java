// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.mapiosgi.api.MapiScope;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.NamedPr;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.FolderContent;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.SearchCriteria;
import org.mapiosgi.api.store.SearchState;

/**
 * Units of work on the outgoing queue, search folders and lists of properties, the same on each
 * platform.
 */
final class StoreUnits {
  private final Stage stage;

  StoreUnits(Stage stage) {
    this.stage = stage;
  }

  /**
   * Runs all units of work in a session, each by itself, and stops MAPI.
   *
   * @return whether the stop was clean
   */
  boolean run() throws Exception {
    return new UnitRun(stage)
        .of(
            List.of(
                StoreUnits::takeBack,
                StoreUnits::search,
                StoreUnits::searchForNamedProperties,
                StoreUnits::listProperties));
  }

  private static void takeBack(MapiScope mapi) {
    EntryId id =
        mapi.defaultStore()
            .outbox()
            .createMessage()
            .subject("not yet")
            .to("Ada", "ada@example.com")
            .deferUntil(Instant.now().plus(Duration.ofDays(1)))
            .submit();
    assertThat(flags(mapi.defaultStore().outbox(), id)).contains(MsgFlag.SUBMIT);
    Message draft = mapi.defaultStore().abortSubmit(id);
    assertThat(draft.get(Pr.MESSAGE_FLAGS)).doesNotContain(MsgFlag.SUBMIT);
    EntryId again = draft.subject("now").deleteProperties(Pr.DEFERRED_SEND_TIME).submit();
    assertThat(again).isEqualTo(id);
    List<String> sent =
        mapi.defaultStore().sentItems().messages().list(Query.columns(Pr.SUBJECT)).stream()
            .map(row -> row.get(Pr.SUBJECT))
            .toList();
    assertThat(sent).contains("now");
    EntryId other = mapi.inbox().createMessage().subject("not submitted").save().entryId();
    assertThatThrownBy(() -> mapi.defaultStore().abortSubmit(other))
        .hasMessageContaining("MAPI_E_NOT_IN_QUEUE");
  }

  private static Set<MsgFlag> flags(Folder folder, EntryId message) {
    return folder
        .messages()
        .first(Query.columns(Pr.MESSAGE_FLAGS).where(Restriction.is(Pr.ENTRYID, message)))
        .orElseThrow()
        .get(Pr.MESSAGE_FLAGS);
  }

  private static List<String> subjects(Folder folder) {
    return folder.messages().list(Query.columns(Pr.SUBJECT)).stream()
        .map(row -> row.get(Pr.SUBJECT))
        .toList();
  }

  private static void search(MapiScope mapi) {
    Folder top = mapi.defaultStore().root().createFolder("Searched");
    Folder below = top.createFolder("Below");
    EntryId first = top.createMessage().subject("Invoice 1").save().entryId();
    EntryId unused = below.createMessage().subject("Invoice 2").save().entryId();
    SearchCriteria criteria = SearchCriteria.of(Restriction.contains(Pr.SUBJECT, "Invoice"), top);
    Folder search = mapi.defaultStore().searchFolders().createSearchFolder("Invoices", criteria);
    assertThat(subjects(search)).containsExactly("Invoice 1");
    assertThat(search.searchCriteria()).contains(criteria);
    assertThat(search.searchState()).contains(SearchState.RUNNING);
    assertThat(search.search(criteria.withSubfolders()).searchCriteria())
        .contains(criteria.withSubfolders());
    assertThat(subjects(search)).containsExactlyInAnyOrder("Invoice 1", "Invoice 2");
    assertThat(mapi.message(first).subject()).isEqualTo("Invoice 1");
    search.stopSearch();
    EntryId late = top.createMessage().subject("Invoice 3").save().entryId();
    assertThat(late).isNotNull();
    assertThat(subjects(search)).hasSize(2);
    assertThat(search.searchState()).doesNotContain(SearchState.RUNNING);
    assertThat(subjects(search.restartSearch())).hasSize(3);
    assertThat(top.searchCriteria()).isEmpty();
    assertThat(top.searchState()).isEmpty();
    assertThatThrownBy(
            () ->
                mapi.defaultStore()
                    .searchFolders()
                    .createSearchFolder(
                        "Nowhere", SearchCriteria.of(criteria.where(), List.of(first))))
        .isInstanceOf(MapiException.class);
    assertThat(mapi.defaultStore().searchFolders().findFolder("Nowhere")).isEmpty();
    search.delete();
    assertThat(subjects(top)).hasSize(2);
    top.delete(Set.of(FolderContent.MESSAGES, FolderContent.FOLDERS));
  }

  /** A name that no message has so far: the search finds the first one that gets it. */
  private static void searchForNamedProperties(MapiScope mapi) {
    Folder folder = mapi.defaultStore().root().createFolder("Categories");
    Folder search =
        mapi.defaultStore()
            .searchFolders()
            .createSearchFolder(
                "Paid",
                SearchCriteria.of(Restriction.hasElement(NamedPr.KEYWORDS, "Paid"), folder));
    assertThat(subjects(search)).isEmpty();
    EntryId unused =
        folder
            .createMessage()
            .subject("a paid invoice")
            .set(NamedPr.KEYWORDS, List.of("Paid"))
            .save()
            .entryId();
    assertThat(subjects(search)).containsExactly("a paid invoice");
  }

  private static void listProperties(MapiScope mapi) {
    EntryId id =
        mapi.inbox()
            .createMessage()
            .subject("listed")
            .set(NamedPr.KEYWORDS, List.of("Paid"))
            .set(NamedPr.REMINDER_SET, true)
            .save()
            .entryId();
    Message message = mapi.message(id);
    assertThat(message.properties())
        .hasSameSizeAs(message.propertyTags())
        .contains(Pr.SUBJECT, NamedPr.KEYWORDS, NamedPr.REMINDER_SET)
        .noneMatch(property -> property instanceof PropTag<?> tag && tag.id() >= 0x8000);
    assertThat(mapi.inbox().properties()).contains(Pr.DISPLAY_NAME);
  }
}
