// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapiosgi.api.property.Restriction.atLeast;
import static org.mapiosgi.api.property.Restriction.exists;
import static org.mapiosgi.api.property.Restriction.hasElement;
import static org.mapiosgi.api.property.Restriction.is;
import static org.mapiosgi.api.property.Restriction.not;
import static org.mapiosgi.api.property.Restriction.startsWith;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.api.store.RowType;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeTable;

/** IMAPITable: a row for each value of a multi-valued property (MVI_FLAG). */
public abstract class InstanceContract extends StagedContract {
  private static final PropTag<Integer> NUMBER = PropTag.integer(0x6801);
  private static final PropTag<List<String>> COLOURS = PropTag.of(0x6802, ValueType.MV_UNICODE);
  private static final PropTag<List<Integer>> SIZES = PropTag.of(0x6803, ValueType.MV_LONG);
  private static final PropTag<String> COLOUR = PropTag.of(Property.instanceOf(COLOURS));
  private static final PropTag<Integer> SIZE = PropTag.of(Property.instanceOf(SIZES));
  private static final HResult TOO_COMPLEX = HResult.named("MAPI_E_TOO_COMPLEX");
  private static final int MANY = 300;

  /** For subclasses. */
  protected InstanceContract() {}

  /** Message 0 has no colour, 1 is red, 2 is blue and red, 3 is green, blue and red. */
  private static NativeFolder coloured(Desk desk) {
    NativeFolder workshop = desk.workshop();
    create(desk, workshop, 0);
    create(desk, workshop, 1, COLOURS.with(List.of("red")), SIZES.with(List.of(7)));
    create(desk, workshop, 2, COLOURS.with(List.of("blue", "red")), SIZES.with(List.of(5, 9)));
    create(desk, workshop, 3, COLOURS.with(List.of("green", "blue", "red")));
    return workshop;
  }

  private static void create(Desk desk, NativeFolder folder, int number, PropValue... values) {
    List<PropValue> all = new ArrayList<>(List.of(values));
    all.add(NUMBER.with(number));
    EntryId unused = desk.create(folder, all.toArray(PropValue[]::new));
  }

  private static NativeTable table(Desk desk, PropTag<?>... columns) {
    NativeTable table = desk.keep(coloured(desk).getContentsTable());
    table.setColumns(List.of(columns));
    return table;
  }

  private static NativeTable byColour(Desk desk) {
    NativeTable table = table(desk, NUMBER, COLOUR, Pr.ENTRYID, Pr.INSTANCE_KEY);
    table.sortTable(List.of(COLOUR.ascending(), NUMBER.ascending()));
    return table;
  }

  /** Rows as number and value; the value is a dash if there is none. */
  private static List<String> shown(List<List<PropValue>> rows) {
    return rows.stream()
        .map(row -> Desk.read(row, NUMBER) + " " + (row.get(1).isError() ? "-" : value(row.get(1))))
        .toList();
  }

  private static Object value(PropValue instance) {
    assertThat(instance.value()).isNotInstanceOf(List.class);
    return instance.value();
  }

  private static List<String> shown(NativeTable table) {
    return shown(Desk.all(table));
  }

  @Test
  void eachValueHasARowAndAMessageWithoutValuesHasOne() {
    atDesk(
        desk -> {
          NativeTable table = table(desk, NUMBER, COLOUR);
          assertThat(table.getRowCount()).isEqualTo(7);
          assertThat(shown(table))
              .containsExactlyInAnyOrder(
                  "0 -", "1 red", "2 blue", "2 red", "3 green", "3 blue", "3 red");
          table.setColumns(List.of(NUMBER, SIZE));
          assertThat(table.getRowCount()).as("of another property").isEqualTo(5);
          assertThat(shown(table)).containsExactlyInAnyOrder("0 -", "1 7", "2 5", "2 9", "3 -");
          table.setColumns(List.of(NUMBER));
          assertThat(table.getRowCount()).as("without instances").isEqualTo(4);
        });
  }

  @Test
  void theRowsOfAMessageHaveKeysOfTheirOwnAndOneEntryId() {
    atDesk(
        desk -> {
          List<List<PropValue>> rows = Desk.all(byColour(desk));
          assertThat(rows)
              .extracting(row -> Desk.read(row, Pr.INSTANCE_KEY))
              .doesNotHaveDuplicates();
          assertThat(rows.stream().map(row -> Desk.read(row, Pr.ENTRYID)).distinct()).hasSize(4);
        });
  }

  @Test
  void rowsAreSortedByTheirOwnValue() {
    atDesk(
        desk -> {
          NativeTable table = byColour(desk);
          assertThat(shown(table))
              .containsExactly("0 -", "2 blue", "3 blue", "3 green", "1 red", "2 red", "3 red");
          table.sortTable(List.of(COLOUR.descending(), NUMBER.ascending()));
          assertThat(shown(table))
              .containsExactly("1 red", "2 red", "3 red", "3 green", "2 blue", "3 blue", "0 -");
          table.setColumns(List.of(NUMBER));
          table.sortTable(List.of(NUMBER.ascending()));
          table.setColumns(List.of(NUMBER, SIZE));
          table.sortTable(List.of(SIZE.descending(), NUMBER.ascending()));
          assertThat(shown(table)).containsExactly("2 9", "1 7", "2 5", "0 -", "3 -");
        });
  }

