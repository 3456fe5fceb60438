// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.rtf;

import java.util.Locale;
import java.util.Set;
import org.jsoup.parser.Parser;

/** Encapsulates HTML and plain text in RTF ([MS-OXRTFEX] 3.1), character for character. */
public final class RtfEncapsulator {
  private static final String HTML_HEAD =
      "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}}"
          + "\r\n\\uc1\\pard\\plain\\f0\\fs20 {\\*\\htmltag64}";

  private static final String TEXT_HEAD =
      "{\\rtf1\\ansi\\ansicpg1252\\fromtext \\deff0{\\fonttbl{\\f0\\fmodern\\fcharset0 Courier"
          + " New;}}\r\n\\uc1\\pard\\plain\\f0\\fs20 ";

  /** The content of these elements has no tags, and is not shown. */
  private static final Set<String> RAW = Set.of("script", "style", "title", "textarea");

  private static final int TEXT_IN_BODY = 0;
  private static final int LONGEST_REFERENCE = 34;

  private final String in;
  private final RtfEscaper out = new RtfEscaper();
  private boolean inHead;

  private RtfEncapsulator(String in) {
    this.in = in;
  }

  /** The RTF that encapsulates HTML. */
  public static byte[] html(String html) {
    return new RtfEncapsulator(html).html();
  }

  /** The RTF that encapsulates plain text. */
  public static byte[] text(String text) {
    return new RtfEncapsulator(text).text();
  }

  private byte[] text() {
    out.rtf(TEXT_HEAD);
    content(0, in.length());
    out.rtf("}");
    return out.toByteArray();
  }

  private byte[] html() {
    out.rtf(HTML_HEAD);
    int at = 0;
    while (at < in.length()) {
      if (HtmlTag.beginsAt(in, at)) {
        at = tag(at);
      } else if (in.charAt(at) == '&') {
        at = reference(at);
      } else if (in.charAt(at) <= ' ' || inHead) {
        at = blanks(at);
      } else {
        out.text(in.charAt(at++));
      }
    }
    out.rtf("}");
    return out.toByteArray();
  }

  private int tag(int at) {
    String name = HtmlTag.name(in, at);
    int end = HtmlTag.end(in, at);
    encapsulate(HtmlTag.parameter(name), at, end);
    String shown = HtmlTag.shown(name);
    if (!shown.isEmpty()) {
      out.rtf("\\htmlrtf " + shown + "\\htmlrtf0 ");
    }
    inHead = name.equals("head") || (inHead && !name.equals("/head") && !name.equals("body"));
    return RAW.contains(name) ? raw(name, end) : end;
  }

  private int raw(String name, int at) {
    String close = "</" + name;
    int end = at;
    while (end < in.length() && !in.regionMatches(true, end, close, 0, close.length())) {
      end++;
    }
    encapsulate(TEXT_IN_BODY, at, end);
    return end;
  }

  /** A character reference stays as it is in the HTML, and is a character in the RTF. */
  private int reference(int at) {
    int end = at + 1;
    int most = Math.min(in.length(), at + LONGEST_REFERENCE);
    while (end < most && (Character.isLetterOrDigit(in.charAt(end)) || in.charAt(end) == '#')) {
      end++;
    }
    if (end == most || in.charAt(end) != ';') {
      out.text('&');
      return at + 1;
    }
    encapsulate(TEXT_IN_BODY, at, end + 1);
    String shown = Parser.unescapeEntities(in.substring(at, end + 1), false);
    out.rtf("\\htmlrtf ");
    shown.chars().forEach(c -> out.text((char) c));
    out.rtf("\\htmlrtf0 ");
    return end + 1;
  }

  /** RTF does not show line ends and the text of the head, so HTML alone gets them. */
  private int blanks(int at) {
    int end = at;
    boolean lineEnds = false;
    while (end < in.length() && !HtmlTag.beginsAt(in, end) && isBlank(in.charAt(end))) {
      lineEnds |= in.charAt(end) < ' ';
      end++;
    }
    if (!lineEnds && !inHead) {
      in.substring(at, end).chars().forEach(c -> out.text((char) c));
    } else {
      encapsulate(TEXT_IN_BODY, at, end);
      out.rtf(inHead ? "" : "\\htmlrtf  \\htmlrtf0 ");
    }
    return end;
  }

  private boolean isBlank(char c) {
    return inHead || c <= ' ';
  }

  private void encapsulate(int parameter, int from, int to) {
    if (from < to) {
      out.rtf(String.format(Locale.ROOT, "{\\*\\htmltag%d ", parameter));
      content(from, to);
      out.rtf("}");
    }
  }

  /** Only CRLF can be \par, which is read as CRLF. */
  private void content(int from, int to) {
    int at = from;
    while (at < to) {
      if (in.startsWith("\r\n", at) && at + 1 < to) {
        out.rtf("\\par\r\n");
        at += 2;
      } else {
        out.text(in.charAt(at++));
      }
    }
  }
}
