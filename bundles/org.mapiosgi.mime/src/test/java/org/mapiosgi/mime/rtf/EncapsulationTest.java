// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.rtf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTML and plain text in RTF, as [MS-OXRTFEX] encapsulates them. */
@Timeout(60)
class EncapsulationTest {
  private static final String HEAD =
      "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}"
          + "{\\f1\\fcharset204 Arial;}{\\f2\\fcharset2 Symbol;}}\r\n{\\colortbl\\red0\\green0;}";

  private static RtfReading read(String rtf) throws RtfException {
    RtfReading read = new RtfReader().read(rtf.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(read.losses()).isEmpty();
    return read;
  }

  private static String html(String body) throws RtfException {
    RtfReading read = read(HEAD + body + "}");
    assertThat(read.origin()).isEqualTo(RtfOrigin.HTML);
    return read.html();
  }

  @Test
  void aDocumentOfOutlookGivesItsHtmlAndItsText() throws RtfException {
    RtfReading read =
        read(
            HEAD
                + "\\uc1\\pard\\plain\\deftab360 \\f0\\fs24 \r\n"
                + "{\\*\\htmltag19 <html>}{\\*\\htmltag34 <head>}{\\*\\htmltag241 <style>p \\{color:"
                + " red\\}</style>}{\\*\\htmltag41 </head>}{\\*\\htmltag2 \\par }\r\n"
                + "{\\*\\htmltag50 <body lang=\"DE\">}{\\*\\htmltag64 <p class=\"x\">}\\htmlrtf"
                + " {\\htmlrtf0 Gr\\'fc\\'dfe \\u8364?\r\n"
                + "{\\*\\htmltag84 <b>}\\htmlrtf {\\b \\htmlrtf0 bold\\htmlrtf }\\htmlrtf0"
                + " {\\*\\htmltag92 </b>}{\\*\\htmltag84 &amp;}\\htmlrtf &\\htmlrtf0 more"
                + "{\\*\\htmltag116 <br>}\\htmlrtf \\line\\htmlrtf0 next"
                + "\\htmlrtf\\par}\\htmlrtf0\r\n"
                + "{\\*\\htmltag72 </p>}{\\*\\mhtmltag84 <a href=\"cid:other\">}"
                + "{\\*\\htmltag84 <a href=\"https://example.com/\">}\\htmlrtf"
                + " {\\field{\\*\\fldinst{HYPERLINK \"https://example.com/\"}}{\\fldrslt\\cf1\\ul"
                + " \\htmlrtf0 link\\htmlrtf }\\htmlrtf0 \\htmlrtf }\\htmlrtf0 {\\*\\htmltag92 </a>}"
                + "{\\*\\htmltag58 </body>}{\\*\\htmltag27 </html>}}");
    assertThat(read.html())
        .isEqualTo(
            "<html><head><style>p {color: red}</style></head>\r\n<body lang=\"DE\"><p class=\"x\">"
                + "Grüße €<b>bold</b>&amp;more<br>next</p>"
                + "<a href=\"https://example.com/\">link</a></body></html>");
    assertThat(read.text()).isEqualTo("Grüße €bold&more\r\nnext\r\nlink");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\\*\\htmltag64}a                                    | a",
        "a\\htmlrtf b{c}\\htmlrtf0 d                          | ad",
        "a\\htmlrtf1 b\\htmlrtf0 c                            | ac",
        "a{\\htmlrtf b}c                                      | ac",
        "\\htmlrtf a{\\htmlrtf0 b}c\\htmlrtf0 d               | bd",
        "\\htmlrtf a{\\*\\htmltag84 <b>}b\\htmlrtf0 c         | <b>c",
        "{\\*\\mhtmltag84 <b>}{\\*\\other x}{\\pntext\\f2\\'b7\\tab}c | c",
        "{\\*\\other{\\*\\htmltag84 <b>}x}c                   | c",
        "{\\*\\htmltag84 <a\\tab b=\"\\'e9\\u8364?\">}        | <a\tb=\"é€\">",
        "{\\*\\htmltag0 2 < 3}                                | 2 < 3",
        "\\lquote a\\rquote\\~\\bullet\\emdash\\_\\-          | &lsquo;a&rsquo;&nbsp;&bull;&mdash;&#8209;&shy;",
        "{\\*\\htmltag84 \\lquote}                            | ‘",
        "\\htmlrtf\\f1\\htmlrtf0\\'cf{\\*\\htmltag84 \\'e9}   | Пé",
        "{\\*\\htmltag84 \\f1\\'e9}\\'e9                      | éé",
        "\\v a                                                | a",
      })
  void theRulesOfEncapsulationHold(String rtf, String expected) throws RtfException {
    assertThat(html(rtf.strip())).isEqualTo(expected);
  }

  @Test
  void linesOfEncapsulatedHtmlEndWithCrLf() throws RtfException {
    assertThat(html("a\\par b\\line c{\\*\\htmltag2 \\par\\line }\r\n"))
        .isEqualTo("a\r\nb\r\nc\r\n\r\n");
  }

  @Test
  void encapsulatedTextIsTheText() throws RtfException {
    RtfReading read =
        read("{\\rtf1\\ansi\\fromtext \\deff0{\\fonttbl{\\f0 Courier;}}a\\par \\tab b\\'e4\\par }");
    assertThat(read.origin()).isEqualTo(RtfOrigin.TEXT);
    assertThat(read.text()).isEqualTo("a\r\n\tbä\r\n");
    assertThat(read.html()).contains("<p>a</p>");
  }

  @Test
  void theOriginIsAmongTheFirstTenTokensOrNone() throws RtfException {
    assertThat(read("{\\rtf1\\a\\b\\c\\d\\e\\g\\h\\fromhtml1 x}").origin())
        .isEqualTo(RtfOrigin.HTML);
    assertThat(read("{\\rtf1\\a\\b\\c\\d\\e\\g\\h\\k\\fromhtml1 x}").origin())
        .isEqualTo(RtfOrigin.RTF);
    assertThat(read("{\\rtf1 x\\fromhtml1 y}").origin()).isEqualTo(RtfOrigin.RTF);
    assertThat(read("{\\rtf1{\\fonttbl}\\fromhtml1 y}").origin()).isEqualTo(RtfOrigin.RTF);
    assertThat(read("{\\rtf1\\fromhtml0 y}").origin()).isEqualTo(RtfOrigin.RTF);
  }
}
