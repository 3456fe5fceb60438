// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.rtf;

import java.util.Locale;
import java.util.Map;

/** Finds the end of an HTML tag, and RTF that looks nearly the same. */
final class HtmlTag {
  private static final int CLOSE = 8;
  private static final int UNKNOWN = 0xF0;
  private static final int LONGEST_NAME = 16;

  /** The numbers of \htmltag ([MS-OXRTFEX] 2.1.3.1.4.1): destination and type of tag. */
  private static final Map<String, Integer> PARAMETERS =
      Map.of("html", 0x13, "head", 0x22, "body", 0x32, "p", 0x40, "br", 0x74, "title", 0xB1);

  private static final Map<String, String> BEGIN =
      Map.of("br", "\\line", "b", "\\b", "strong", "\\b", "i", "\\i", "em", "\\i", "u", "\\ul");

  private static final Map<String, String> END =
      Map.ofEntries(
          Map.entry("b", "\\b0"),
          Map.entry("strong", "\\b0"),
          Map.entry("i", "\\i0"),
          Map.entry("em", "\\i0"),
          Map.entry("u", "\\ulnone"),
          Map.entry("p", "\\par"),
          Map.entry("div", "\\par"),
          Map.entry("li", "\\par"),
          Map.entry("tr", "\\par"),
          Map.entry("td", "\\tab"),
          Map.entry("h1", "\\par"),
          Map.entry("h2", "\\par"),
          Map.entry("h3", "\\par"),
          Map.entry("title", ""));

  private HtmlTag() {}

  /** Whether a tag, a comment or a declaration begins at a place. */
  static boolean beginsAt(String html, int at) {
    if (html.charAt(at) != '<' || at + 1 == html.length()) {
      return false;
    }
    char next = html.charAt(at + 1);
    return Character.isLetter(next) || next == '/' || next == '!' || next == '?';
  }

  /** The name of the tag at a place, with its slash if it has one. */
  static String name(String html, int at) {
    int end = at + 1;
    int most = Math.min(html.length(), at + LONGEST_NAME);
    while (end < most && (Character.isLetterOrDigit(html.charAt(end)) || html.charAt(end) == '/')) {
      end++;
    }
    return html.substring(at + 1, end).toLowerCase(Locale.ROOT);
  }

  /** The place behind the tag; the end of the HTML if the tag does not end. */
  static int end(String html, int at) {
    if (html.startsWith("<!--", at)) {
      int end = html.indexOf("-->", at + 4);
      return end < 0 ? html.length() : end + 3;
    }
    char quote = 0;
    for (int index = at + 1; index < html.length(); index++) {
      char c = html.charAt(index);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return index + 1;
      }
    }
    return html.length();
  }

  /** The number that \htmltag gets. */
  static int parameter(String name) {
    boolean close = name.startsWith("/");
    return PARAMETERS.getOrDefault(close ? name.substring(1) : name, UNKNOWN) + (close ? CLOSE : 0);
  }

  /** RTF that looks nearly the same as the tag; empty if there is none. */
  static String shown(String name) {
    return name.startsWith("/")
        ? END.getOrDefault(name.substring(1), "")
        : BEGIN.getOrDefault(name.endsWith("/") ? name.substring(0, name.length() - 1) : name, "");
  }
}
