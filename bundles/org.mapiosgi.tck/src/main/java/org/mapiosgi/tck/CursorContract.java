// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapiosgi.api.property.Restriction.is;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.SortOrder;
import org.mapiosgi.api.store.RowType;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeTable;
import org.mapiosgi.spi.NativeTable.Sought;

/** IMAPITable: position, bookmarks, search and categories (R17). */
public abstract class CursorContract extends StagedContract {
  private static final int MESSAGES = 12;
  private static final PropTag<Integer> NUMBER = PropTag.integer(0x6801);
  private static final PropTag<String> COLOUR = PropTag.unicode(0x6802);
  private static final PropTag<Boolean> EVEN = PropTag.bool(0x6803);
  private static final List<String> COLOURS = List.of("blue", "green", "red");

  /** For subclasses. */
  protected CursorContract() {}

  /** Twelve messages; the numbers of one colour are 0 3 6 9, those of the next 1 4 7 10. */
  private static NativeFolder coloured(Desk desk) {
    NativeFolder workshop = desk.workshop();
    for (int number = MESSAGES - 1; number >= 0; number--) {
      EntryId unused =
          desk.create(
              workshop,
              Pr.SUBJECT.with("message " + number),
              NUMBER.with(number),
              COLOUR.with(COLOURS.get(number % 3)),
              EVEN.with(number % 2 == 0));
    }
    return workshop;
  }

  private static NativeTable byNumber(Desk desk) {
    NativeTable table = desk.keep(coloured(desk).getContentsTable());
    table.setColumns(List.of(NUMBER, Pr.ENTRYID));
    table.sortTable(List.of(NUMBER.ascending()));
    return table;
  }

  private static long bookmarkOfSix(NativeTable table) {
    assertThat(table.seekRow(NativeTable.BOOKMARK_BEGINNING, 6)).isEqualTo(new Sought(6, false));
    return table.createBookmark();
  }

  private static NativeTable grouped(Desk desk, int categories, int expanded, SortOrder... orders) {
    NativeTable table = desk.keep(coloured(desk).getContentsTable());
    table.setColumns(
        List.of(Pr.ROW_TYPE, Pr.DEPTH, COLOUR, EVEN, NUMBER, Pr.INSTANCE_KEY, Pr.CONTENT_COUNT));
    table.sortTable(List.of(orders), categories, expanded);
    return table;
  }

  private static List<Integer> numbers(List<List<PropValue>> rows) {
    return rows.stream().map(row -> Desk.read(row, NUMBER)).toList();
  }

  /** Headings as their colour and evenness with the number of rows, other rows as their number. */
  private static List<String> shown(NativeTable table) {
    assertThat(table.seekRow(NativeTable.BOOKMARK_BEGINNING, 0).positionChanged()).isFalse();
    List<String> texts = new ArrayList<>();
    for (List<PropValue> row : Desk.all(table)) {
      String indent = "-".repeat(Desk.read(row, Pr.DEPTH));
      int type = Desk.read(row, Pr.ROW_TYPE);
      if (type == RowType.LEAF.code()) {
        texts.add(indent + Desk.read(row, NUMBER));
      } else {
        String name = Desk.read(row, COLOUR);
        boolean second = Desk.read(row, Pr.DEPTH) == 1;
        texts.add(
            indent
                + name
                + (second ? Desk.read(row, EVEN) ? " even" : " odd" : "")
                + "("
                + Desk.read(row, Pr.CONTENT_COUNT)
                + (type == RowType.EXPANDED_GROUP.code() ? ")" : ")+"));
      }
    }
    return texts;
  }

