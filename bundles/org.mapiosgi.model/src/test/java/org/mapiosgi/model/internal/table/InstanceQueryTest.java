// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapiosgi.api.property.Restriction.hasElement;
import static org.mapiosgi.api.property.Restriction.is;
import static org.mapiosgi.api.property.Restriction.startsWith;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.NamedPr;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.api.store.RowType;
import org.mapiosgi.api.store.Table;
import org.mapiosgi.api.store.TableCursor;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.support.EmulatedSession;

class InstanceQueryTest {
  private static final Property<String> CATEGORY = Property.instanceOf(NamedPr.KEYWORDS);
  private static final Property<Integer> NUMBER =
      Property.instanceOf(PropTag.of(0x6803, ValueType.MV_LONG));
  private static final Property<List<String>> NOBODYS =
      NamedProperty.of(PropertySet.PUBLIC_STRINGS, "nobody's", ValueType.MV_UNICODE);
  private static final Query BY_CATEGORY =
      Query.columns(Pr.SUBJECT, CATEGORY).orderBy(CATEGORY.ascending(), Pr.SUBJECT.ascending());

  private final EmulatedSession session = EmulatedSession.open();
  private final UnitScope mapi = session.scope();
  private Table table;

  @BeforeEach
  void create() {
    Folder folder = mapi.defaultStore().root().createFolder("Categories");
    create(folder, "one", List.of("red"));
    create(folder, "two", List.of("red", "blue"));
    try (Message none = folder.createMessage()) {
      none.set(Pr.SUBJECT, "none").save();
    }
    table = folder.messages();
  }

  private static void create(Folder folder, String subject, List<String> categories) {
    try (Message message = folder.createMessage()) {
      message.set(Pr.SUBJECT, subject).set(NamedPr.KEYWORDS, categories).save();
    }
  }

  @AfterEach
  void close() {
    mapi.close();
    session.close();
  }

  private static String shown(Row row) {
    return row.find(CATEGORY).orElse("-") + " " + row.find(Pr.SUBJECT).orElse("");
  }

  private List<String> list(Query query) {
    return table.list(query).stream().map(InstanceQueryTest::shown).toList();
  }

  @Test
  void eachCategoryOfAMessageHasARow() {
    assertThat(list(BY_CATEGORY)).containsExactly("- none", "blue two", "red one", "red two");
    assertThat(list(BY_CATEGORY.limit(2))).containsExactly("- none", "blue two");
    assertThat(list(BY_CATEGORY.where(is(CATEGORY, "red")))).containsExactly("red one", "red two");
    assertThat(list(BY_CATEGORY.where(hasElement(NamedPr.KEYWORDS, "blue"))))
        .containsExactly("blue two", "red two");
  }

  @Test
  void allValuesMayStandBesideOneOfThem() {
    Row blue =
        table
            .first(Query.columns(CATEGORY, NamedPr.KEYWORDS).where(startsWith(CATEGORY, "b")))
            .orElseThrow();
    assertThat(blue.get(CATEGORY)).isEqualTo("blue");
    assertThat(blue.get(NamedPr.KEYWORDS)).containsExactly("red", "blue");
  }

  @Test
  void messagesAreGroupedByCategory() {
    List<Row> rows =
        table.list(
            Query.columns(Pr.ROW_TYPE, CATEGORY, Pr.SUBJECT, Pr.CONTENT_COUNT)
                .where(Restriction.exists(CATEGORY))
                .groupBy(CATEGORY.descending())
                .orderBy(Pr.SUBJECT.ascending()));
    assertThat(rows)
        .extracting(row -> RowType.of(row) == RowType.LEAF ? shown(row) : row.get(CATEGORY) + ":")
        .containsExactly("red:", "red one", "red two", "blue:", "blue two");
    assertThat(rows.get(0).get(Pr.CONTENT_COUNT)).isEqualTo(2);
  }

  @Test
  void aCursorCountsAndFindsInstances() {
    try (TableCursor cursor = table.cursor(BY_CATEGORY)) {
      assertThat(cursor.count()).isEqualTo(4);
      assertThat(cursor.findNext(is(CATEGORY, "red"))).isTrue();
      assertThat(cursor.next(1)).extracting(InstanceQueryTest::shown).containsExactly("red one");
      assertThatThrownBy(() -> cursor.findNext(is(NUMBER, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("are no column of the query");
    }
  }

  @Test
  void aNameWithoutAnIdHasNoInstances() {
    Property<String> nobodys = Property.instanceOf(NOBODYS);
    assertThat(table.list(Query.columns(Pr.SUBJECT, nobodys).orderBy(nobodys.ascending())))
        .hasSize(3)
        .allSatisfy(row -> assertThat(row.find(nobodys)).isEmpty());
  }

  @Test
  void onlyAColumnMakesInstances() {
    Query subjects = Query.columns(Pr.SUBJECT);
    for (Query query :
        List.of(
            subjects.orderBy(CATEGORY.ascending()),
            subjects.groupBy(CATEGORY.ascending()),
            subjects.where(is(CATEGORY, "red")),
            Query.columns(NamedPr.KEYWORDS).orderBy(CATEGORY.ascending()))) {
      assertThatThrownBy(() -> table.query(query))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("instances of")
          .hasMessageContaining("Keywords")
          .hasMessageContaining("are no column of the query");
    }
    assertThatThrownBy(() -> table.count(is(CATEGORY, "red")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aQueryHasTheInstancesOfOnePropertyAndNoOrderByLists() {
    assertThatThrownBy(() -> table.query(Query.columns(CATEGORY, NUMBER)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the instances of one property at most");
    assertThatThrownBy(() -> table.query(BY_CATEGORY.orderBy(NamedPr.KEYWORDS.ascending())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not sorted by a list of values")
        .hasMessageContaining("Property.instanceOf");
    assertThat(session.objects().byInterface()).doesNotContainKey("IMAPITable");
  }

  @Test
  void anObjectHasNoInstances() {
    EntryId one = table.first(Query.columns(Pr.ENTRYID)).orElseThrow().get(Pr.ENTRYID);
    try (Message message = mapi.message(one)) {
      for (Runnable misuse :
          List.<Runnable>of(
              () -> message.find(CATEGORY),
              () -> message.get(NUMBER),
              () -> message.set(CATEGORY, "red"),
              () -> message.deleteProperties(NUMBER),
              () -> message.openStream(CATEGORY),
              () -> message.openOutputStream(CATEGORY))) {
        assertThatThrownBy(misuse::run)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("are for the query of a table");
      }
    }
  }
}
