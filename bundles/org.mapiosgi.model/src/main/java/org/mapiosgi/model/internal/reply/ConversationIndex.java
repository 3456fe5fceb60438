// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.reply;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.mapiosgi.api.property.Binary;

/**
 * PR_CONVERSATION_INDEX, as ScCreateConversationIndex makes it ([MS-OXOMSG] 2.2.1.3): a header of
 * 22 bytes, and 5 bytes for each answer. Numbers are big-endian.
 *
 * <p>The header begins with the upper 48 bits of the time as a FILETIME, whose highest byte is the
 * reserved byte 1 until the year 2057; a GUID follows. An answer holds the time since the header's:
 * one bit for the unit, 31 bits of the difference; then eight bits of which four are random.
 */
final class ConversationIndex {
  private static final int HEADER = 22;
  private static final int TIME = 6;
  private static final int ANSWER = 5;
  private static final int RESERVED = 1;

  /** The lower bits of a FILETIME that the header has no room for. */
  private static final int DROPPED = 16;

  /** The longest difference in the fine unit: about 1.7 years, in steps of 100 ns. */
  private static final long FINE_LIMIT = 1L << 49;

  private static final int FINE_SHIFT = 18;
  private static final int COARSE_SHIFT = 23;
  private static final long MOST = 0x7FFF_FFFFL;
  private static final long COARSE = 1L << 31;

  private static final long EPOCH_DIFFERENCE_SECONDS = 11_644_473_600L;

  private ConversationIndex() {}

  /** Begins a conversation. */
  static Binary start(Instant now, UUID conversation) {
    long time = fileTime(now) >>> DROPPED;
    return Binary.of(
        ByteBuffer.allocate(HEADER)
            .put((byte) RESERVED)
            .put((byte) (time >>> 32))
            .putInt((int) time)
            .putLong(conversation.getMostSignificantBits())
            .putLong(conversation.getLeastSignificantBits())
            .array());
  }

  /**
   * Continues a conversation. If the index is none, the answer begins a new one.
   *
   * @param random its lower four bits are used
   * @param fresh names the conversation that may begin
   */
  static Binary answer(Binary index, Instant now, int random, UUID fresh) {
    byte[] old = index.toByteArray();
    if (old.length < HEADER || (old.length - HEADER) % ANSWER != 0 || old[0] != RESERVED) {
      return start(now, fresh);
    }
    long begun = 0;
    for (int i = 0; i < TIME; i++) {
      begun = (begun << 8) | (old[i] & 0xFF);
    }
    long difference = Math.max(0, (fileTime(now) >>> DROPPED) - begun) << DROPPED;
    long units =
        difference < FINE_LIMIT
            ? difference >>> FINE_SHIFT
            : COARSE | Math.min(MOST, difference >>> COARSE_SHIFT);
    byte[] longer = Arrays.copyOf(old, old.length + ANSWER);
    ByteBuffer.wrap(longer, old.length, ANSWER)
        .putInt((int) units)
        .put((byte) ((random & 0xF) << 4));
    return Binary.of(longer);
  }

  private static long fileTime(Instant time) {
    return (time.getEpochSecond() + EPOCH_DIFFERENCE_SECONDS) * 10_000_000 + time.getNano() / 100;
  }
}
