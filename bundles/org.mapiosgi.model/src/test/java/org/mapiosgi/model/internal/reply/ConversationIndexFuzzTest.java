// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.provider.MethodSource;
import org.mapiosgi.api.property.Binary;

/**
 * Indexes and times that a fuzzer chooses: eight bytes of the time, then the index. A build replays
 * the seeds; {@code JAZZER_FUZZ=1} searches for others.
 */
class ConversationIndexFuzzTest {
  private static final UUID FRESH = new UUID(1, 2);
  private static final int HEADER = 22;
  private static final int ANSWER = 5;

  static List<byte[]> indexes() {
    Instant begun = Instant.parse("2026-12-01T08:00:00Z");
    byte[] header = ConversationIndex.start(begun, FRESH).toByteArray();
    byte[] time = ByteBuffer.allocate(Long.BYTES).putLong(begun.getEpochSecond()).array();
    byte[] first = Arrays.copyOf(time, Long.BYTES + header.length);
    System.arraycopy(header, 0, first, Long.BYTES, header.length);
    return List.of(first, Arrays.copyOf(first, first.length + ANSWER), time);
  }

  @MethodSource("indexes")
  @FuzzTest
  void answers(byte[] bytes) {
    if (bytes.length < Long.BYTES) {
      return;
    }
    long range = Instant.MAX.getEpochSecond();
    Instant now = Instant.ofEpochSecond(ByteBuffer.wrap(bytes).getLong() % range);
    byte[] index = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
    byte[] answer =
        ConversationIndex.answer(Binary.of(index), now, index.length, FRESH).toByteArray();
    if (answer.length == HEADER) {
      assertThat(answer).endsWith(new byte[] {0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2});
    } else {
      assertThat(answer).startsWith(index).hasSize(index.length + ANSWER);
    }
  }
}
