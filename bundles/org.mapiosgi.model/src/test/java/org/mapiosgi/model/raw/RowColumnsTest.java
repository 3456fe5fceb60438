// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.api.store.Row;

class RowColumnsTest {
  private static final NamedProperty<Integer> KNOWN =
      NamedProperty.of(PropertySet.COMMON, 0x8501, ValueType.LONG);
  private static final NamedProperty<String> UNKNOWN =
      NamedProperty.of(PropertySet.PUBLIC_STRINGS, "nobody", ValueType.UNICODE);
  private static final PropTag<Integer> ID = PropTag.integer(0x8001);

  @Test
  void aNamedColumnIsReadByItsNameAndAnUnknownOneIsAbsent() {
    RowColumns columns = RowColumns.ofTable(List.of(UNKNOWN, Pr.SUBJECT, KNOWN), Map.of(KNOWN, ID));
    assertThat(columns.tags()).isEqualTo(List.of(Pr.SUBJECT, ID));
    Row row = columns.row(List.of(Pr.SUBJECT.with("s"), ID.with(3)));
    assertThat(row.get(KNOWN)).isEqualTo(3);
    assertThat(row.find(UNKNOWN)).isEmpty();
    assertThat(row.columns()).isEqualTo(List.of(UNKNOWN, Pr.SUBJECT, KNOWN));
    assertThat(row.values().get(0).isError()).isTrue();
    assertThat(row.values().subList(1, 3)).isEqualTo(List.of(Pr.SUBJECT.with("s"), KNOWN.with(3)));
    assertThatThrownBy(() -> row.values().remove(0))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void columnsOfUnknownNamesAloneStillAskForSomething() {
    RowColumns columns = RowColumns.ofTable(List.of(UNKNOWN), Map.of());
    assertThat(columns.tags()).isNotEmpty();
    Row row = columns.row(List.of(PropValue.error(Pr.ENTRYID, HResult.NOT_FOUND)));
    assertThat(row.find(UNKNOWN)).isEmpty();
    assertThat(row.values()).hasSize(1);
  }

  @Test
  void whatIsNoColumnIsTheCallersMistake() {
    Row row = RowColumns.ofTable(Pr.SUBJECT).row(List.of(Pr.SUBJECT.with("s")));
    assertThatThrownBy(() -> row.find(Pr.BODY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PR_BODY_W");
    assertThatThrownBy(() -> row.find(KNOWN)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCellOfAnotherTypeNamesBothAndAnAbsentOneIsToldByGet() {
    RowColumns columns = RowColumns.ofTable(Pr.SUBJECT, Pr.MESSAGE_SIZE);
    Row row =
        columns.row(
            List.of(
                PropTag.integer(Pr.SUBJECT.id()).with(1),
                PropValue.error(Pr.MESSAGE_SIZE, HResult.NOT_FOUND)));
    assertThatThrownBy(() -> row.get(Pr.SUBJECT))
        .hasMessageContaining("MAPI_E_UNEXPECTED_TYPE")
        .hasMessageContaining("PT_LONG")
        .hasMessageContaining("PT_UNICODE");
    assertThat(row.get(Pr.MESSAGE_SIZE, 9)).isEqualTo(9);
    assertThatThrownBy(() -> row.get(Pr.MESSAGE_SIZE)).hasMessageContaining("MAPI_E_NOT_FOUND");
  }

  @Test
  void aColumnOfAnyTypeIsReadAsTheTypeThatItsCellHas() {
    Row row =
        RowColumns.ofTable(Pr.SUBJECT.withType(PropType.UNSPECIFIED))
            .row(List.of(Pr.SUBJECT.with("s")));
    assertThat(row.get(Pr.SUBJECT)).isEqualTo("s");
  }

  @Test
  void aCutCellKeepsItsCodeAndSaysWhereTheValueIs() {
    Row row =
        RowColumns.ofTable(Pr.BODY)
            .row(List.of(PropValue.error(Pr.BODY, HResult.NOT_ENOUGH_MEMORY)));
    assertThatThrownBy(() -> row.find(Pr.BODY))
        .hasMessageContaining("MAPI_E_NOT_ENOUGH_MEMORY")
        .hasMessageContaining("open the object");
  }

  @Test
  void rowsWithEqualCellsAreEqual() {
    Row one = RowColumns.ofTable(Pr.SUBJECT).row(List.of(Pr.SUBJECT.with("s")));
    Row same = RowColumns.ofTable(Pr.SUBJECT).row(List.of(Pr.SUBJECT.with("s")));
    Row other = RowColumns.ofTable(Pr.SUBJECT).row(List.of(Pr.SUBJECT.with("t")));
    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
    assertThat(one.toString()).contains("PR_SUBJECT_W").contains("s");
  }
}
