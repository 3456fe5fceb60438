// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.rtf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapiosgi.mime.support.Growth;

/** RTF that asks for more than a document does. */
@Timeout(60)
class RtfBoundsTest {
  private static final RtfReader READER = new RtfReader();

  private static byte[] bytes(String rtf) {
    return rtf.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static RtfReading read(String rtf) throws RtfException {
    return READER.read(bytes(rtf));
  }

  @Test
  void aHundredThousandGroupsWithinEachOtherAreRead() throws RtfException {
    int depth = 100_000;
    RtfReading read = read("{\\rtf1" + "{".repeat(depth) + "x" + "}".repeat(depth) + " y}");
    assertThat(read.text()).isEqualTo("x y");
    assertThat(read.losses()).isEmpty();
    read = read("{\\rtf1" + "{\\b{\\i ".repeat(depth) + "x" + "}}".repeat(depth) + "y}");
    assertThat(read.html()).contains("<p><b><i>x</i></b>y</p>");
    assertThat(read("{\\rtf1" + "{\\*\\x".repeat(depth)).text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{}",
        "{\\b ",
        "{\\*\\x",
        "\\",
        "\\'",
        "\\'e4",
        "\\u8364?",
        "\\uc9\\u1",
        "\\par ",
        "\\~",
        "<",
        "\\b x\\b0 x",
        "{\\*\\htmltag <b>}x",
        "\\htmlrtf x\\htmlrtf0 ",
        "{\\fonttbl",
        "{\\fonttbl\\f1\\fcharset128}\\f1\\'e4",
        "\\ansicpg9999 ",
        "{\\field{\\*\\fldinst HYPERLINK \"https://x\"}{\\fldrslt x\\b x}}",
        "{\\*\\fldinst HYPERLINK           }{\\fldrslt x",
        "\\bin5 12",
      })
  void theWorkGrowsWithTheSizeAndNotFaster(String repeated) throws Exception {
    for (String head : new String[] {"{\\rtf1 ", "{\\rtf1\\fromhtml1 ", "{\\rtf1{\\*\\fldinst "}) {
      Growth.assertLinear(
          200_000,
          size -> bytes(head + repeated.repeat(size / repeated.length())),
          rtf -> READER.read(rtf));
    }
  }

  @Test
  void theResultIsNotMuchGreaterThanTheRtf() throws RtfException {
    for (String repeated :
        new String[] {"<", "\\~", "\\b x\\b0 x", "\\par ", "\\b\\i\\ul x\\plain x"}) {
      String rtf = "{\\rtf1 " + repeated.repeat(10_000) + "}";
      assertThat(read(rtf).html()).hasSizeLessThan(rtf.length() * 5);
    }
  }

  @Test
  void mutatedDocumentsAreReadOrRefused() {
    byte[] valid =
        bytes(
            "{\\rtf1\\ansi\\ansicpg932\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fcharset128 A;}}"
                + "{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 \\'93\\'fa\\u-10179?\\u-8704?\\bin3 abc"
                + "{\\field{\\*\\fldinst{HYPERLINK \"https://example.com\"}}{\\fldrslt x}}}}");
    Random random = new Random(20260302);
    byte[] likely = bytes("{}\\'*u-0123456789 bin");
    int read = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] mutated = valid.clone();
      for (int change = random.nextInt(6); change >= 0; change--) {
        mutated[random.nextInt(mutated.length)] =
            random.nextBoolean()
                ? likely[random.nextInt(likely.length)]
                : (byte) random.nextInt(256);
      }
      try {
        RtfReading reading =
            READER.read(Arrays.copyOf(mutated, random.nextInt(mutated.length + 1)));
        assertThat(reading.text().length()).isLessThanOrEqualTo(mutated.length);
        read++;
      } catch (RtfException e) {
        assertThat(e).hasMessage("it does not begin with {\\rtf");
      }
    }
    assertThat(read).isGreaterThan(10_000);
  }
}
