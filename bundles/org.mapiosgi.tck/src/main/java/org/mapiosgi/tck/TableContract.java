// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.SortOrder;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeTable;

/** IMAPITable: columns, order, position (R42). */
public abstract class TableContract extends StagedContract {
  private static final int MESSAGES = 25;
  private static final PropTag<Integer> NUMBER = PropTag.integer(0x6801);
  private static final PropTag<Integer> GROUP = PropTag.integer(0x6802);
  private static final PropTag<String> NAME = PropTag.unicode(0x6803);
  private static final PropTag<Instant> WHEN = PropTag.time(0x6804);
  private static final PropTag<Integer> NEVER_SET = PropTag.integer(0x68FF);

  /** For subclasses. */
  protected TableContract() {}

  private static NativeFolder numbered(Desk desk) {
    NativeFolder workshop = desk.workshop();
    for (int created = 0; created < MESSAGES; created++) {
      int number = created * 7 % MESSAGES;
      EntryId unused =
          desk.create(
              workshop,
              Pr.SUBJECT.with("message " + number),
              NUMBER.with(number),
              GROUP.with(number % 3),
              NAME.with(Character.toString('a' + number)),
              WHEN.with(Instant.ofEpochSecond(1_700_000_000L + number)));
    }
    return workshop;
  }

  private static List<Integer> numbers(List<List<PropValue>> rows) {
    return rows.stream().map(row -> Desk.read(row, NUMBER)).toList();
  }

