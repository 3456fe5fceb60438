// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapiosgi.api.property.Restriction.and;
import static org.mapiosgi.api.property.Restriction.anyOf;
import static org.mapiosgi.api.property.Restriction.contains;
import static org.mapiosgi.api.property.Restriction.exists;
import static org.mapiosgi.api.property.Restriction.is;
import static org.mapiosgi.api.property.Restriction.not;

import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Restriction;

class RestrictionEncoderTest {
  private static String encoded(Restriction restriction) {
    return encoded(Abi.X64, restriction);
  }

  private static String encoded(Abi abi, Restriction restriction) {
    BlockBuilder block = new BlockBuilder(abi);
    new RestrictionEncoder(new PropEncoder(block, FakeMemory.ANSI)).encode(restriction);
    return HexFormat.of().formatHex(block.at(0x10000));
  }

  @Test
  void contentPointsToItsProperty() {
    assertThat(encoded(contains(Pr.SUBJECT, "a", Restriction.Fuzzy.IGNORE_CASE)))
        .isEqualTo(
            // rt, pad, ulFuzzyLevel, ulPropTag, lpProp, unused
            "03000000"
                + "00000000"
                + "01000100"
                + "1f003700"
                + "2000010000000000"
                + "0000000000000000"
                // SPropValue, text
                + "1f003700"
                + "00000000"
                + "3800010000000000"
                + "0000000000000000"
                + "61000000");
  }

  @Test
  void contentIn32BitHasTheUnionAtFour() {
    assertThat(encoded(Abi.X86, contains(Pr.SUBJECT, "a")))
        .isEqualTo(
            "03000000"
                + "01000000"
                + "1f003700"
                + "10000100"
                + "1f003700"
                + "00000000"
                + "20000100"
                + "00000000"
                + "61000000");
  }

  @Test
  void termsOfAnAndLieInOneArray() {
    assertThat(encoded(and(exists(Pr.SUBJECT), anyOf(Pr.MESSAGE_FLAGS, MsgFlag.HASATTACH))))
        .isEqualTo(
            "00000000"
                + "00000000"
                + "02000000"
                + "00000000"
                + "2000010000000000"
                + "0000000000000000"
                // RES_EXIST
                + "08000000"
                + "00000000"
                + "00000000"
                + "1f003700"
                + "00000000"
                + "000000000000000000000000"
                // RES_BITMASK, BMR_NEZ
                + "06000000"
                + "00000000"
                + "01000000"
                + "0300070e"
                + "10000000"
                + "000000000000000000000000");
  }

  @Test
  void notPointsToItsTermAndPropertyToItsValue() {
    assertThat(encoded(not(is(Pr.MESSAGE_FLAGS, Set.of(MsgFlag.READ, MsgFlag.SUBMIT)))))
        .isEqualTo(
            "02000000"
                + "00000000"
                + "0000000000000000"
                + "2000010000000000"
                + "0000000000000000"
                // RES_PROPERTY, RELOP_EQ
                + "04000000"
                + "00000000"
                + "04000000"
                + "0300070e"
                + "4000010000000000"
                + "0000000000000000"
                + "0300070e"
                + "00000000"
                + "0500000000000000"
                + "0000000000000000");
  }

  @Test
  void comparisonSizeAndSubobject() {
    assertThat(
            encoded(new Restriction.CompareProps(Restriction.RelOp.NE, Pr.SUBJECT, Pr.DISPLAY_TO)))
        .isEqualTo(
            "05000000"
                + "00000000"
                + "05000000"
                + "1f003700"
                + "1f00040e"
                + "000000000000000000000000");
    assertThat(encoded(new Restriction.Size(Restriction.RelOp.GT, Pr.BODY, 4096)))
        .isEqualTo(
            "07000000"
                + "00000000"
                + "02000000"
                + "1f000010"
                + "00100000"
                + "000000000000000000000000");
    assertThat(encoded(new Restriction.Sub(Pr.MESSAGE_RECIPIENTS, exists(Pr.SUBJECT))))
        .startsWith("09000000" + "00000000" + "0d00120e" + "00000000" + "2000010000000000");
  }

  @Test
  void countsAndComments() {
    assertThat(encoded(new Restriction.Count(7, exists(Pr.SUBJECT))))
        .startsWith("0b000000" + "00000000" + "07000000" + "00000000" + "2000010000000000");
    List<PropValue> notes = List.of(Pr.IMPORTANCE.with(2), Pr.PRIORITY.with(1));
    assertThat(encoded(new Restriction.Comment(notes, exists(Pr.SUBJECT))))
        .startsWith(
            "0a000000"
                + "00000000"
                + "02000000"
                + "00000000"
                // The term, then the values behind it.
                + "2000010000000000"
                + "4000010000000000")
        .contains("03001700" + "00000000" + "02000000");
    assertThat(encoded(new Restriction.Annotation(List.of(), exists(Pr.SUBJECT))))
        .startsWith(
            "0c000000"
                + "00000000"
                + "00000000"
                + "00000000"
                + "2000010000000000"
                + "0000000000000000");
  }

  @Test
  void aTreeTooDeepForAnyStackIsRefused() {
    Restriction deep = exists(Pr.SUBJECT);
    for (int i = 0; i < 100_000; i++) {
      deep = not(deep);
    }
    Restriction tooDeep = deep;
    assertThatThrownBy(() -> encoded(tooDeep))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("deeper");
  }
}