  private static Binary heading(NativeTable table, String colour) {
    assertThat(table.seekRow(NativeTable.BOOKMARK_BEGINNING, 0).positionChanged()).isFalse();
    return Desk.all(table).stream()
        .filter(row -> Desk.read(row, Pr.ROW_TYPE) != RowType.LEAF.code())
        .filter(row -> Desk.read(row, COLOUR).equals(colour))
        .map(row -> Desk.read(row, Pr.INSTANCE_KEY))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void thePositionMovesAndStopsAtBothEnds() {
    atDesk(
        desk -> {
          NativeTable table = byNumber(desk);
          assertThat(table.queryPosition()).isZero();
          assertThat(numbers(table.queryRows(5))).containsExactly(0, 1, 2, 3, 4);
          assertThat(table.queryPosition()).isEqualTo(5);
          assertThat(table.seekRow(NativeTable.BOOKMARK_CURRENT, -2))
              .isEqualTo(new Sought(-2, false));
          assertThat(numbers(table.queryRows(1))).containsExactly(3);
          assertThat(table.seekRow(NativeTable.BOOKMARK_END, -1)).isEqualTo(new Sought(-1, false));
          assertThat(numbers(table.queryRows(5))).containsExactly(11);
          assertThat(table.seekRow(NativeTable.BOOKMARK_CURRENT, 7))
              .isEqualTo(new Sought(0, false));
          assertThat(table.seekRow(NativeTable.BOOKMARK_CURRENT, -100))
              .isEqualTo(new Sought(-MESSAGES, false));
          assertThat(table.seekRow(NativeTable.BOOKMARK_BEGINNING, 4))
              .isEqualTo(new Sought(4, false));
          assertThat(numbers(table.queryRows(1))).containsExactly(4);
        });
  }

  @Test
  void rowsAreFoundInBothDirections() {
    atDesk(
        desk -> {
          NativeTable table = byNumber(desk);
          assertThat(table.findRow(is(NUMBER, 7), NativeTable.BOOKMARK_BEGINNING, 0)).isTrue();
          assertThat(numbers(table.queryRows(2))).containsExactly(7, 8);
          assertThat(table.findRow(is(NUMBER, 7), NativeTable.BOOKMARK_CURRENT, 0)).isFalse();
          assertThat(table.queryPosition()).isEqualTo(9);
          assertThat(
                  table.findRow(
                      is(EVEN, false), NativeTable.BOOKMARK_END, NativeTable.DIR_BACKWARD))
              .isTrue();
          assertThat(numbers(table.queryRows(1))).containsExactly(11);
          assertThat(
                  table.findRow(
                      is(COLOUR, "blue"), NativeTable.BOOKMARK_CURRENT, NativeTable.DIR_BACKWARD))
              .isTrue();
          assertThat(numbers(table.queryRows(1))).containsExactly(9);
          assertThat(table.findRow(is(NUMBER, 99), NativeTable.BOOKMARK_BEGINNING, 0)).isFalse();
        });
  }

  @Test
  void aBookmarkStaysWithItsRow() {
    atDesk(
        desk -> {
          NativeTable table = byNumber(desk);
          long six = bookmarkOfSix(table);
          assertThat(table.seekRow(six, 0)).isEqualTo(new Sought(0, false));
          assertThat(numbers(table.queryRows(1))).containsExactly(6);
          assertThat(table.seekRow(six, 2)).isEqualTo(new Sought(2, false));
          assertThat(numbers(table.queryRows(1))).containsExactly(8);
          assertThat(table.findRow(is(COLOUR, "red"), six, 0)).isTrue();
          assertThat(numbers(table.queryRows(1))).containsExactly(8);
          table.freeBookmark(six);
          assertThatThrownBy(() -> table.seekRow(six, 0))
              .isInstanceOfSatisfying(
                  MapiException.class,
                  e -> assertThat(e.result()).isEqualTo(HResult.named("MAPI_E_INVALID_BOOKMARK")));
        });
  }

  @Test
  void aBookmarkTellsThatItsRowIsGone() {
    atDesk(
        desk -> {
          NativeTable table = byNumber(desk);
          long six = bookmarkOfSix(table);
          NativeFolder folder = desk.workshopAsItIs();
          assertThat(folder.deleteMessages(desk.column(folder, is(NUMBER, 2), Pr.ENTRYID)))
              .isEqualTo(HResult.S_OK);
          assertThat(table.seekRow(six, 0)).isEqualTo(new Sought(0, false));
          assertThat(numbers(table.queryRows(1))).containsExactly(6);
          assertThat(folder.deleteMessages(desk.column(folder, is(NUMBER, 6), Pr.ENTRYID)))
              .isEqualTo(HResult.S_OK);
          assertThat(table.seekRow(six, 0).positionChanged()).isTrue();
        });
  }

  @Test
  void rowsAreGroupedUnderHeadings() {
    atDesk(
        desk ->
            assertThat(shown(grouped(desk, 1, 1, COLOUR.descending(), NUMBER.ascending())))
                .containsExactly(
                    "red(4)",
                    "-2",
                    "-5",
                    "-8",
                    "-11",
                    "green(4)",
                    "-1",
                    "-4",
                    "-7",
                    "-10",
                    "blue(4)",
                    "-0",
                    "-3",
                    "-6",
                    "-9"));
  }

  @Test
  void groupsHaveGroupsInThem() {
    atDesk(
        desk -> {
          SortOrder[] orders = {COLOUR.ascending(), EVEN.ascending(), NUMBER.descending()};
          NativeTable table = grouped(desk, 2, 2, orders);
          assertThat(shown(table))
              .startsWith(
                  "blue(4)",
                  "-blue odd(2)",
                  "--9",
                  "--3",
                  "-blue even(2)",
                  "--6",
                  "--0",
                  "green(4)");
          table.sortTable(List.of(orders), 2, 1);
          assertThat(shown(table))
              .startsWith("blue(4)", "-blue odd(2)+", "-blue even(2)+", "green(4)");
          table.sortTable(List.of(orders), 2, 0);
          assertThat(shown(table)).containsExactly("blue(4)+", "green(4)+", "red(4)+");
          assertThat(table.getRowCount()).isEqualTo(3);
        });
  }

  @Test
  void groupsAreExpandedAndCollapsed() {
    atDesk(
        desk -> {
          NativeTable table = grouped(desk, 1, 0, COLOUR.ascending(), NUMBER.ascending());
          Binary green = heading(table, "green");
          assertThat(table.expandRow(green)).isEqualTo(4);
          assertThat(numbers(table.queryRows(2))).containsExactly(1, 4);
          assertThat(shown(table))
              .containsExactly("blue(4)+", "green(4)", "-1", "-4", "-7", "-10", "red(4)+");
          assertThat(table.collapseRow(green)).isEqualTo(4);
          assertThat(shown(table)).containsExactly("blue(4)+", "green(4)+", "red(4)+");
          for (Binary none : List.of(Binary.ofHex("0BADF00D"), Binary.of((byte) 1))) {
            assertThatThrownBy(() -> table.expandRow(none))
                .isInstanceOfSatisfying(
                    MapiException.class, e -> assertThat(e.result()).isEqualTo(HResult.NOT_FOUND));
          }
        });
  }

  @Test
  void aRestrictionCountsInTheHeadings() {
    atDesk(
        desk -> {
          NativeTable table = grouped(desk, 1, 1, COLOUR.ascending(), NUMBER.ascending());
          table.restrict(is(EVEN, true));
          assertThat(shown(table))
              .containsExactly(
                  "blue(2)", "-0", "-6", "green(2)", "-4", "-10", "red(2)", "-2", "-8");
        });
  }
}
