// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstanceTest {
  private static final PropTag<List<String>> COLOURS = PropTag.of(0x6802, ValueType.MV_UNICODE);

  @Test
  void anInstanceOfATagHasTheFlagsAndTheTypeOfOneValue() {
    PropTag<String> colour = PropTag.of(Property.instanceOf(COLOURS));
    assertThat(colour.tag()).isEqualTo(0x6802_301F);
    assertThat(colour.id()).isEqualTo(0x6802);
    assertThat(colour.type()).isEqualTo(PropType.UNICODE);
    assertThat(colour.instance()).isTrue();
    assertThat(COLOURS.instance()).isFalse();
    assertThat(colour).isNotEqualTo(COLOURS).isNotEqualTo(PropTag.unicode(0x6802));
    assertThat(colour).hasToString("instances of 0x6802101F");
    assertThat(colour.withType(PropType.ERROR).tag()).isEqualTo(0x6802_000A);
  }

  @Test
  void anInstanceOfANameKeepsTheName() {
    NamedProperty<String> category = (NamedProperty<String>) Property.instanceOf(NamedPr.KEYWORDS);
    assertThat(category.set()).isEqualTo(NamedPr.KEYWORDS.set());
    assertThat(category.text()).isEqualTo(NamedPr.KEYWORDS.text());
    assertThat(category.instance()).isTrue();
    assertThat(category.tag(0x8005).tag()).isEqualTo(0x8005_301F);
    assertThat(NamedPr.KEYWORDS.tag(0x8005).tag()).isEqualTo(0x8005_101F);
    assertThat(category)
        .isEqualTo(Property.instanceOf(NamedPr.KEYWORDS))
        .isNotEqualTo(NamedPr.KEYWORDS)
        .isNotEqualTo(
            NamedProperty.of(category.set(), category.text().orElseThrow(), ValueType.UNICODE));
    assertThat(category.toString()).startsWith("instances of {").endsWith("PT_UNICODE");
  }

  @Test
  void theValueInARestrictionIsASingleOne() {
    Property<String> colour = Property.instanceOf(COLOURS);
    Restriction.Compare compare = (Restriction.Compare) Restriction.is(colour, "red");
    assertThat(compare.property()).isEqualTo(colour);
    assertThat(compare.value()).isEqualTo(PropTag.unicode(0x6802).with("red"));
    Restriction.Content content = (Restriction.Content) Restriction.startsWith(colour, "r");
    assertThat(content.property()).isEqualTo(colour);
    assertThat(content.value()).isEqualTo(PropTag.unicode(0x6802).with("r"));
  }

  @Test
  void aValueKeepsTheJavaTypeOfTheElements() {
    Property<BigDecimal> amount = Property.instanceOf(PropTag.of(0x6803, ValueType.MV_CURRENCY));
    assertThat(amount.valueType().fromWire(12_500L)).isEqualByComparingTo("1.25");
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"}) // what a program without generics can do
  void onlyAMultiValuedPropertyHasInstances() {
    assertThatThrownBy(() -> Property.instanceOf((Property) Pr.SUBJECT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("PT_UNICODE is not multi-valued: it has no instances");
  }
}
