// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.addressbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.addressbook.AddressBook;
import org.mapiosgi.api.addressbook.AddressContainer;
import org.mapiosgi.api.addressbook.AddressEntry;
import org.mapiosgi.api.addressbook.Ambiguous;
import org.mapiosgi.api.addressbook.Members;
import org.mapiosgi.api.addressbook.Resolved;
import org.mapiosgi.api.addressbook.Unresolved;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.binding.emulator.Fault;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.support.EmulatedSession;

class ScopedAddressBookTest {
  private static final EmulatorSettings SETTINGS =
      EmulatorSettings.defaults()
          .withAddressBook(
              "Ada Example <ada@example.com>",
              "Ada Sample <ada.sample@example.com>",
              "Ben Example <ben@example.com>",
              "Team <team@example.com>: ada@example.com, ben@example.com, all@example.com",
              "All <all@example.com>: team@example.com, ben@example.com, ada.sample@example.com");

  private final EmulatedSession session = EmulatedSession.open(SETTINGS);
  private final UnitScope mapi = session.scope();
  private final AddressBook book = mapi.addressBook();

  @AfterEach
  void logOff() {
    mapi.close();
    session.close();
  }

  private AddressEntry one(String name) {
    assertThat(book.resolve(name)).isInstanceOf(Resolved.class);
    return ((Resolved) book.resolve(name)).entry();
  }

  @Test
  void aNameThatOneEntryHasIsResolved() {
    AddressEntry ada = one("Ada Example");
    assertThat(ada.kind()).isEqualTo(AddressEntry.Kind.MAIL_USER);
    assertThat(ada.addressType()).isEqualTo("EX");
    assertThat(ada.smtpAddress()).contains("ada@example.com");
    assertThat(book.entry(ada.entryId())).isEqualTo(ada);
    Recipient to = ada.recipient(Recipient.Type.TO);
    assertThat(to.entryId()).contains(ada.entryId());
    assertThat(to.displayName()).isEqualTo("Ada Example");
  }

  @Test
  void aNameThatSeveralHaveGivesTheCandidates() {
    assertThat(book.resolve("ada"))
        .isInstanceOfSatisfying(
            Ambiguous.class,
            several ->
                assertThat(several.candidates())
                    .extracting(AddressEntry::displayName)
                    .containsExactly("Ada Example", "Ada Sample"));
  }