  private static List<Integer> upTo(int count) {
    List<Integer> numbers = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      numbers.add(number);
    }
    return numbers;
  }

  @Test
  void columnsComeInTheOrderAskedFor() {
    atDesk(
        desk -> {
          NativeFolder folder = numbered(desk);
          assertThat(desk.rows(folder, null, List.of(), NAME, Pr.ENTRYID, NUMBER, Pr.SUBJECT))
              .hasSize(MESSAGES)
              .allSatisfy(
                  row ->
                      assertThat(row)
                          .extracting(value -> value.tag().tag())
                          .containsExactly(
                              NAME.tag(), Pr.ENTRYID.tag(), NUMBER.tag(), Pr.SUBJECT.tag()));
          assertThat(desk.rows(folder, null, List.of(), Pr.SUBJECT, NUMBER))
              .allSatisfy(
                  row ->
                      assertThat(row)
                          .extracting(value -> value.tag().tag())
                          .containsExactly(Pr.SUBJECT.tag(), NUMBER.tag()));
        });
  }

  @Test
  void aMissingPropertyIsAnErrorInItsColumn() {
    atDesk(
        desk -> {
          NativeFolder folder = numbered(desk);
          assertThat(desk.rows(folder, null, List.of(), NUMBER, NEVER_SET, NAME))
              .hasSize(MESSAGES)
              .allSatisfy(
                  row -> {
                    assertThat(row).hasSize(3);
                    PropValue missing = row.get(1);
                    assertThat(missing.isError()).isTrue();
                    assertThat(missing.tag().id()).isEqualTo(NEVER_SET.id());
                    assertThat(missing.tag().type()).isEqualTo(PropType.ERROR);
                    assertThat(missing.value()).isEqualTo(HResult.NOT_FOUND);
                    assertThat(row.get(0).isError()).isFalse();
                    assertThat(row.get(2).isError()).isFalse();
                  });
        });
  }

  @Test
  void aRowsEntryIdOpensItsMessage() {
    atDesk(
        desk -> {
          for (List<PropValue> row :
              desk.rows(numbered(desk), null, List.of(), Pr.ENTRYID, Pr.SUBJECT)) {
            assertThat(Desk.get(desk.message(Desk.read(row, Pr.ENTRYID)), Pr.SUBJECT))
                .isEqualTo(Desk.read(row, Pr.SUBJECT));
          }
        });
  }

  @Test
  void rowsAreSortedUpwardsAndDownwards() {
    atDesk(
        desk -> {
          NativeFolder folder = numbered(desk);
          List<Integer> down = new ArrayList<>(upTo(MESSAGES));
          down.sort(Comparator.reverseOrder());
          for (PropTag<?> column : List.of(NUMBER, NAME, WHEN)) {
            assertThat(numbers(desk.rows(folder, null, List.of(column.ascending()), NUMBER)))
                .as("up by %s", column)
                .isEqualTo(upTo(MESSAGES));
            assertThat(numbers(desk.rows(folder, null, List.of(column.descending()), NUMBER)))
                .as("down by %s", column)
                .isEqualTo(down);
          }
        });
  }

  @Test
  void theSecondSortColumnDecidesAmongEquals() {
    atDesk(
        desk -> {
          NativeFolder folder = numbered(desk);
          List<Integer> expected = new ArrayList<>(upTo(MESSAGES));
          expected.sort(
              Comparator.comparing((Integer number) -> number % 3)
                  .thenComparing(Comparator.reverseOrder()));
          List<SortOrder> orders = List.of(GROUP.ascending(), NUMBER.descending());
          assertThat(numbers(desk.rows(folder, null, orders, NUMBER))).isEqualTo(expected);
        });
  }

  @Test
  void sortingGoesWithRestricting() {
    atDesk(
        desk ->
            assertThat(
                    numbers(
                        desk.rows(
                            numbered(desk),
                            Restriction.is(GROUP, 0),
                            List.of(NUMBER.descending()),
                            NUMBER)))
                .containsExactly(24, 21, 18, 15, 12, 9, 6, 3, 0));
  }

  @Test
  void pagesTogetherAreTheTable() {
    atDesk(
        desk -> {
          NativeTable table = desk.keep(numbered(desk).getContentsTable());
          table.setColumns(List.of(NUMBER));
          table.sortTable(List.of(NUMBER.ascending()));
          List<Integer> read = new ArrayList<>();
          List<List<PropValue>> page = table.queryRows(10);
          while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(10);
            read.addAll(numbers(page));
            page = table.queryRows(10);
          }
          assertThat(read).isEqualTo(upTo(MESSAGES));
          assertThat(table.queryRows(10)).as("beyond the end").isEmpty();
        });
  }

  @Test
  void seekingToTheBeginningReadsTheSameAgain() {
    atDesk(
        desk -> {
          NativeTable table = desk.keep(numbered(desk).getContentsTable());
          table.setColumns(List.of(NUMBER));
          table.sortTable(List.of(NUMBER.ascending()));
          List<List<PropValue>> first = table.queryRows(5);
          assertThat(numbers(table.queryRows(5)).get(0)).isEqualTo(first.size());
          assertThat(table.seekRow(NativeTable.BOOKMARK_BEGINNING, 0).positionChanged()).isFalse();
          assertThat(table.queryRows(5)).isEqualTo(first);
        });
  }

  @Test
  void theRowCountIsThatOfTheRestrictedTable() {
    atDesk(
        desk -> {
          NativeTable table = desk.keep(numbered(desk).getContentsTable());
          table.setColumns(List.of(NUMBER));
          assertThat(table.getRowCount()).isEqualTo(MESSAGES);
          table.restrict(Restriction.lessThan(NUMBER, 10));
          assertThat(table.getRowCount()).isEqualTo(10);
          assertThat(new HashSet<>(numbers(Desk.all(table)))).isEqualTo(new HashSet<>(upTo(10)));
          table.restrict(Restriction.lessThan(NUMBER, 0));
          assertThat(table.getRowCount()).isZero();
          assertThat(table.queryRows(10)).isEmpty();
          table.restrict(null);
          assertThat(table.getRowCount()).isEqualTo(MESSAGES);
          assertThat(Desk.all(table)).hasSize(MESSAGES);
        });
  }

  @Test
  void anEmptyFolderHasNoRows() {
    atDesk(
        desk -> {
          NativeTable table = desk.keep(desk.workshop().getContentsTable());
          table.setColumns(List.of(Pr.ENTRYID));
          table.sortTable(List.of(Pr.MESSAGE_DELIVERY_TIME.descending()));
          assertThat(table.getRowCount()).isZero();
          assertThat(table.queryRows(10)).isEmpty();
        });
  }

  @Test
  void aTableOpenedLaterSeesLaterMessages() {
    atDesk(
        desk -> {
          NativeFolder workshop = desk.workshop();
          EntryId first = desk.create(workshop, Pr.SUBJECT.with("first"));
          assertThat(desk.column(workshop, null, Pr.ENTRYID)).containsExactly(first);
          EntryId second = desk.create(workshop, Pr.SUBJECT.with("second"));
          assertThat(desk.column(workshop, null, Pr.ENTRYID))
              .containsExactlyInAnyOrder(first, second);
        });
  }

  @Test
  @Reaches(Reach.MAILBOX)
  void theWholeInboxIsRead() {
    atDesk(
        desk -> {
          List<List<PropValue>> rows =
              desk.rows(
                  desk.inbox(),
                  null,
                  List.of(Pr.MESSAGE_DELIVERY_TIME.descending()),
                  Pr.ENTRYID,
                  Pr.SUBJECT,
                  Pr.MESSAGE_DELIVERY_TIME);
          assertThat(rows).hasSizeGreaterThanOrEqualTo(fixture().minimumInboxSize());
          assertThat(rows).extracting(row -> Desk.read(row, Pr.ENTRYID)).doesNotHaveDuplicates();
          assertThat(rows)
              .extracting(row -> Desk.read(row, Pr.MESSAGE_DELIVERY_TIME))
              .isSortedAccordingTo(Comparator.reverseOrder());
        });
  }

  @Test
  void rowsThatAreRemovedWhileTheyAreReadSkipNone() {
    atDesk(
        desk -> {
          NativeFolder workshop = numbered(desk);
          NativeTable table = desk.keep(workshop.getContentsTable());
          table.setColumns(List.of(Pr.ENTRYID, NUMBER));
          List<Integer> seen = new ArrayList<>();
          for (List<List<PropValue>> batch = table.queryRows(4);
              !batch.isEmpty();
              batch = table.queryRows(4)) {
            seen.addAll(numbers(batch));
            List<EntryId> read = batch.stream().map(row -> Desk.read(row, Pr.ENTRYID)).toList();
            assertThat(workshop.deleteMessages(read)).isEqualTo(HResult.S_OK);
          }
          assertThat(seen).containsExactlyInAnyOrderElementsOf(upTo(MESSAGES));
        });
  }

  @Test
  void aRowThatIsRemovedAheadOfTheReaderSkipsNoOther() {
    atDesk(
        desk -> {
          NativeFolder workshop = numbered(desk);
          NativeTable table = desk.keep(workshop.getContentsTable());
          table.setColumns(List.of(Pr.ENTRYID, NUMBER));
          table.sortTable(List.of(NUMBER.ascending()));
          assertThat(numbers(table.queryRows(10))).isEqualTo(upTo(10));
          List<EntryId> going =
              desk.rows(workshop, null, List.of(NUMBER.ascending()), Pr.ENTRYID).stream()
                  .map(row -> Desk.read(row, Pr.ENTRYID))
                  .toList()
                  .subList(8, 12);
          assertThat(workshop.deleteMessages(going)).isEqualTo(HResult.S_OK);
          assertThat(numbers(table.queryRows(3))).containsExactly(12, 13, 14);
        });
  }
}
