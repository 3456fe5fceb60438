// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.rtf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapiosgi.mime.support.Growth;

@Timeout(60)
class RtfWriterTest {
  private static final RtfReader READER = new RtfReader();

  private static final String WHOLE =
      """
      <!DOCTYPE html>
      <html><head>
      <title>A & B</title><style>p { color: red } /* <b> */</style>
      </head><body class='x > y'>
      <p>Grüße &amp; <b>bold</b> {\\} 日本 😀 &euro;&nbsp;end<br/>next</p>
      <!-- a <comment> -->  <script>if (a < b) { c(); }</script>
      </body></html>
      """
          .replace("\n", "\r\n");

  private static RtfReading reading(byte[] rtf) throws RtfException {
    RtfReading read = READER.read(rtf);
    assertThat(read.losses()).isEmpty();
    return read;
  }

  @Test
  void htmlComesBackCharacterForCharacter() throws RtfException {
    RtfReading read = reading(RtfWriter.ofHtml(WHOLE));
    assertThat(read.origin()).isEqualTo(RtfOrigin.HTML);
    assertThat(read.html()).isEqualTo(WHOLE);
    assertThat(read.text().strip()).isEqualTo("Grüße & bold {\\} 日本 😀 €\u00A0end\r\nnext");
  }

  @Test
  void theResultIsAscii() {
    assertThat(new String(RtfWriter.ofHtml(WHOLE), StandardCharsets.ISO_8859_1))
        .matches("[\\r\\n -~]+")
        .startsWith("{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 ")
        .contains("{\\*\\htmltag64}", "{\\*\\htmltag19 <html>}", "{\\*\\htmltag72 </p>}")
        .endsWith("}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "a\nb\rc\r\nd",
        "<p",
        "<p title=\"x",
        "<!-- x",
        "a < b && c;",
        "&#x20ac;&bogus;&",
        "<style>",
        "</",
        "<",
        "<head>text</head>text",
        "<b>\0\1\t\u007f</b>\u0080",
        "5<i>6</i>",
        "{\\*\\htmltag84 <b>}",
        "\\par"
      })
  void anyTextComesBack(String html) throws RtfException {
    assertThat(reading(RtfWriter.ofHtml(html)).html()).isEqualTo(html);
  }

  @Test
  void randomTextComesBack() throws RtfException {
    String letters = "<>/!-&;#\"'{}\\\r\n\t abp5ü€";
    Random random = new Random(20260303);
    for (int round = 0; round < 5_000; round++) {
      StringBuilder html = new StringBuilder();
      for (int length = random.nextInt(60); length > 0; length--) {
        html.append(letters.charAt(random.nextInt(letters.length())));
      }
      assertThat(reading(RtfWriter.ofHtml(html.toString())).html()).isEqualTo(html.toString());
    }
  }

  @Test
  void plainTextComesBack() throws RtfException {
    String text = "Grüße,\r\n\r\n\t{x} <y> & 😀\r\n";
    RtfReading read = reading(RtfWriter.ofText(text));
    assertThat(read.origin()).isEqualTo(RtfOrigin.TEXT);
    assertThat(read.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<", "<p", "<p>", "&", "&amp;", "\n", " ", "<style>", "<!--", "</style ", "€"})
  void theWorkGrowsWithTheSizeAndNotFaster(String repeated) throws Exception {
    for (String head : new String[] {"", "<style>", "<head>", "<p title=\""}) {
      Growth.assertLinear(
          100_000, size -> head + repeated.repeat(size / repeated.length()), RtfWriter::ofHtml);
    }
  }
}
