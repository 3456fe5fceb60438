// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.property.Binary;

class ConversationIndexTest {
  private static final UUID ID = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");

  /** As a FILETIME: 0x01D0B10C_5A8C0000. */
  private static final Instant BEGUN = fileTime(0x01D0B10C5A8C0000L);

  private static Instant fileTime(long ticks) {
    return Instant.parse("1601-01-01T00:00:00Z")
        .plusSeconds(ticks / 10_000_000)
        .plusNanos(ticks % 10_000_000 * 100);
  }

  private static String answer(Duration later, int random) {
    Binary index = ConversationIndex.start(BEGUN, ID);
    Binary longer = ConversationIndex.answer(index, BEGUN.plus(later), random, UUID.randomUUID());
    assertThat(Arrays.copyOf(longer.toByteArray(), 22)).isEqualTo(index.toByteArray());
    return longer.toHex().substring(44);
  }

  @Test
  void theHeaderHoldsTheTimeAndTheConversation() {
    assertThat(ConversationIndex.start(BEGUN, ID).toHex())
        .isEqualToIgnoringCase("01D0B10C5A8C0123456789ABCDEF0123456789ABCDEF");
  }

  @Test
  void anAnswerHoldsTheTimeSinceTheHeader() {
    // 2^26 steps of 100 ns: bit 18 is the lowest that is kept.
    assertThat(answer(Duration.ofNanos(100L << 26), 0)).isEqualTo("0000010000");
    assertThat(answer(Duration.ofNanos((100L << 26) + 100), 0x5)).isEqualTo("0000010050");
    assertThat(answer(Duration.ZERO, 0xFFF)).isEqualTo("00000000F0".toUpperCase());
  }

  @Test
  void aLongTimeIsInCoarseUnits() {
    Duration limit = Duration.ofSeconds((1L << 49) / 10_000_000 + 1);
    assertThat(answer(limit.minusDays(1), 0)).startsWith("7F");
    // 2^49 steps, bit 23 the lowest: 2^26, and the highest bit says so.
    assertThat(answer(limit, 0)).startsWith("8400");
    assertThat(answer(Duration.ofDays(365 * 200), 0)).startsWith("FFFFFFFF");
  }

  @Test
  void aTimeBeforeTheHeaderIsNoTime() {
    assertThat(answer(Duration.ofDays(-1), 0)).isEqualTo("0000000000");
  }

  @Test
  void answersFollowEachOther() {
    Binary index = ConversationIndex.start(BEGUN, ID);
    for (int i = 1; i <= 3; i++) {
      index = ConversationIndex.answer(index, BEGUN.plusSeconds(i), 0, UUID.randomUUID());
      assertThat(index.size()).isEqualTo(22 + 5 * i);
    }
  }

  @Test
  void anIndexThatIsNoneBeginsAConversation() {
    for (int size : new int[] {0, 1, 21, 23, 28}) {
      byte[] bytes = new byte[size];
      Arrays.fill(bytes, (byte) 1);
      assertThat(ConversationIndex.answer(Binary.of(bytes), BEGUN, 0, ID))
          .isEqualTo(ConversationIndex.start(BEGUN, ID));
    }
    assertThat(ConversationIndex.answer(Binary.of(new byte[22]), BEGUN, 0, ID).size())
        .isEqualTo(22);
  }
}
