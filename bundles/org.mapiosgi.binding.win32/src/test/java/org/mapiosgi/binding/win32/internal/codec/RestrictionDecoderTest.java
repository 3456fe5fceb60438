// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.Restriction;

class RestrictionDecoderTest {
  private static final long BASE = 0x10_0000;
  private static final PropTag<Integer> FLAGS = PropTag.integer(0x0E07);

  private final FakeMemory memory = new FakeMemory();

  private Restriction decoded(Abi abi, Restriction restriction) {
    BlockBuilder block = new BlockBuilder(abi);
    int root = new RestrictionEncoder(new PropEncoder(block, FakeMemory.ANSI)).encode(restriction);
    memory.put(BASE, block.at(BASE));
    return new RestrictionDecoder(memory.view(abi)).decode(BASE + root);
  }

  @ParameterizedTest
  @EnumSource(Abi.class)
  void eachTermIsReadAsItIsWritten(Abi abi) {
    for (Restriction each :
        List.of(
            Restriction.contains(Pr.SUBJECT, "a", Restriction.Fuzzy.IGNORE_CASE),
            Restriction.startsWith(Pr.SEARCH_KEY, Binary.ofHex("0102")),
            Restriction.matches(Pr.SUBJECT, "b", Restriction.Fuzzy.values()),
            Restriction.isNot(Pr.IMPORTANCE, 1),
            Restriction.atMost(Pr.IMPORTANCE, 2),
            Restriction.anyBit(FLAGS, 4),
            Restriction.noBit(FLAGS, 8),
            Restriction.exists(Pr.BODY),
            Restriction.not(Restriction.exists(Pr.BODY)),
            Restriction.and(),
            Restriction.or(Restriction.exists(Pr.BODY), Restriction.exists(Pr.HTML)),
            new Restriction.Size(Restriction.RelOp.GE, Pr.BODY, 7),
            new Restriction.CompareProps(Restriction.RelOp.EQ, Pr.SUBJECT, Pr.BODY),
            new Restriction.Sub(Pr.MESSAGE_RECIPIENTS, Restriction.exists(Pr.DISPLAY_NAME)),
            new Restriction.Count(3, Restriction.exists(Pr.BODY)),
            new Restriction.Comment(List.of(Pr.SUBJECT.with("kept")), Restriction.exists(Pr.BODY)),
            new Restriction.Annotation(List.of(), Restriction.exists(Pr.BODY)))) {
      assertThat(decoded(abi, each)).isEqualTo(each);
    }
  }

  private void refused(ByteBuffer bytes) {
    memory.put(BASE, bytes.array());
    assertThatThrownBy(() -> new RestrictionDecoder(memory.view(Abi.X64)).decode(BASE))
        .isInstanceOf(MapiException.class)
        .hasMessageContaining("MAPI_E_CORRUPT_DATA");
  }

  private static ByteBuffer restriction(int type) {
    return ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN).putInt(0, type);
  }

  @Test
  void whatIsNoRestrictionIsRefusedInBoundedTime() {
    refused(restriction(99));
    // Itself as its only term, without end.
    refused(restriction(0).putInt(8, 1).putLong(16, BASE));
    // Itself as each of two terms: without a limit, 2 to the power of its depth.
    refused(restriction(1).putInt(8, 2).putLong(16, BASE));
    refused(restriction(0).putInt(8, -1).putLong(16, BASE));
    refused(restriction(2));
    refused(restriction(3).putInt(8, 9).putInt(12, Pr.SUBJECT.tag()).putLong(16, BASE + 64));
    refused(restriction(4).putInt(8, 6).putInt(12, Pr.SUBJECT.tag()).putLong(16, BASE + 64));
    refused(restriction(4).putInt(8, 4).putInt(12, Pr.SUBJECT.tag()));
    refused(restriction(6).putInt(8, 2).putInt(12, FLAGS.tag()));
    refused(restriction(6).putInt(8, 1).putInt(12, Pr.SUBJECT.tag()));
    assertThatThrownBy(() -> new RestrictionDecoder(memory.view(Abi.X64)).decode(0))
        .isInstanceOf(MapiException.class);
  }
}
