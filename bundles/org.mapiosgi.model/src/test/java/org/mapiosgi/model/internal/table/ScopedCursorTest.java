// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapiosgi.api.property.Restriction.greaterThan;
import static org.mapiosgi.api.property.Restriction.is;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.api.store.Bookmark;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.api.store.RowType;
import org.mapiosgi.api.store.TableCursor;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.support.EmulatedSession;

class ScopedCursorTest {
  private static final NamedProperty<Integer> NUMBER =
      NamedProperty.of(PropertySet.COMMON, 0x8501, ValueType.LONG);
  private static final NamedProperty<String> COLOUR =
      NamedProperty.of(PropertySet.PUBLIC_STRINGS, "colour", ValueType.UNICODE);
  private static final NamedProperty<String> NOBODYS =
      NamedProperty.of(PropertySet.PUBLIC_STRINGS, "nobody's", ValueType.UNICODE);
  private static final Query BY_NUMBER =
      Query.columns(Pr.ENTRYID, NUMBER).orderBy(NUMBER.ascending());
  private static final Query BY_COLOUR =
      Query.columns(Pr.ROW_TYPE, Pr.INSTANCE_KEY, COLOUR, NUMBER, Pr.CONTENT_COUNT)
          .groupBy(COLOUR.ascending())
          .orderBy(NUMBER.descending());
  private static final int MESSAGES = 300;

  private final EmulatedSession session = EmulatedSession.open();
  private final UnitScope mapi = session.scope();
  private Folder folder;

  @BeforeEach
  void create() {
    folder = mapi.defaultStore().root().createFolder("Numbers");
    for (int i = 0; i < MESSAGES; i++) {
      try (Message message = folder.createMessage()) {
        message.set(NUMBER, i).set(COLOUR, i < 2 ? "red" : "blue").save();
      }
    }
  }

  @AfterEach
  void close() {
    mapi.close();
    session.close();
  }

  private static List<Integer> numbers(List<Row> rows) {
    return rows.stream().map(row -> row.get(NUMBER)).toList();
  }

  private static List<String> shown(TableCursor cursor) {
    cursor.seekToBeginning();
    return cursor.next(10).stream()
        .map(
            row ->
                RowType.of(row).isHeading()
                    ? RowType.of(row) + " " + row.get(COLOUR) + " " + row.get(Pr.CONTENT_COUNT)
                    : "" + row.get(NUMBER))
        .toList();
  }

