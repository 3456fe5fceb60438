// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;

class InstanceRowsTest {
  private static final PropTag<List<Integer>> SIZES = PropTag.of(0x6801, ValueType.MV_LONG);
  private static final PropTag<Integer> SIZE = PropTag.of(Property.instanceOf(SIZES));

  private final List<Integer> made = new ArrayList<>();

  /** Each row has as many values as its number says, all of them that number. */
  private List<TableRow> rows(int count) {
    return new AbstractList<>() {
      @Override
      public TableRow get(int number) {
        made.add(number);
        return new TableRow(
            number, PropertyMap.of(SIZES.with(Collections.nCopies(number, number))));
      }

      @Override
      public int size() {
        return count;
      }
    };
  }

  private static Object value(TableRow row) {
    var found = row.properties().find(SIZE);
    return found == null ? "none" : found.value();
  }

  @Test
  void eachPlaceHasItsRowAndValue() {
    assertThat(new InstanceRows(rows(5), SIZE))
        .extracting(InstanceRowsTest::value)
        .containsExactly("none", 1, 2, 2, 3, 3, 3, 4, 4, 4, 4);
    assertThat(new InstanceRows(rows(0), SIZE)).isEmpty();
  }

  @Test
  void aRowIsMadeWhenItIsLookedAt() {
    InstanceRows instances = new InstanceRows(rows(100), SIZE);
    assertThat(made).as("counted once").containsExactlyElementsOf(upTo(100));
    assertThat(instances).hasSize(1 + 99 * 100 / 2);
    made.clear();
    assertThat(value(instances.get(instances.size() - 1))).isEqualTo(99);
    assertThat(made).containsExactly(99);
  }

  @Test
  void theRowsOfOneObjectHaveDifferentKeys() {
    assertThat(new InstanceRows(rows(4), SIZE))
        .extracting(TableRow::key)
        .doesNotHaveDuplicates()
        .isEqualTo(new InstanceRows(rows(4), SIZE).stream().map(TableRow::key).toList());
  }

  private static List<Integer> upTo(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}
