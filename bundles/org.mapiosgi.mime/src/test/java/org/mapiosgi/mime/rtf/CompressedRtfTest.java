// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.rtf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CompressedRtfTest {
  /** [MS-OXRTFCP] 4.1.1: simple compressed RTF. */
  private static final byte[] SIMPLE =
      bytes(
          "2d0000002b0000004c5a4675f1c5c7a7"
              + "03000a007263706731323542320af320"
              + "68656c090020627705b06c647d0a800f"
              + "a0");

  private static final String SIMPLE_TEXT = "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n";

  /** [MS-OXRTFCP] 4.1.2: a reference that reads the bytes that it writes. */
  private static final byte[] CROSSING =
      bytes("1a0000001c0000004c5a4675e2d44b5141000420575859" + "5a0d6e7d010eb0");

  private static final String CROSSING_TEXT = "{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}";

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String text(DecompressedRtf rtf) {
    return new String(rtf.toByteArray(), StandardCharsets.US_ASCII);
  }

  private static byte[] header(int size, int rawSize, String type, int crc, byte[] contents) {
    return ByteBuffer.allocate(16 + contents.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(size)
        .putInt(rawSize)
        .put(ascii(type))
        .putInt(crc)
        .put(contents)
        .array();
  }

  private static byte[] random(int size, int letters, long seed) {
    Random random = new Random(seed);
    byte[] bytes = new byte[size];
    for (int index = 0; index < size; index++) {
      bytes[index] = (byte) random.nextInt(letters);
    }
    return bytes;
  }

  private static void assertRoundTrip(byte[] rtf) throws RtfException {
    DecompressedRtf back = CompressedRtf.decompress(CompressedRtf.compress(rtf));
    assertThat(back.toByteArray()).isEqualTo(rtf);
    assertThat(back.losses()).isEmpty();
  }

  @Test
  void theExamplesOfTheSpecificationAreDecompressed() throws RtfException {
    DecompressedRtf simple = CompressedRtf.decompress(SIMPLE);
    assertThat(text(simple)).isEqualTo(SIMPLE_TEXT);
    assertThat(simple.losses()).isEmpty();
    DecompressedRtf crossing = CompressedRtf.decompress(CROSSING);
    assertThat(text(crossing)).isEqualTo(CROSSING_TEXT);
    assertThat(crossing.losses()).isEmpty();
  }

  @Test
  void theExamplesOfTheSpecificationAreCompressedAsWell() throws RtfException {
    assertRoundTrip(ascii(SIMPLE_TEXT));
    assertRoundTrip(ascii(CROSSING_TEXT));
    assertThat(CompressedRtf.compress(ascii(SIMPLE_TEXT))).hasSizeLessThanOrEqualTo(SIMPLE.length);
    assertThat(CompressedRtf.compress(ascii(CROSSING_TEXT))).isEqualTo(CROSSING);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 16, 17, 18, 4095, 4096, 4097, 20_000})
  void everySizeAndContentComesBack(int size) throws RtfException {
    assertRoundTrip(new byte[size]);
    assertRoundTrip(random(size, 256, 1));
    assertRoundTrip(random(size, 2, 2));
    assertRoundTrip(random(size, 5, 3));
  }

  /** A reference of 4096 bytes back would be the end mark. */
  @Test
  void aRunThatComesAgainAfterExactlyOneRingComesBack() throws RtfException {
    for (int distance = 4090; distance <= 4100; distance++) {
      byte[] rtf = Arrays.copyOf(random(distance, 256, distance), distance + 40);
      System.arraycopy(rtf, 0, rtf, distance, 40);
      assertRoundTrip(rtf);
    }
  }

  @Test
  void textGetsSmaller() throws RtfException {
    String paragraph = "\\par The quarterly figures of example.com are attached.";
    byte[] rtf = ascii("{\\rtf1\\ansi " + paragraph.repeat(1000) + "}");
    assertThat(CompressedRtf.compress(rtf)).hasSizeLessThan(rtf.length / 6);
    assertRoundTrip(rtf);
  }

  @Test
  void uncompressedRtfIsRead() throws RtfException {
    byte[] rtf = ascii("{\\rtf1 x}");
    DecompressedRtf read = CompressedRtf.decompress(header(rtf.length + 12, 9, "MELA", 0, rtf));
    assertThat(read.toByteArray()).isEqualTo(rtf);
    assertThat(read.losses()).isEmpty();
  }

  @Test
  void aWrongCrcIsALossAndTheRtfIsThere() throws RtfException {
    byte[] wrong = SIMPLE.clone();
    wrong[12]++;
    DecompressedRtf read = CompressedRtf.decompress(wrong);
    assertThat(text(read)).isEqualTo(SIMPLE_TEXT);
    assertThat(read.losses()).containsExactly("its CRC is wrong");
  }

  @Test
  void declaredSizesAreNotTrusted() throws RtfException {
    byte[] wrong = SIMPLE.clone();
    ByteBuffer.wrap(wrong).order(ByteOrder.LITTLE_ENDIAN).putInt(Integer.MAX_VALUE).putInt(-1);
    DecompressedRtf read = CompressedRtf.decompress(wrong);
    assertThat(text(read)).isEqualTo(SIMPLE_TEXT);
    assertThat(read.losses())
        .containsExactly(
            "its declared size is wrong", "it declares 4294967295 bytes of RTF and has 43");
  }

  @Test
  void bytesBehindTheDeclaredSizeAreNoPartOfIt() throws RtfException {
    DecompressedRtf read = CompressedRtf.decompress(Arrays.copyOf(SIMPLE, SIMPLE.length + 100));
    assertThat(text(read)).isEqualTo(SIMPLE_TEXT);
    assertThat(read.losses()).isEmpty();
  }

  @Test
  void whatIsThereOfATruncatedOneIsRead() throws RtfException {
    for (int size = 16; size < SIMPLE.length - 2; size++) {
      DecompressedRtf read = CompressedRtf.decompress(Arrays.copyOf(SIMPLE, size));
      assertThat(SIMPLE_TEXT).startsWith(text(read));
      assertThat(read.losses()).contains("it is cut off");
    }
    assertThat(text(CompressedRtf.decompress(Arrays.copyOf(SIMPLE, 40))))
        .startsWith("{\\rtf1\\ansi\\ansicpg1252\\pard hel");
  }

  @Test
  void aMissingEndMarkIsNoLoss() throws RtfException {
    byte[] rtf = ascii("12345678");
    byte[] contents = new byte[9];
    System.arraycopy(rtf, 0, contents, 1, 8);
    DecompressedRtf read = CompressedRtf.decompress(header(21, 8, "LZFu", 0, contents));
    assertThat(read.toByteArray()).isEqualTo(rtf);
    assertThat(read.losses()).containsExactly("its CRC is wrong");
  }

  @Test
  void aLimitIsANamedRefusal() throws RtfException {
    byte[] bomb = CompressedRtf.compress(new byte[100_000]);
    assertThat(CompressedRtf.decompress(bomb, 100_000).toByteArray()).hasSize(100_000);
    assertThatThrownBy(() -> CompressedRtf.decompress(bomb, 99_999))
        .isInstanceOf(RtfException.class)
        .hasMessage("it has more than 99999 bytes of RTF");
    byte[] plain = header(32, 20, "MELA", 0, new byte[20]);
    assertThat(CompressedRtf.decompress(plain, 20).toByteArray()).hasSize(20);
    assertThatThrownBy(() -> CompressedRtf.decompress(plain, 19))
        .hasMessage("it has more than 19 bytes of RTF");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "{\\rtf1 this is not compressed}"})
  void whatIsNoCompressedRtfIsRefused(String text) {
    assertThatThrownBy(() -> CompressedRtf.decompress(ascii(text)))
        .isInstanceOf(RtfException.class)
        .hasMessage("it has no header of compressed RTF");
  }

  @Test
  void mutatedBytesAreReadOrRefused() {
    byte[] valid = CompressedRtf.compress(ascii("{\\rtf1 " + "some text ".repeat(200) + "}"));
    Random random = new Random(20260301);
    int read = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] mutated = valid.clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      }
      try {
        byte[] rtf =
            CompressedRtf.decompress(Arrays.copyOf(mutated, random.nextInt(mutated.length + 1)))
                .toByteArray();
        assertThat(rtf.length).isLessThanOrEqualTo(mutated.length * 8);
        read++;
      } catch (RtfException e) {
        assertThat(e).hasMessage("it has no header of compressed RTF");
      }
    }
    assertThat(read).isGreaterThan(10_000);
  }
}