  @Test
  void aRestrictionOnTheInstanceLooksAtTheRowsOwnValue() {
    atDesk(
        desk -> {
          NativeTable table = byColour(desk);
          expect(table, is(COLOUR, "red"), "1 red", "2 red", "3 red");
          expect(table, not(is(COLOUR, "red")), "0 -", "2 blue", "3 blue", "3 green");
          expect(table, startsWith(COLOUR, "gr"), "3 green");
          expect(table, atLeast(COLOUR, "green"), "3 green", "1 red", "2 red", "3 red");
          expect(table, not(exists(COLOUR)), "0 -");
          table.restrict(null);
          assertThat(table.getRowCount()).isEqualTo(7);
        });
  }

  @Test
  void aRestrictionOnAllValuesShowsAllInstances() {
    atDesk(
        desk ->
            expect(
                byColour(desk),
                hasElement(COLOURS, "blue"),
                "2 blue",
                "3 blue",
                "3 green",
                "2 red",
                "3 red"));
  }

  private static void expect(NativeTable table, Restriction restriction, String... rows) {
    table.restrict(restriction);
    assertThat(table.getRowCount()).as("%s", restriction).isEqualTo(rows.length);
    assertThat(shown(table)).as("%s", restriction).containsExactly(rows);
  }

  @Test
  void aRowIsFoundByItsInstance() {
    atDesk(
        desk -> {
          NativeTable table = byColour(desk);
          assertThat(table.findRow(is(COLOUR, "red"), NativeTable.BOOKMARK_BEGINNING, 0)).isTrue();
          assertThat(table.queryPosition()).isEqualTo(4);
          assertThat(shown(table.queryRows(2))).containsExactly("1 red", "2 red");
          assertThat(
                  table.findRow(
                      is(COLOUR, "blue"), NativeTable.BOOKMARK_CURRENT, NativeTable.DIR_BACKWARD))
              .isTrue();
          assertThat(shown(table.queryRows(1))).containsExactly("3 blue");
          assertThat(table.findRow(is(COLOUR, "grey"), NativeTable.BOOKMARK_BEGINNING, 0))
              .isFalse();
        });
  }

  @Test
  void aBookmarkStaysWithItsInstance() {
    atDesk(
        desk -> {
          NativeTable table = byColour(desk);
          assertThat(table.findRow(is(COLOUR, "green"), NativeTable.BOOKMARK_BEGINNING, 0))
              .isTrue();
          long green = table.createBookmark();
          create(desk, desk.workshopAsItIs(), 9, COLOURS.with(List.of("amber", "blue")));
          assertThat(table.seekRow(green, 0).positionChanged()).isFalse();
          assertThat(shown(table.queryRows(2))).containsExactly("3 green", "1 red");
        });
  }

  @Test
  void instancesAreGrouped() {
    atDesk(
        desk -> {
          NativeTable table =
              table(desk, NUMBER, COLOUR, Pr.ROW_TYPE, Pr.CONTENT_COUNT, Pr.INSTANCE_KEY);
          table.sortTable(List.of(COLOUR.descending(), NUMBER.ascending()), 1, 1);
          List<List<PropValue>> rows = Desk.all(table);
          List<String> texts =
              rows.stream()
                  .map(
                      row ->
                          Desk.read(row, Pr.ROW_TYPE) == RowType.LEAF.code()
                              ? shown(List.of(row)).get(0)
                              : (row.get(1).isError() ? "-" : value(row.get(1)))
                                  + "("
                                  + Desk.read(row, Pr.CONTENT_COUNT)
                                  + ")")
                  .toList();
          assertThat(texts)
              .containsExactly(
                  "red(3)",
                  "1 red",
                  "2 red",
                  "3 red",
                  "green(1)",
                  "3 green",
                  "blue(2)",
                  "2 blue",
                  "3 blue",
                  "-(1)",
                  "0 -");
          assertThat(table.collapseRow(Desk.read(rows.get(0), Pr.INSTANCE_KEY))).isEqualTo(3);
          assertThat(table.getRowCount()).isEqualTo(8);
        });
  }

  @Test
  void manyInstancesOfOneMessageAreReadInPages() {
    atDesk(
        desk -> {
          NativeFolder workshop = desk.workshop();
          List<Integer> sizes = new ArrayList<>();
          for (int size = 0; size < MANY; size++) {
            sizes.add(size);
          }
          create(desk, workshop, 1, SIZES.with(sizes));
          create(desk, workshop, 2, SIZES.with(List.of(-1)));
          NativeTable table = desk.keep(workshop.getContentsTable());
          table.setColumns(List.of(SIZE));
          table.sortTable(List.of(SIZE.ascending()));
          List<Integer> read = new ArrayList<>();
          for (List<List<PropValue>> page = table.queryRows(100);
              !page.isEmpty();
              page = table.queryRows(100)) {
            assertThat(page).hasSizeLessThanOrEqualTo(100);
            page.forEach(row -> read.add(Desk.read(row, SIZE)));
          }
          sizes.add(0, -1);
          assertThat(read).isEqualTo(sizes);
        });
  }

  @Test
  void instancesOfTwoPropertiesAreTooComplex() {
    atDesk(
        desk -> {
          NativeTable table = table(desk, NUMBER);
          assertThatThrownBy(() -> table.setColumns(List.of(COLOUR, SIZE)))
              .isInstanceOfSatisfying(
                  MapiException.class,
                  refused -> assertThat(refused.result()).isEqualTo(TOO_COMPLEX));
          table.setColumns(List.of(NUMBER, COLOUR));
          assertThatThrownBy(() -> table.sortTable(List.of(SIZE.ascending())))
              .isInstanceOfSatisfying(
                  MapiException.class,
                  refused -> assertThat(refused.result()).isEqualTo(TOO_COMPLEX));
          assertThat(table.getRowCount()).isEqualTo(7);
        });
  }
}
