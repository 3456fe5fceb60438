// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.api.store.Row;

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
  void aRowTellsMissingFromLongAndFromNotAskedFor() {
    Row row =
        new Row(
            List.of(
                PropValue.error(Pr.SUBJECT, HResult.NOT_FOUND),
                PropValue.error(Pr.BODY, HResult.NOT_ENOUGH_MEMORY),
                Pr.IMPORTANCE.with(1)));
    assertThat(row.get(Pr.SUBJECT)).isNull();
    assertThat(row.get(Pr.SUBJECT, "none")).isEqualTo("none");
    assertThat(row.get(Pr.IMPORTANCE)).isEqualTo(1);
    assertThatThrownBy(() -> row.get(Pr.BODY))
        .isInstanceOf(MapiException.class)
        .hasMessageContaining("PR_BODY_W")
        .hasMessageContaining("MAPI_E_NOT_ENOUGH_MEMORY");
    assertThatThrownBy(() -> row.get(Pr.DISPLAY_TO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PR_DISPLAY_TO_W");
  }

  @Test
  void aRecipientWithoutAnAtSignIsRefused() {
    for (String address : new String[] {"nobody", "@here", "there@"}) {
      assertThatThrownBy(() -> Recipient.smtp(Recipient.Type.TO, "x", address))
          .as(address)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