  @Test
  void rowsAreReadInBothDirectionsInTheOrderOfTheTable() {
    try (TableCursor cursor = folder.messages().cursor(BY_NUMBER)) {
      assertThat(cursor.count()).isEqualTo(MESSAGES);
      assertThat(numbers(cursor.next(3))).containsExactly(0, 1, 2);
      assertThat(numbers(cursor.previous(2))).containsExactly(1, 2);
      assertThat(cursor.position()).isEqualTo(1);
      assertThat(numbers(cursor.previous(5))).containsExactly(0);
      assertThat(cursor.previous(1)).isEmpty();
      // More rows than a provider gives at once.
      assertThat(cursor.next(MESSAGES + 1)).hasSize(MESSAGES);
      assertThat(cursor.next(1)).isEmpty();
      assertThat(numbers(cursor.previous(270))).hasSize(270).startsWith(30).endsWith(299);
      assertThat(cursor.position()).isEqualTo(30);
      assertThat(cursor.seek(-100)).isEqualTo(-30);
      cursor.seekToEnd();
      assertThat(numbers(cursor.previous(1))).containsExactly(299);
      for (int none : new int[] {0, -1}) {
        assertThatThrownBy(() -> cursor.next(none)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cursor.previous(none))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
    assertThat(session.objects().byInterface()).doesNotContainKey("IMAPITable");
  }

  @Test
  void rowsAreFoundByNamedPropertiesFromThePosition() {
    try (TableCursor cursor = folder.messages().cursor(BY_NUMBER)) {
      assertThat(cursor.findNext(greaterThan(NUMBER, 200))).isTrue();
      assertThat(numbers(cursor.next(1))).containsExactly(201);
      assertThat(cursor.findPrevious(is(COLOUR, "red"))).isTrue();
      assertThat(numbers(cursor.next(1))).containsExactly(1);
      assertThat(cursor.findNext(is(COLOUR, "red"))).isFalse();
      assertThat(cursor.findNext(is(NOBODYS, "any"))).isFalse();
      assertThat(cursor.position()).isEqualTo(2);
    }
  }

  @Test
  void aBookmarkIsOfItsCursorAndEndsWithIt() {
    TableCursor cursor = folder.messages().cursor(BY_NUMBER);
    assertThat(cursor.seek(7)).isEqualTo(7);
    Bookmark seven = cursor.mark();
    Row row = cursor.next(1).get(0);
    cursor.seekToEnd();
    assertThat(cursor.seek(seven)).isTrue();
    assertThat(cursor.next(1)).containsExactly(row);
    mapi.message(row.get(Pr.ENTRYID)).delete();
    assertThat(cursor.seek(seven)).isFalse();
    assertThat(numbers(cursor.next(1))).containsExactly(8);
    try (TableCursor other = folder.messages().cursor(BY_NUMBER)) {
      assertThatThrownBy(() -> other.seek(seven)).isInstanceOf(IllegalArgumentException.class);
    }
    seven.close();
    seven.close();
    assertThatThrownBy(() -> cursor.seek(seven)).isInstanceOf(IllegalStateException.class);
    Bookmark open = cursor.mark();
    cursor.close();
    cursor.close();
    open.close();
    assertThatThrownBy(cursor::count).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void groupsAreShownCollapsedAndExpanded() {
    try (TableCursor cursor = folder.messages().cursor(BY_COLOUR.expanded(0))) {
      assertThat(shown(cursor))
          .containsExactly("COLLAPSED_GROUP blue 298", "COLLAPSED_GROUP red 2");
      cursor.seekToBeginning();
      Row red = cursor.next(2).get(1);
      assertThat(cursor.expand(red)).isEqualTo(2);
      assertThat(numbers(cursor.next(5))).containsExactly(1, 0);
      assertThat(shown(cursor))
          .containsExactly("COLLAPSED_GROUP blue 298", "EXPANDED_GROUP red 2", "1", "0");
      assertThat(cursor.collapse(red)).isEqualTo(2);
      assertThat(cursor.count()).isEqualTo(2);
    }
  }

  @Test
  void aQueryWithGroupsHasHeadingsAmongItsRows() {
    List<Row> rows = folder.messages().list(BY_COLOUR);
    assertThat(rows).hasSize(MESSAGES + 2);
    assertThat(rows.get(0).get(COLOUR)).isEqualTo("blue");
    assertThat(RowType.of(rows.get(0))).isEqualTo(RowType.EXPANDED_GROUP);
    assertThat(RowType.of(rows.get(1))).isEqualTo(RowType.LEAF);
    Query nameless = Query.columns(NUMBER).groupBy(NOBODYS.ascending());
    assertThat(folder.messages().list(nameless)).hasSize(MESSAGES);
  }

  @Test
  void aCursorRefusesALimitAndARowWithoutAnInstanceKey() {
    assertThatThrownBy(() -> folder.messages().cursor(BY_NUMBER.limit(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("next()");
    try (TableCursor cursor = folder.messages().cursor(BY_COLOUR)) {
      Row leaf = cursor.next(2).get(1);
      assertThatThrownBy(() -> cursor.expand(leaf)).isInstanceOf(MapiException.class);
    }
    assertThatThrownBy(() -> BY_COLOUR.expanded(2)).isInstanceOf(IllegalArgumentException.class);
    assertThat(BY_COLOUR.expandedLevels()).isEqualTo(1);
    assertThat(BY_COLOUR.expanded(0)).isNotEqualTo(BY_COLOUR);
  }
}