  @Test
  void aNameThatNoneHasIsUnresolvedAndAnAddressIsAnEntryOfItsOwn() {
    assertThat(book.resolve("Zoe")).isEqualTo(new Unresolved("Zoe"));
    AddressEntry oneOff = one("zoe@example.org");
    assertThat(oneOff.addressType()).isEqualTo("SMTP");
    assertThat(oneOff.smtpAddress()).contains("zoe@example.org");
    assertThatThrownBy(() -> book.resolve(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anotherFailureIsNoResult() {
    try (Fault down =
        session
            .emulator()
            .on("IAddrBook::ResolveName")
            .fail(HResult.named("MAPI_E_NETWORK_ERROR"))) {
      assertThatThrownBy(() -> book.resolve("Ada Example"))
          .hasMessageContaining("MAPI_E_NETWORK_ERROR");
      assertThat(down.hits()).isEqualTo(1);
    }
  }

  @Test
  void aSearchGivesNoMoreThanIsAskedFor() {
    assertThat(book.search("example", 10))
        .extracting(AddressEntry::displayName)
        .containsExactly("Ada Example", "Ben Example");
    assertThat(book.search("example", 1)).hasSize(1);
    assertThatThrownBy(() -> book.search("a", 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aContainerIsSearchedLikeAnyTable() {
    Row row = book.containers().first(Query.columns(Pr.ENTRYID, Pr.DISPLAY_NAME)).orElseThrow();
    try (AddressContainer all = book.container(row.get(Pr.ENTRYID))) {
      assertThat(all.displayName()).isEqualTo(row.get(Pr.DISPLAY_NAME));
      assertThat(all.entries().count()).isEqualTo(6);
      assertThat(all.entries().count(Restriction.is(Pr.ANR, "Ben"))).isEqualTo(1);
      assertThat(all.containers().count()).isZero();
    }
    EntryId person = one("Ben").entryId();
    assertThatThrownBy(() -> book.container(person)).hasMessageContaining("MAPI_E_INVALID_OBJECT");
  }

  @Test
  void membersAreListedOnceAndCyclesAreNamed() {
    Members team = book.members(one("Team").entryId());
    assertThat(team.entries())
        .extracting(AddressEntry::displayName)
        .containsExactly("Ada Example", "Ben Example", "Ada Sample");
    assertThat(team.cycles()).extracting(AddressEntry::displayName).containsExactly("Team", "All");
    EntryId container =
        book.containers().first(Query.columns(Pr.ENTRYID)).orElseThrow().get(Pr.ENTRYID);
    for (EntryId noList : List.of(one("Ben").entryId(), container)) {
      assertThatThrownBy(() -> book.members(noList))
          .hasMessageContaining("MAPI_E_INVALID_OBJECT")
          .hasMessageContaining("is no distribution list");
    }
  }

  @Test
  void aListThatIsTooLargeIsRefused() {
    List<String> entries = new ArrayList<>();
    for (int i = 0; i <= Members.MOST; i++) {
      entries.add("p" + i + "@example.com");
    }
    entries.add("Crowd <crowd@example.com>: " + String.join(",", entries));
    entries.add("Few <few@example.com>: p1@example.com, p1@example.com, P1@example.com");
    EmulatorSettings settings =
        EmulatorSettings.defaults().withAddressBook(entries.toArray(String[]::new));
    try (EmulatedSession other = EmulatedSession.open(settings);
        UnitScope unit = other.scope()) {
      AddressBook large = unit.addressBook();
      EntryId crowd = ((Resolved) large.resolve("Crowd")).entry().entryId();
      assertThatThrownBy(() -> large.members(crowd))
          .hasMessageContaining("MAPI_E_TOO_BIG")
          .hasMessageContaining("Crowd");
      EntryId few = ((Resolved) large.resolve("few")).entry().entryId();
      assertThat(large.members(few).entries()).hasSize(1);
    }
  }

  @Test
  void tooManyListsAreRefusedEvenIfTheyAreEmpty() {
    List<String> lists = new ArrayList<>();
    for (int i = 0; i < Members.MOST_LISTS; i++) {
      lists.add("l" + i + "@example.com");
    }
    List<String> entries = new ArrayList<>(lists.stream().map(list -> list + ":").toList());
    entries.add("Most <most@example.com>: " + String.join(",", lists.subList(1, lists.size())));
    entries.add("Many <many@example.com>: " + String.join(",", lists));
    EmulatorSettings settings =
        EmulatorSettings.defaults().withAddressBook(entries.toArray(String[]::new));
    try (EmulatedSession other = EmulatedSession.open(settings);
        UnitScope unit = other.scope()) {
      AddressBook large = unit.addressBook();
      EntryId most = ((Resolved) large.resolve("Most")).entry().entryId();
      assertThat(large.members(most).entries()).isEmpty();
      EntryId many = ((Resolved) large.resolve("Many")).entry().entryId();
      assertThatThrownBy(() -> large.members(many)).hasMessageContaining("MAPI_E_TOO_BIG");
    }
  }

  @Test
  void aOneOffRecipientIsSentTo() {
    Recipient zoe = book.oneOff(Recipient.Type.TO, "Zoe", "SMTP", "zoe@example.org");
    assertThat(zoe.entryId()).isPresent();
    assertThat(book.open(zoe.entryId().orElseThrow()).get(Pr.EMAIL_ADDRESS))
        .isEqualTo("zoe@example.org");
    EntryId sent =
        mapi.defaultStore()
            .outbox()
            .createMessage()
            .subject("to the team")
            .addRecipient(zoe)
            .addRecipient(one("Team").recipient(Recipient.Type.CC))
            .submit();
    assertThat(sent).isNotNull();
  }

  @Test
  void theAddressBookIsOpenedOnceAndEndsWithItsUnitOfWork() {
    assertThat(mapi.addressBook()).isSameAs(book);
    assertThat(UnitScope.scopedIn(book)).contains("AddressBook");
    mapi.close();
    assertThatThrownBy(() -> book.resolve("Ada")).isInstanceOf(IllegalStateException.class);
  }
}
