// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapiosgi.tck.Failures.refused;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.spi.NativeAddressBook;
import org.mapiosgi.spi.NativeAddressContainer;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeTable;

/** The address book, of which the fixture knows some entries. */
public abstract class AddressBookContract extends StagedContract {
  private static final int MAPI_ABCONT = 4;
  private static final int MAPI_MAILUSER = 6;
  private static final int MAPI_DISTLIST = 8;

  /** For subclasses. */
  protected AddressBookContract() {}

  private KnownDirectory known() {
    return Known.of(fixture().directory(), "no entries of the address book are known");
  }

  private static NativeAddressBook open(Desk desk) {
    return desk.keep(desk.session().openAddressBook());
  }

  private static EntryId resolved(NativeAddressBook book, String name) {
    return Desk.read(book.resolveName(name), Pr.ENTRYID);
  }

  private static List<List<PropValue>> rows(Desk desk, NativeTable table) {
    return desk.rows(
        table, Pr.ENTRYID, Pr.OBJECT_TYPE, Pr.DISPLAY_NAME, Pr.ADDRTYPE, Pr.EMAIL_ADDRESS);
  }

  @Test
  void aNameThatOneEntryHasIsResolved() {
    atDesk(
        desk -> {
          NativeAddressBook book = open(desk);
          assertThat(book.interfaceName()).isEqualTo("IAddrBook");
          NativeProps entry = desk.keep(book.openEntry(resolved(book, known().person())));
          assertThat(entry.interfaceName()).isEqualTo("IMailUser");
          assertThat(Desk.get(entry, Pr.DISPLAY_NAME)).isEqualTo(known().person());
          assertThat(Desk.get(entry, Pr.SMTP_ADDRESS)).isEqualTo(known().personAddress());
          assertThat(Desk.get(entry, Pr.OBJECT_TYPE)).isEqualTo(MAPI_MAILUSER);
          assertThat(resolved(book, known().personAddress()))
              .isEqualTo(Desk.get(entry, Pr.ENTRYID));
        });
  }

  @Test
  void aNameThatSeveralEntriesMatchIsAmbiguousAndThoseAreListed() {
    atDesk(
        desk -> {
          String ambiguous = known().ambiguous();
          NativeAddressBook book = open(desk);
          refused(() -> book.resolveName(ambiguous), "MAPI_E_AMBIGUOUS_RECIP");
          List<EntryId> path = book.getSearchPath();
          assertThat(path).isNotEmpty();
          List<String> candidates = new ArrayList<>();
          for (EntryId id : path) {
            NativeAddressContainer container =
                (NativeAddressContainer) desk.keep(book.openEntry(id));
            NativeTable table = desk.keep(container.getContentsTable());
            table.setColumns(List.of(Pr.DISPLAY_NAME));
            table.restrict(Restriction.is(Pr.ANR, ambiguous));
            Desk.all(table).forEach(row -> candidates.add(Desk.read(row, Pr.DISPLAY_NAME)));
          }
          assertThat(candidates).hasSizeGreaterThan(1).contains(known().person());
        });
  }

  @Test
  void aNameThatNoEntryHasIsNotFound() {
    atDesk(
        desk -> {
          NativeAddressBook book = open(desk);
          refused(() -> book.resolveName("nobody of that name (TCK)"), "MAPI_E_NOT_FOUND");
        });
  }

  @Test
  void anAddressThatNoEntryHasIsAOneOffEntry() {
    atDesk(
        desk -> {
          NativeAddressBook book = open(desk);
          NativeProps entry = desk.keep(book.openEntry(resolved(book, "tck@example.org")));
          assertThat(Desk.get(entry, Pr.ADDRTYPE)).isEqualTo("SMTP");
          assertThat(Desk.get(entry, Pr.EMAIL_ADDRESS)).isEqualTo("tck@example.org");
        });
  }

  @Test
  void aOneOffEntryIdHasNameAndAddressInIt() {
    atDesk(
        desk -> {
          NativeAddressBook book = open(desk);
          EntryId id = book.createOneOff("Zoë 売上", "SMTP", "zoe@example.org");
          NativeProps entry = desk.keep(book.openEntry(id));
          assertThat(Desk.get(entry, Pr.DISPLAY_NAME)).isEqualTo("Zoë 売上");
          assertThat(Desk.get(entry, Pr.EMAIL_ADDRESS)).isEqualTo("zoe@example.org");
          refused(() -> book.createOneOff("name", "SMTP", ""), "MAPI_E_INVALID_PARAMETER");
        });
  }

  @Test
  void theRootHasContainersWithEntries() {
    atDesk(
        desk -> {
          NativeAddressBook book = open(desk);
          NativeAddressContainer root = desk.keep(book.openRoot());
          List<List<PropValue>> containers = rows(desk, root.getHierarchyTable());
          assertThat(containers).isNotEmpty();
          List<String> names = new ArrayList<>();
          for (List<PropValue> row : containers) {
            assertThat(Desk.read(row, Pr.OBJECT_TYPE)).isEqualTo(MAPI_ABCONT);
            NativeProps container = desk.keep(book.openEntry(Desk.read(row, Pr.ENTRYID)));
            assertThat(container.interfaceName()).isEqualTo("IABContainer");
            rows(desk, ((NativeAddressContainer) container).getContentsTable())
                .forEach(entry -> names.add(Desk.read(entry, Pr.DISPLAY_NAME)));
          }
          assertThat(names).contains(known().person());
        });
  }

  @Test
  void aDistributionListHasMembers() {
    atDesk(
        desk -> {
          NativeAddressBook book = open(desk);
          NativeProps list = desk.keep(book.openEntry(resolved(book, known().list())));
          assertThat(list.interfaceName()).isEqualTo("IDistList");
          assertThat(Desk.get(list, Pr.OBJECT_TYPE)).isEqualTo(MAPI_DISTLIST);
          List<List<PropValue>> members =
              rows(desk, ((NativeAddressContainer) list).getContentsTable());
          assertThat(members)
              .extracting(row -> Desk.read(row, Pr.OBJECT_TYPE))
              .contains(MAPI_MAILUSER, MAPI_DISTLIST);
          assertThat(members)
              .extracting(row -> Desk.read(row, Pr.ENTRYID))
              .contains(resolved(book, known().member()));
        });
  }

  @Test
  void anEntryIdThatTheAddressBookDoesNotKnowIsRefused() {
    atDesk(
        desk -> {
          NativeAddressBook book = open(desk);
          refused(
              () -> book.openEntry(EntryId.of(new byte[] {0, 0, 0, 0, 9, 9, 9, 9, 9, 9, 9, 9, 1})),
              "MAPI_E_INVALID_ENTRYID",
              "MAPI_E_UNKNOWN_ENTRYID",
              "MAPI_E_NOT_FOUND");
        });
  }
}
