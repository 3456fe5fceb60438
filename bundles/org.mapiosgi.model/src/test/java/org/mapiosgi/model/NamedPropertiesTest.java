// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapiosgi.api.property.Restriction.and;
import static org.mapiosgi.api.property.Restriction.exists;
import static org.mapiosgi.api.property.Restriction.hasElement;
import static org.mapiosgi.api.property.Restriction.is;
import static org.mapiosgi.api.property.Restriction.not;
import static org.mapiosgi.api.property.Restriction.or;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.api.store.Table;
import org.mapiosgi.binding.emulator.EmulatorCall;
import org.mapiosgi.model.support.EmulatedSession;

class NamedPropertiesTest {
  private static final NamedProperty<List<String>> CATEGORIES =
      NamedProperty.of(PropertySet.PUBLIC_STRINGS, "Keywords", ValueType.MV_UNICODE);
  private static final NamedProperty<Integer> NUMBER =
      NamedProperty.of(PropertySet.COMMON, 0x8501, ValueType.LONG);
  private static final NamedProperty<String> NOBODYS =
      NamedProperty.of(PropertySet.PUBLIC_STRINGS, "nobody's", ValueType.UNICODE);

  private final EmulatedSession session = EmulatedSession.open();
  private final UnitScope mapi = session.scope();

  @AfterEach
  void close() {
    mapi.close();
    session.close();
  }

  private List<String> lookUps() {
    return session.emulator().calls().stream()
        .filter(call -> call.operation().endsWith("::GetIDsFromNames"))
        .map(EmulatorCall::detail)
        .toList();
  }

  private EntryId message(String subject, int number) {
    return mapi.inbox().createMessage().subject(subject).set(NUMBER, number).save().entryId();
  }

  @Test
  void aValueIsSetAndReadByItsName() {
    EntryId id =
        mapi.inbox().createMessage().set(CATEGORIES, List.of("Paid", "May")).save().entryId();
    Message message = mapi.message(id);
    assertThat(message.get(CATEGORIES)).containsExactly("Paid", "May");
    Row row = message.getAll(CATEGORIES, Pr.SUBJECT, NOBODYS);
    assertThat(row.get(CATEGORIES)).containsExactly("Paid", "May");
    assertThat(row.find(NOBODYS)).isEmpty();
    message.deleteProperties(CATEGORIES).save();
    assertThat(mapi.message(id).find(CATEGORIES)).isEmpty();
  }

  @Test
  void readingGivesANameNoId() {
    Message message = mapi.message(session.emulator().deliver("a@example.com", "a", "b"));
    assertThat(message.find(NOBODYS)).isEmpty();
    message.deleteProperties(NOBODYS);
    assertThatThrownBy(() -> message.get(NOBODYS)).hasMessageContaining("MAPI_E_NOT_FOUND");
    assertThatThrownBy(() -> message.openStream(NOBODYS)).hasMessageContaining("MAPI_E_NOT_FOUND");
    assertThat(lookUps()).isNotEmpty().allMatch(detail -> detail.contains("create=false"));
    assertThat(mapi.unsaved()).isEmpty();
  }

  @Test
  void anIdIsLookedUpOnceForAllObjectsOfAStore() {
    EntryId one = message("one", 1);
    EntryId two = message("two", 2);
    assertThat(mapi.message(one).get(NUMBER)).isEqualTo(1);
    assertThat(mapi.message(two).get(NUMBER)).isEqualTo(2);
    assertThat(mapi.inbox().messages().count(exists(NUMBER))).isEqualTo(2);
    assertThat(lookUps()).hasSize(1);
    try (UnitScope next = session.scope()) {
      assertThat(next.message(two).get(NUMBER)).isEqualTo(2);
    }
    assertThat(lookUps()).as("the ids outlive the unit of work").hasSize(1);
  }

  @Test
  void aTableTakesNamesWhereverItTakesTags() {
    message("one", 1);
    message("two", 2);
    message("three", 3);
    Table table = mapi.inbox().messages();
    assertThat(
            table.list(
                Query.columns(NUMBER, Pr.SUBJECT, NOBODYS)
                    .where(Restriction.atLeast(NUMBER, 2))
                    .orderBy(NOBODYS.ascending(), NUMBER.descending())))
        .extracting(row -> row.get(Pr.SUBJECT) + row.get(NUMBER) + row.find(NOBODYS).isPresent())
        .containsExactly("three3false", "two2false");
    assertThat(table.count(Restriction.anyBit(NUMBER, 2))).isEqualTo(2);
  }

  @Test
  void noRowMeetsAConditionOnAnUnknownName() {
    message("one", 1);
    Table table = mapi.inbox().messages();
    assertThat(table.count(is(NOBODYS, "x"))).isZero();
    assertThat(table.count(exists(NOBODYS))).isZero();
    assertThat(table.count(not(exists(NOBODYS)))).isEqualTo(1);
    assertThat(table.count(and(is(NUMBER, 1), is(NOBODYS, "x")))).isZero();
    assertThat(table.count(or(is(NUMBER, 1), is(NOBODYS, "x")))).isEqualTo(1);
    assertThat(table.count(new Restriction.CompareProps(Restriction.RelOp.EQ, NOBODYS, Pr.SUBJECT)))
        .isZero();
    assertThat(table.list(Query.columns(NOBODYS))).hasSize(1);
    assertThat(table.list(Query.all().orderBy(NOBODYS.ascending()))).hasSize(1);
  }

  @Test
  void theStoresHaveNoNamesOfTheirOwn() {
    assertThat(mapi.stores().list(Query.columns(NOBODYS, Pr.DISPLAY_NAME))).hasSize(1);
  }

  @Test
  void aMultiValueIsSearchedByOneOfItsElements() {
    EntryId paid =
        mapi.inbox().createMessage().set(CATEGORIES, List.of("May", "Paid")).save().entryId();
    EntryId open = mapi.inbox().createMessage().set(CATEGORIES, List.of("May")).save().entryId();
    Query found = Query.columns(Pr.ENTRYID).where(hasElement(CATEGORIES, "Paid"));
    assertThat(mapi.inbox().messages().list(found))
        .singleElement()
        .satisfies(row -> assertThat(row.get(Pr.ENTRYID)).isEqualTo(paid).isNotEqualTo(open));
    assertThat(mapi.inbox().messages().count(hasElement(CATEGORIES, "Unpaid"))).isZero();
    assertThatThrownBy(
            () -> new Restriction.Compare(Restriction.RelOp.EQ, CATEGORIES, Pr.IMPORTANCE.with(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
