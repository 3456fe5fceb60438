// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.rtf;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes simple HTML of RTF that was not made from HTML: paragraphs, lines, bold, italic, underline
 * and links. Colours, fonts, tables and pictures are left out.
 */
final class MadeHtml implements RtfOutput {
  private final StringBuilder out = new StringBuilder("<html><body>\r\n");
  private boolean inParagraph;
  private boolean isEmpty;
  private @Nullable String link;
  private boolean bold;
  private boolean italic;
  private boolean underline;

  @Override
  public void text(String text, RtfState state) {
    if (state.isShown()) {
      begin(state);
      isEmpty &= text.isEmpty();
      escape(text);
    }
  }

  @Override
  public void symbol(RtfSymbol symbol, RtfState state) {
    if (!state.isShown()) {
      return;
    }
    begin(state);
    isEmpty &= symbol == RtfSymbol.PARAGRAPH;
    switch (symbol) {
      case LINE -> out.append("<br>\r\n");
      case TAB -> out.append("&emsp;");
      case PARAGRAPH -> paragraph();
      default -> out.append(symbol.html());
    }
  }

  /** A link goes on in the next line, so that its target is written once. */
  private void paragraph() {
    if (link != null) {
      out.append("<br>\r\n");
      return;
    }
    end();
  }

  private void end() {
    if (inParagraph) {
      out.append(isEmpty ? "&nbsp;" : "");
      format(false, false, false);
      link(null);
      out.append("</p>\r\n");
      inParagraph = false;
    }
  }

  private void begin(RtfState state) {
    if (!inParagraph) {
      out.append("<p>");
      inParagraph = true;
      isEmpty = true;
    }
    if (!Objects.equals(link, state.link)) {
      format(false, false, false);
      link(state.link);
    }
    if (bold != state.bold || italic != state.italic || underline != state.underline) {
      format(false, false, false);
      format(state.bold, state.italic, state.underline);
    }
  }

  /** Ends all formats, or begins some when none is on. */
  private void format(boolean toBold, boolean toItalic, boolean toUnderline) {
    out.append(underline ? "</u>" : "").append(italic ? "</i>" : "").append(bold ? "</b>" : "");
    out.append(toBold ? "<b>" : "").append(toItalic ? "<i>" : "").append(toUnderline ? "<u>" : "");
    bold = toBold;
    italic = toItalic;
    underline = toUnderline;
  }

  private void link(@Nullable String target) {
    if (link != null) {
      out.append("</a>");
    }
    link = target;
    if (target != null) {
      out.append("<a href=\"");
      escape(target);
      out.append("\">");
    }
  }

  private void escape(String text) {
    for (int index = 0; index < text.length(); index++) {
      char c = text.charAt(index);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        default -> out.append(c);
      }
    }
  }

  @Override
  public String toString() {
    end();
    return WellFormed.of(out.append("</body></html>\r\n"));
  }
}
