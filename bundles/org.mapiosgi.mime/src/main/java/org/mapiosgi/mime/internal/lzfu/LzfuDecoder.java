// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.lzfu;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.mapiosgi.mime.internal.part.Losses;

/** Reads compressed RTF ([MS-OXRTFCP] 3.1). Believes none of the sizes that the header declares. */
public final class LzfuDecoder {
  private static final int LENGTH_MASK = (1 << LzfuFormat.LENGTH_BITS) - 1;

  private final byte[] bytes;
  private final int most;
  private final Losses losses;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final byte[] ring = Arrays.copyOf(LzfuFormat.dictionary(), LzfuFormat.RING);
  private int writeAt = LzfuFormat.dictionary().length;

  /**
   * A decoder of one value of PR_RTF_COMPRESSED.
   *
   * @param most the greatest size of the result
   */
  public LzfuDecoder(byte[] bytes, int most, Losses losses) {
    this.bytes = bytes;
    this.most = most;
    this.losses = losses;
  }

  /** Whether the bytes have the header of compressed RTF, of either type. */
  public boolean isCompressedRtf() {
    return bytes.length >= LzfuFormat.HEADER
        && (header(8) == LzfuFormat.COMPRESSED || header(8) == LzfuFormat.UNCOMPRESSED);
  }

  /** The RTF; empty if it is greater than the limit. Call this once. */
  public Optional<byte[]> decode() {
    int end = end();
    boolean inLimit =
        header(8) == LzfuFormat.COMPRESSED ? decompress(end) : copy(LzfuFormat.HEADER, end);
    if (!inLimit) {
      return Optional.empty();
    }
    long declared = Integer.toUnsignedLong(header(4));
    if (declared != out.size()) {
      losses.add("it declares " + declared + " bytes of RTF and has " + out.size());
    }
    return Optional.of(out.toByteArray());
  }

  private int header(int offset) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(offset);
  }

  private int end() {
    long declared = Integer.toUnsignedLong(header(0)) + LzfuFormat.HEADER;
    long end = declared - LzfuFormat.COUNTED_HEADER;
    if (end > bytes.length || end < LzfuFormat.HEADER) {
      losses.add("its declared size is wrong");
      return bytes.length;
    }
    return (int) end;
  }

  private boolean copy(int from, int end) {
    int size = (int) Math.min(end - from, Integer.toUnsignedLong(header(4)));
    out.write(bytes, from, Math.min(size, most));
    return size <= most;
  }

  /** Returns false if the result is greater than the limit. */
  private boolean decompress(int end) {
    if (LzfuCrc.of(bytes, LzfuFormat.HEADER, end) != header(12)) {
      losses.add("its CRC is wrong");
    }
    int at = LzfuFormat.HEADER;
    while (at < end) {
      int control = bytes[at++];
      for (int bit = 0; bit < LzfuFormat.RUN; bit++) {
        boolean reference = (control >> bit & 1) != 0;
        if (at + (reference ? 1 : 0) >= end) {
          return cutOff();
        }
        if (out.size() > most - LzfuFormat.LONGEST && !hasRoom(reference, at)) {
          return false;
        }
        if (!reference) {
          put(bytes[at++]);
        } else if (isEnd(at)) {
          return true;
        } else {
          repeat(at);
          at += 2;
        }
      }
    }
    return cutOff();
  }

  /** Some writers leave out the end mark; nothing is lost then. */
  private boolean cutOff() {
    if (out.size() < Integer.toUnsignedLong(header(4))) {
      losses.add("it is cut off");
    }
    return true;
  }

  private boolean hasRoom(boolean reference, int at) {
    int size = !reference ? 1 : isEnd(at) ? 0 : length(at);
    return out.size() + size <= most;
  }

  private int reference(int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  private int length(int at) {
    return (reference(at) & LENGTH_MASK) + LzfuFormat.SHORTEST;
  }

  /** A reference to the place that is written next ends the contents. */
  private boolean isEnd(int at) {
    return reference(at) >> LzfuFormat.LENGTH_BITS == writeAt;
  }

  private void repeat(int at) {
    int from = reference(at) >> LzfuFormat.LENGTH_BITS;
    int length = length(at);
    for (int count = 0; count < length; count++) {
      put(ring[(from + count) % LzfuFormat.RING]);
    }
  }

  private void put(byte value) {
    out.write(value);
    ring[writeAt] = value;
    writeAt = (writeAt + 1) % LzfuFormat.RING;
  }
}
