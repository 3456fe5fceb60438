// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.store.Recipient;

class PropertyValuesTest {
  @Test
  void aTagIsIdAndTypeAndKnowsItsName() {
    assertThat(Pr.SUBJECT.tag()).isEqualTo(0x0037001F);
    assertThat(Pr.SUBJECT).hasToString("PR_SUBJECT_W (0x0037001F)");
    assertThat(PropTag.of(0x12340003)).hasToString("0x12340003");
  }

  @Test
  void tagsAreEqualByTheirBits() {
    assertThat(PropTag.of(0x0037001F)).isEqualTo(Pr.SUBJECT).hasSameHashCodeAs(Pr.SUBJECT);
    assertThat(Pr.SUBJECT.withType(PropType.ERROR)).isNotEqualTo(Pr.SUBJECT);
  }

  @Test
  void aTagOfNoTypeIsRefused() {
    assertThatThrownBy(() -> PropTag.of(0x00370099)).hasMessageContaining("0x0099");
  }

  @Test
  void aValueOfAnotherTypeIsRefusedNamingBoth() {
    assertThatThrownBy(() -> new PropValue(Pr.SUBJECT, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("PT_UNICODE takes String, not Integer");
    assertThatThrownBy(() -> new PropValue(PropTag.of(0x8001101F), List.of(1)))
        .hasMessageContaining("list of String");
  }

  @Test
  void everyTypeHasItsOwnCodeAndIsFoundByIt() {
    for (PropType type : PropType.values()) {
      assertThat(PropType.of(type.code())).isSameAs(type);
      assertThat(type.multiValued()).isEqualTo(type.name().startsWith("MV_"));
    }
  }

  @Test
  void multiValuesAreCopied() {
    List<String> words = new ArrayList<>(List.of("a"));
    PropValue value = new PropValue(PropTag.of(0x8001101F), words);
    words.add("b");
    assertThat(value.value()).isEqualTo(List.of("a"));
  }

  @Test
  void binaryIsImmutableAndEqualByContent() {
    byte[] bytes = {1, 2, (byte) 0xFF};
    Binary binary = Binary.of(bytes);
    bytes[0] = 9;
    binary.toByteArray()[0] = 9;
    assertThat(binary).isEqualTo(Binary.ofHex("0102FF")).hasToString("0102FF");
  }

  @Test
  void anEntryIdIsPrintedWholeAndReadBack() {
    EntryId id = EntryId.of(new byte[100]);
    assertThat(EntryId.ofHex(id.toString())).isEqualTo(id);
    assertThatThrownBy(() -> EntryId.of()).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fuzzyLevelIsMatchAndFlagsTogether() {
    Restriction.Content content =
        (Restriction.Content)
            Restriction.startsWith(
                Pr.SUBJECT, "x", Restriction.Fuzzy.IGNORE_CASE, Restriction.Fuzzy.LOOSE);
    assertThat(content.fuzzyLevel()).isEqualTo(0x50002);
  }

  @Test
  void aRecipientWithoutAnAtSignIsRefused() {
    for (String address :
        new String[] {
          "nobody",
          "@here",
          "there@",
          "",
          "a@b\r\nBcc: c@d",
          "a@b,c@d",
          "<a@b>",
          "a@b@c",
          "a b@c",
          "a@b;c@d",
          "\"a\"@b",
          "a@b\u0000"
        }) {
      assertThatThrownBy(() -> Recipient.smtp(Recipient.Type.TO, "x", address))
          .as(address)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aTimeThatAFileTimeCannotExpressIsRefusedBeforeAnyBindingSeesIt() {
    for (Instant time : List.of(Instant.MIN, Instant.parse("1500-01-01T00:00:00Z"), Instant.MAX)) {
      assertThatThrownBy(() -> Pr.CLIENT_SUBMIT_TIME.with(time))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("PT_SYSTIME");
      assertThatThrownBy(() -> Restriction.atLeast(Pr.LAST_MODIFICATION_TIME, time))
          .isInstanceOf(IllegalArgumentException.class);
    }
    Instant first = Instant.parse("1601-01-01T00:00:00Z");
    assertThat(Pr.CLIENT_SUBMIT_TIME.with(first).value()).isEqualTo(first);
  }

  @Test
  void currencyIsAnAmountWithFourDecimalPlaces() {
    PropTag<BigDecimal> price = PropTag.of(0x6800, ValueType.CURRENCY);
    PropValue value = price.with(new BigDecimal("-12.3456"));
    assertThat(value.value()).isEqualTo(-123456L);
    assertThat(price.valueType().fromWire(value.value())).isEqualByComparingTo("-12.3456");
    assertThatThrownBy(() -> price.with(new BigDecimal("0.00001")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> price.with(new BigDecimal("1e15")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void flagsAreASetAndUnknownBitsAreLeftOut() {
    assertThat(Pr.MESSAGE_FLAGS.with(Set.of(MsgFlag.READ, MsgFlag.HASATTACH)).value())
        .isEqualTo(0x11);
    assertThat(Pr.MESSAGE_FLAGS.valueType().fromWire(0x40000009))
        .containsExactlyInAnyOrder(MsgFlag.READ, MsgFlag.UNSENT);
    Restriction.BitMask unread =
        (Restriction.BitMask) Restriction.noneOf(Pr.MESSAGE_FLAGS, MsgFlag.READ, MsgFlag.UNSENT);
    assertThat(unread.mask()).isEqualTo(0x9);
    assertThat(unread.bits()).isEqualTo(Restriction.Bits.NONE_SET);
  }

  @Test
  void aNamedPropertyHasANameAndNoTag() {
    NamedProperty<Instant> start = NamedProperty.of(PropertySet.COMMON, 0x8516, ValueType.SYSTIME);
    assertThat(start)
        .isEqualTo(NamedProperty.of(PropertySet.COMMON, 0x8516, ValueType.SYSTIME))
        .isNotEqualTo(NamedProperty.of(PropertySet.COMMON, 0x8517, ValueType.SYSTIME))
        .isNotEqualTo(NamedProperty.of(PropertySet.TASK, 0x8516, ValueType.SYSTIME))
        .hasToString("{00062008-0000-0000-c000-000000000046}/0x8516 PT_SYSTIME");
    PropValue value = start.with(Instant.EPOCH);
    assertThatThrownBy(value::tag)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("GetIDsFromNames");
    assertThatThrownBy(() -> NamedProperty.of(PropertySet.COMMON, "", ValueType.UNICODE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyTypeWithAValueHasAConstant() throws IllegalAccessException {
    Set<PropType> covered = EnumSet.noneOf(PropType.class);
    for (Field field : ValueType.class.getFields()) {
      covered.add(((ValueType<?>) field.get(null)).type());
    }
    assertThat(covered)
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(EnumSet.of(PropType.UNSPECIFIED, PropType.NULL, PropType.OBJECT)));
  }
}
