// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.lzfu;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Compresses RTF ([MS-OXRTFCP] 3.2). Looks at no more than {@value #MOST_CANDIDATES} places for
 * each byte, so that the work grows with the size of the RTF and not faster.
 */
public final class LzfuEncoder {
  private static final int MOST_CANDIDATES = 64;
  private static final int PAIR = 2;
  private static final int PAIRS = 1 << 16;

  /** A reference that goes back by the whole ring would be the end mark. */
  private static final int FARTHEST = LzfuFormat.RING - 1;

  /** The dictionary with the RTF behind it. A place in the ring is a place in here, modulo RING. */
  private final byte[] text;

  private final int begin;
  private final int[] latest = new int[PAIRS];
  private final int[] before = new int[LzfuFormat.RING];
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final byte[] run = new byte[LzfuFormat.RUN * 2];
  private int runSize;
  private int control;
  private int controlBits;
  private long comparisons;

  /** An encoder of one RTF text. */
  public LzfuEncoder(byte[] rtf) {
    byte[] dictionary = LzfuFormat.dictionary();
    begin = dictionary.length;
    text = Arrays.copyOf(dictionary, begin + rtf.length);
    System.arraycopy(rtf, 0, text, begin, rtf.length);
    Arrays.fill(latest, -1);
  }

  /** The value for PR_RTF_COMPRESSED. Call this once. */
  public byte[] encode() {
    for (int at = 0; at < begin; at++) {
      remember(at);
    }
    int at = begin;
    while (at < text.length) {
      at = step(at);
    }
    reference(at, 0);
    endRun();
    return withHeader(out.toByteArray());
  }

  /** The number of bytes that were compared: the work that was done. */
  long comparisons() {
    return comparisons;
  }

  private int step(int at) {
    int bestLength = 0;
    int bestFrom = 0;
    int candidate = at + PAIR <= text.length ? latest[pair(at)] : -1;
    for (int tried = 0; tried < MOST_CANDIDATES && isInReach(candidate, at); tried++) {
      int length = common(candidate, at);
      if (length > bestLength) {
        bestLength = length;
        bestFrom = candidate;
      }
      candidate = bestLength == LzfuFormat.LONGEST ? -1 : before[candidate % LzfuFormat.RING];
    }
    int end = at + (bestLength < LzfuFormat.SHORTEST ? 1 : bestLength);
    if (bestLength < LzfuFormat.SHORTEST) {
      token(0, text[at]);
    } else {
      reference(bestFrom, bestLength - LzfuFormat.SHORTEST);
    }
    for (int passed = at; passed < end; passed++) {
      remember(passed);
    }
    return end;
  }

  private static boolean isInReach(int candidate, int at) {
    return candidate >= 0 && at - candidate <= FARTHEST;
  }

  private int common(int candidate, int at) {
    int most = Math.min(LzfuFormat.LONGEST, text.length - at);
    int length = 0;
    while (length < most && text[candidate + length] == text[at + length]) {
      length++;
    }
    comparisons += length + 1;
    return length;
  }

  private void remember(int at) {
    if (at + PAIR <= text.length) {
      int pair = pair(at);
      before[at % LzfuFormat.RING] = latest[pair];
      latest[pair] = at;
    }
  }

  private int pair(int at) {
    return (text[at] & 0xFF) << 8 | (text[at + 1] & 0xFF);
  }

  private void reference(int from, int length) {
    int value = from % LzfuFormat.RING << LzfuFormat.LENGTH_BITS | length;
    token(1, (byte) (value >> 8), (byte) value);
  }

  private void token(int bit, byte... bytes) {
    if (controlBits == LzfuFormat.RUN) {
      endRun();
    }
    control |= bit << controlBits++;
    for (byte each : bytes) {
      run[runSize++] = each;
    }
  }

  private void endRun() {
    out.write(control);
    out.write(run, 0, runSize);
    control = 0;
    controlBits = 0;
    runSize = 0;
  }

  private byte[] withHeader(byte[] contents) {
    return ByteBuffer.allocate(LzfuFormat.HEADER + contents.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(contents.length + LzfuFormat.COUNTED_HEADER)
        .putInt(text.length - begin)
        .putInt(LzfuFormat.COMPRESSED)
        .putInt(LzfuCrc.of(contents, 0, contents.length))
        .put(contents)
        .array();
  }
}
