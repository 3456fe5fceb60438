// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.lzfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LzfuEncoderTest {
  private static long work(byte[] rtf) {
    LzfuEncoder encoder = new LzfuEncoder(rtf);
    encoder.encode();
    return encoder.comparisons();
  }

  private static byte[] text(String repeated, int size) {
    return repeated.repeat(size / repeated.length()).getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] noise(int letters, int size) {
    Random random = new Random(5);
    byte[] bytes = new byte[size];
    for (int index = 0; index < size; index++) {
      bytes[index] = (byte) random.nextInt(letters);
    }
    return bytes;
  }

  /** The inputs that make a compressor of this kind slow: many places that begin alike. */
  @Test
  void theWorkGrowsWithTheSizeAndNotFaster() {
    int size = 100_000;
    assertThat(work(new byte[2 * size])).isBetween(1L, work(new byte[size]) * 5 / 2);
    assertThat(work(text("abcabcabd", 2 * size)))
        .isBetween(1L, work(text("abcabcabd", size)) * 5 / 2);
    assertThat(work(noise(2, 2 * size))).isBetween(1L, work(noise(2, size)) * 5 / 2);
    assertThat(work(noise(256, 2 * size))).isBetween(1L, work(noise(256, size)) * 5 / 2);
  }
}
