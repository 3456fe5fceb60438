// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.rtf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RtfReaderTest {
  private static final RtfReader READER = new RtfReader();

  private static RtfReading read(String rtf) throws RtfException {
    return READER.read(rtf.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String text(String rtf) throws RtfException {
    RtfReading read = read(rtf);
    assertThat(read.losses()).isEmpty();
    return read.text();
  }

  @Test
  void plainRtfIsRead() throws RtfException {
    RtfReading read = read("{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
    assertThat(read.origin()).isEqualTo(RtfOrigin.RTF);
    assertThat(read.text()).isEqualTo("hello world");
    assertThat(read.html()).isEqualTo("<html><body>\r\n<p>hello world</p>\r\n</body></html>\r\n");
    assertThat(read.losses()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{}", "{\\rt}", "hello", "\\rtf1", "<html>"})
  void whatIsNoRtfIsRefused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(RtfException.class)
        .hasMessage("it does not begin with {\\rtf");
  }

  @Test
  void linesTabsAndSymbolsAreText() throws RtfException {
    assertThat(
            text(
                "\r\n {\\rtf1 a\\par b\\line c\\tab d\\\n\\lquote x\\rquote\\~\\ldblquote y\\rdblquote"
                    + " \\bullet\\endash\\emdash\\_\\-z\\{\\}\\\\}"))
        .isEqualTo("a\r\nb\r\nc\td\r\n‘x’\u00A0“y”•–—\u2011z{}\\");
  }

  @Test
  void lineEndsOfTheFileAreNoText() throws RtfException {
    assertThat(text("{\\rtf1 one \r\ntwo\nthree\\b\r\nfour}")).isEqualTo("one twothreefour");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\\ansi\\ansicpg1252 Gr\\'fc\\'dfe \\'80                            | Grüße €",
        "\\ansi\\ansicpg1251 \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2                 | Привет",
        "\\mac\\'9f                                                         | ü",
        "\\pc \\'81                                                         | ü",
        "\\ansi\\ansicpg932 \\'93\\'fa\\'96\\'7b\\'8c\\'ea                  | 日本語",
        "\\ansi\\ansicpg932 \\'83A\\'83\\\\                                 | アソ",
        "\\ansi\\ansicpg936 \\'d6\\'d0\\'b9\\'fa                            | 中国",
        "\\ansi\\ansicpg950 \\'a4\\'a4\\'a4\\'e5                            | 中文",
        "\\ansi\\ansicpg949 \\'c7\\'d1\\'b1\\'db                            | 한글",
        "\\ansi\\ansicpg20866 \\'f0\\'d2\\'c9\\'d7\\'c5\\'d4               | Привет",
        "\\ansi\\ansicpg65001 \\'c3\\'bc\\'e2\\'82\\'ac                     | ü€",
      })
  void bytesAreReadInTheCodePageOfTheDocument(String rtf, String expected) throws RtfException {
    assertThat(text("{\\rtf1" + rtf.strip() + "}")).isEqualTo(expected);
  }

  @Test
  void bytesAreReadInTheCodePageOfTheirFont() throws RtfException {
    String fonts =
        "{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}{\\f1\\fnil\\fcharset204 Arial Cyr;}"
            + "{\\f2\\fcharset128 MS Gothic{\\*\\falt x};}{\\f3\\fcharset161;}{\\f4\\cpg1250;}"
            + "{\\f5\\fcharset130 Johab;}{\\f6\\fcharset1;}}";
    assertThat(
            text(
                "{\\rtf1\\ansi\\ansicpg1255\\deff0"
                    + fonts
                    + "\\'fc{\\f1\\'cf{\\f2\\'93\\'fa}\\'f0}\\f3\\'e1\\f4\\'f8\\f5\\'88\\'61"
                    + "\\plain\\'fc\\f6\\'e0\\f99\\'e1}"))
        .isEqualTo("üП日рαř가üאב");
  }

  @Test
  void rawEightBitTextIsReadToo() throws RtfException {
    byte[] rtf = "{\\rtf1\\ansi\\ansicpg932 日語}".getBytes(Charset.forName("windows-31j"));
    assertThat(READER.read(rtf).text()).isEqualTo("日語");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\\u8364?x                              | €x",
        "\\u8364\\'80x                          | €x",
        "\\uc0\\u8364 x                         | €x",
        "\\uc2\\u26085\\'93\\'fax               | 日x",
        "{\\uc3\\u8364 EUR}\\u8364?x            | €€x",
        "\\u-10179?\\u-8704?x                   | 😀x",
        "\\u55357?\\u56832?x                    | 😀x",
        "\\u128512?x                            | 😀x",
        "\\u-10179?x                            | \uFFFDx",
        "\\u99999999?x                          | \uFFFDx",
        "\\u0?x                                 | x",
        "\\uc2\\u8364 {x}                       | €x",
        "\\u8364\\b x                           | €",
        "\\u8364\\~x                            | €x",
        "\\uc2\\u8364\\{\\}x                    | €x",
        "\\u8364\\bin3 \\}{x                    | €x",
      })
  void unicodeReplacesItsFallback(String rtf, String expected) throws RtfException {
    assertThat(text("{\\rtf1\\ansi " + rtf.strip() + "}")).isEqualTo(expected);
  }

  @Test
  void destinationsThatAreNoTextAreSkipped() throws RtfException {
    assertThat(
            text(
                "{\\rtf1{\\fonttbl{\\f0 Arial;}}{\\colortbl;\\red0;}{\\stylesheet{\\s0 Normal;}}"
                    + "{\\info{\\author Nobody}{\\title Title}}{\\*\\generator x;}"
                    + "{\\*\\unknown y{z{\\b z}}\\'41\\u65?\\par}{\\header head\\par}a"
                    + "{\\pict\\wmetafile8 0102{\\u65?}}"
                    + "{\\object{\\*\\objdata 01\\bin5 }}}{\\'}{\\result b}}{\\*\\shppict{\\pict 00}}"
                    + "{\\v hidden}c{\\pntext\\'b7\\tab}d}"))
        .isEqualTo("abc·\td");
  }

  @Test
  void theDataOfBinIsPassedOver() throws RtfException {
    assertThat(text("{\\rtf1 a{\\pict\\bin4 {{{{}b\\bin0 c\\bin-5 d}")).isEqualTo("abcd");
    assertThat(read("{\\rtf1 a\\bin2147483647 b}").text()).isEqualTo("a");
    assertThat(read("{\\rtf1 a\\bin99999999999999999999 b}").text()).isEqualTo("a");
  }

  @Test
  void whatFollowsTheDocumentIsNoPartOfIt() throws RtfException {
    assertThat(text("{\\rtf1 a}}}} b {\\rtf1 c}\0\0")).isEqualTo("a");
  }

  @Test
  void aDocumentThatIsCutOffIsReadAsFarAsItGoes() throws RtfException {
    String whole = "{\\rtf1\\ansi {\\b bold\\'e4\\lquote ?}";
    for (int size = 6; size <= whole.length(); size++) {
      RtfReading read = read(whole.substring(0, size));
      assertThat("boldä‘?").startsWith(read.text());
      assertThat(read.losses()).containsExactly("it ends before its last group does");
    }
  }

  @Test
  void anUnknownCodePageIsALoss() throws RtfException {
    RtfReading read = read("{\\rtf1\\ansi\\ansicpg9999 \\'fc\\'fc}");
    assertThat(read.text()).isEqualTo("üü");
    assertThat(read.losses()).containsExactly("code page 9999 is unknown");
  }

  @Test
  void longWordsAndBadEscapesDoNoHarm() throws RtfException {
    assertThat(text("{\\rtf1 a\\" + "x".repeat(100_000) + " b\\'zzc\\'4}")).isEqualTo("abzzc4");
    assertThat(read("{\\rtf1 a\\").text()).isEqualTo("a");
    assertThat(read("{\\rtf1 a\\'4").text()).isEqualTo("a");
  }

  @Test
  void htmlIsMadeOfRtf() throws RtfException {
    RtfReading read =
        read(
            "{\\rtf1\\ansi a < b & \\b bold \\i both\\b0  italic\\i0\\par\\par {\\ul under\\ulnone"
                + " line}\\line next\\tab x\\par {\\field{\\*\\fldinst{HYPERLINK"
                + " \"https://example.com/?a=1&b=2\" \\\\t \"_blank\"}}{\\fldrslt{\\ul the"
                + " link\\par goes on}}} end}");
    assertThat(read.html())
        .isEqualTo(
            """
            <html><body>
            <p>a &lt; b &amp; <b>bold </b><b><i>both</i></b><i> italic</i></p>
            <p>&nbsp;</p>
            <p><u>under</u>line<br>
            next&emsp;x</p>
            <p><a href="https://example.com/?a=1&amp;b=2"><u>the link<br>
            goes on</u></a> end</p>
            </body></html>
            """
                .replace("\n", "\r\n"));
    assertThat(read.text()).contains("the link\r\ngoes on end").doesNotContain("HYPERLINK");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"javascript:alert(1)", "file://server/x", "data:text/html,x", "\\\\l \"x"})
  void linksThatAMailMayNotHaveAreText(String target) throws RtfException {
    String html =
        read("{\\rtf1{\\field{\\*\\fldinst HYPERLINK \"" + target + "\"}{\\fldrslt x}}}").html();
    assertThat(html).contains("<p>x</p>").doesNotContain("href");
  }

  /** A target is written once for each field, however often the formats in its text change. */
  @Test
  void aLongLinkIsNotRepeated() throws RtfException {
    String rtf =
        "{\\rtf1{\\field{\\*\\fldinst HYPERLINK \"https://example.com/"
            + "x".repeat(3000)
            + "\"}{\\fldrslt "
            + "\\b a\\b0 a\\par{\\field{\\*\\fldinst HYPERLINK \"https://b\"}{\\fldrslt c}}"
                .repeat(1000)
            + "}}}";
    assertThat(read(rtf).html()).hasSizeLessThan(rtf.length() * 2).containsOnlyOnce("href");
  }
}
