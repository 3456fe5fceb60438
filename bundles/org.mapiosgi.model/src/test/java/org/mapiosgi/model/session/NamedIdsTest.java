// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.api.property.ValueType;

class NamedIdsTest {
  private static final Binary STORE = Binary.of((byte) 1);
  private static final Binary OTHER = Binary.of((byte) 2);

  private final NamedIds ids = new NamedIds();

  private static NamedProperty<Integer> number(int number) {
    return NamedProperty.of(PropertySet.COMMON, number, ValueType.LONG);
  }

  @Test
  void anIdIsOfItsStoreAndOfEveryType() {
    ids.remember(STORE, number(1), 0x8001);
    assertThat(ids.find(STORE, number(1))).hasValue(0x8001);
    assertThat(ids.find(OTHER, number(1))).isEmpty();
    assertThat(ids.find(STORE, number(2))).isEmpty();
    assertThat(ids.find(STORE, NamedProperty.of(PropertySet.COMMON, 1, ValueType.UNICODE)))
        .hasValue(0x8001);
    assertThat(ids.find(STORE, NamedProperty.of(PropertySet.COMMON, "1", ValueType.LONG)))
        .isEmpty();
  }

  @Test
  void theOneThatWasNotUsedForTheLongestTimeGivesWay() {
    for (int i = 0; i < NamedIds.MOST; i++) {
      ids.remember(STORE, number(i), 0x8000 + i);
    }
    assertThat(ids.find(STORE, number(0))).isPresent();
    ids.remember(STORE, number(NamedIds.MOST), 0x9999);
    assertThat(ids.size()).isEqualTo(NamedIds.MOST);
    assertThat(ids.find(STORE, number(0))).isPresent();
    assertThat(ids.find(STORE, number(1))).isEmpty();
  }
}
