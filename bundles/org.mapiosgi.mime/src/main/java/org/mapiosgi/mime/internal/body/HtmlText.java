// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.body;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Makes the text of an HTML body, for a message that brings no plain one. */
public final class HtmlText implements NodeVisitor {
  private static final Set<String> UNSEEN =
      Set.of("head", "script", "style", "title", "template", "noframes", "object", "select");
  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "caption",
          "center",
          "dd",
          "dir",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hr",
          "li",
          "main",
          "menu",
          "nav",
          "ol",
          "p",
          "pre",
          "section",
          "table",
          "tr",
          "ul");
  private static final Set<String> SPACED = Set.of("p", "h1", "h2", "h3", "pre", "blockquote");

  private final StringBuilder out = new StringBuilder();
  private int unseen;
  private int preformatted;
  private boolean blank;
  private boolean cell;

  private HtmlText() {}

  /** The text of a document, its lines ended by CRLF. */
  public static String of(String html) {
    HtmlText text = new HtmlText();
    Jsoup.parse(html).traverse(text);
    return text.out.toString().stripTrailing();
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof Element element) {
      String name = element.normalName();
      if (UNSEEN.contains(name)) {
        unseen++;
      }
      if (unseen > 0) {
        return;
      }
      if (name.equals("br")) {
        newLine();
      } else if (name.equals("td") || name.equals("th")) {
        if (cell) {
          out.append('\t');
        }
        blank = false;
        cell = true;
      } else if (BLOCKS.contains(name)) {
        lineStart();
        cell = false;
      }
      if (name.equals("pre")) {
        preformatted++;
      } else if (name.equals("li")) {
        out.append("* ");
      }
    } else if (node instanceof TextNode text && unseen == 0) {
      text(text.getWholeText());
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return;
    }
    String name = element.normalName();
    if (UNSEEN.contains(name)) {
      unseen--;
      return;
    }
    if (unseen > 0) {
      return;
    }
    if (name.equals("pre")) {
      preformatted--;
    }
    if (BLOCKS.contains(name)) {
      lineStart();
      cell = name.equals("table") ? false : cell && !name.equals("tr");
      if (SPACED.contains(name)) {
        emptyLine();
      }
    }
  }

  private void text(String text) {
    for (int index = 0; index < text.length(); index++) {
      char c = text.charAt(index);
      if (preformatted > 0 && c == '\n') {
        newLine();
      } else if (preformatted > 0 && c != '\r') {
        out.append(c);
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f') {
        blank = !atLineStart();
      } else {
        if (blank) {
          out.append(' ');
          blank = false;
        }
        // A blank that must not break is a blank in plain text; the soft hyphen is none.
        if (c != '\u00AD' && c != 0) {
          out.append(c == '\u00A0' ? ' ' : c);
        }
      }
    }
  }

  private boolean atLineStart() {
    return out.length() == 0 || "\n\t".indexOf(out.charAt(out.length() - 1)) >= 0;
  }

  private void newLine() {
    blank = false;
    out.append("\r\n");
  }

  private void lineStart() {
    blank = false;
    if (out.length() > 0 && out.charAt(out.length() - 1) != '\n') {
      out.append("\r\n");
    }
  }

  /** One empty line, however many elements end here. */
  private void emptyLine() {
    int length = out.length();
    if (length > 2 && !(length > 4 && out.charAt(length - 3) == '\n')) {
      out.append("\r\n");
    }
  }
}
