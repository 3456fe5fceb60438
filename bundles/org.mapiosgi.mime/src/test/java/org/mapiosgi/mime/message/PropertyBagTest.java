// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.api.property.ValueType;

@Timeout(60)
class PropertyBagTest {
  @Test
  void theLastValueOfAPropertyCountsInTheFirstPlace() {
    NamedProperty<String> text = NamedProperty.of(PropertySet.COMMON, "a", ValueType.UNICODE);
    PropertyBag bag =
        PropertyBag.of(
            List.of(
                Pr.SUBJECT.with("old"),
                text.with("x"),
                Pr.BODY.with("body"),
                text.with("y"),
                Pr.SUBJECT.with("new")));
    assertThat(bag.values())
        .containsExactly(Pr.SUBJECT.with("new"), text.with("y"), Pr.BODY.with("body"));
  }

  @Test
  void propertiesThatDifferInOneThingAloneAreNotTheSame() {
    List<PropValue> values =
        List.of(
            NamedProperty.of(PropertySet.COMMON, 0, ValueType.LONG).with(1),
            NamedProperty.of(PropertySet.COMMON, 1, ValueType.LONG).with(1),
            NamedProperty.of(PropertySet.TASK, 1, ValueType.LONG).with(1),
            NamedProperty.of(PropertySet.COMMON, "1", ValueType.LONG).with(1),
            NamedProperty.of(PropertySet.COMMON, "2", ValueType.LONG).with(1),
            NamedProperty.of(PropertySet.COMMON, 1, ValueType.UNICODE).with("1"),
            Pr.SUBJECT.with("1"),
            Pr.BODY.with("1"),
            Pr.SUBJECT.withType(Pr.IMPORTANCE.type()).with(1));
    assertThat(PropertyBag.of(values).values()).isEqualTo(values);
  }

  /** A hash table would compare each of them with all others, which takes many minutes. */
  @Test
  void namesThatAllHaveOneHashCodeTakeNoLongerThanOthers() {
    List<PropValue> values = new ArrayList<>();
    for (int number = 0; number < 200_000; number++) {
      UUID set = new UUID(number, number);
      values.add(NamedProperty.of(set, 1, ValueType.LONG).with(number));
    }
    assertThat(values)
        .extracting(value -> value.property().hashCode())
        .containsOnly(values.get(0).property().hashCode());
    assertThat(PropertyBag.of(values).values()).hasSize(200_000);
  }
}
