// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapiosgi.api.property.Restriction.is;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.api.store.Rows;
import org.mapiosgi.api.store.Table;
import org.mapiosgi.binding.emulator.Fault;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.session.Counted;
import org.mapiosgi.model.support.EmulatedSession;

class ScopedTableTest {
  private static final Query SUBJECTS = Query.columns(Pr.SUBJECT).orderBy(Pr.SUBJECT.ascending());

  private final EmulatedSession session = EmulatedSession.open();
  private UnitScope mapi = session.scope();

  @AfterEach
  void nothingIsLeftOpen() {
    mapi.close();
    assertThat(session.objects().byInterface()).isEmpty();
    session.close();
  }

  private Table inbox(int mails) {
    for (int i = 0; i < mails; i++) {
      session.emulator().deliver("a@example.com", String.format("%04d", i), "text");
    }
    return mapi.inbox().messages();
  }

  private int openTables() {
    return session.objects().byInterface().getOrDefault("IMAPITable", 0);
  }

  private long queryRows() {
    return session.emulator().calls().stream()
        .filter(call -> call.operation().equals("IMAPITable::QueryRows"))
        .count();
  }

  @Test
  void rowsAreReadInBatchesAndTheTableIsReleasedAfterTheLast() {
    Table table = inbox(600);
    session.emulator().clearCalls();
    Rows rows = table.query(SUBJECTS);
    assertThat(queryRows()).isZero();
    int read = 0;
    for (Row row : rows) {
      assertThat(row.get(Pr.SUBJECT)).isEqualTo(String.format("%04d", read));
      read++;
      assertThat(queryRows()).isEqualTo((read + 255) / 256);
    }
    assertThat(read).isEqualTo(600);
    assertThat(openTables()).isZero();
    rows.close();
  }

  @Test
  void aLimitEndsTheRowsAndReleasesTheTable() {
    Table table = inbox(5);
    assertThat(table.list(SUBJECTS.limit(3)))
        .extracting(row -> row.get(Pr.SUBJECT))
        .containsExactly("0000", "0001", "0002");
    assertThat(table.list(SUBJECTS.limit(0))).isEmpty();
    assertThat(table.first(SUBJECTS.limit(0))).isEmpty();
    assertThat(table.first(SUBJECTS).orElseThrow().get(Pr.SUBJECT)).isEqualTo("0000");
    assertThat(openTables()).isZero();
  }

  @Test
  void closingEarlyReleasesTheTableAndEndsTheRows() {
    Table table = inbox(3);
    Rows rows = table.query(SUBJECTS);
    Iterator<Row> all = rows.iterator();
    assertThat(all.next().get(Pr.SUBJECT)).isEqualTo("0000");
    rows.close();
    rows.close();
    assertThat(openTables()).isZero();
    assertThatThrownBy(all::hasNext).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingTheStreamClosesTheRows() {
    Table table = inbox(3);
    Optional<String> found;
    try (Stream<Row> stream = table.query(SUBJECTS).stream()) {
      found = stream.map(row -> row.get(Pr.SUBJECT)).filter("0001"::equals).findFirst();
    }
    assertThat(found).contains("0001");
    assertThat(openTables()).isZero();
  }

  @Test
  void rowsAreReadOnceAndTheListHasTheRest() {
    Table table = inbox(3);
    Rows rows = table.query(SUBJECTS);
    Iterator<Row> all = rows.iterator();
    all.next();
    assertThatThrownBy(rows::iterator).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(rows::stream).isInstanceOf(IllegalStateException.class);
    List<Row> rest = rows.toList();
    assertThat(rest).hasSize(2);
    assertThatThrownBy(() -> rest.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    assertThat(all.hasNext()).isFalse();
    assertThatThrownBy(all::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void aTaskMayMoveTheMessagesThatItReads() {
    Table table = inbox(300);
    Folder done = mapi.defaultStore().root().createFolder("done");
    for (Row row : table.query(Query.columns(Pr.ENTRYID))) {
      mapi.message(row.get(Pr.ENTRYID)).moveTo(done);
    }
    assertThat(table.count()).isZero();
    assertThat(done.messages().count()).isEqualTo(300);
  }

  @Test
  void countsAllRowsOrThoseThatMeetARestriction() {
    Table table = inbox(4);
    assertThat(table.count()).isEqualTo(4);
    assertThat(table.count(is(Pr.SUBJECT, "0002"))).isEqualTo(1);
  }

  @Test
  void anErrorNamesTheCallThatOpensTheTable() {
    session.limit(Counted.TABLE, 1);
    Table table = inbox(1);
    try (Rows rows = table.query(SUBJECTS)) {
      assertThatThrownBy(table::count).hasMessageContaining("IMAPIContainer::GetContentsTable");
      assertThatThrownBy(() -> mapi.inbox().folders().count())
          .hasMessageContaining("IMAPIContainer::GetHierarchyTable");
      assertThatThrownBy(() -> mapi.stores().count())
          .hasMessageContaining("IMAPISession::GetMsgStoresTable");
      assertThat(rows.toList()).hasSize(1);
    }
  }

  @Test
  void aQueryThatFailsLeavesNoTableOpen() {
    Table table = inbox(1);
    try (Fault fault =
        session.emulator().on("IMAPITable::SetColumns").fail(HResult.named("MAPI_E_TOO_COMPLEX"))) {
      assertThatThrownBy(() -> table.query(SUBJECTS)).hasMessageContaining("MAPI_E_TOO_COMPLEX");
      assertThat(fault.hits()).isEqualTo(1);
    }
    assertThat(openTables()).isZero();
  }

  @Test
  void aTableOfAClosedFolderIsRefusedBeforeMapi() {
    Folder inbox = mapi.inbox();
    Table table = inbox.messages();
    inbox.close();
    session.emulator().clearCalls();
    assertThatThrownBy(() -> table.query(SUBJECTS)).isInstanceOf(IllegalStateException.class);
    assertThat(session.emulator().callCount()).isZero();
  }
}
