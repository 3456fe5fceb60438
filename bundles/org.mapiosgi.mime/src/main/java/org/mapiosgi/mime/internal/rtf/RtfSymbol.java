// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.rtf;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The control words and symbols that stand for text. */
enum RtfSymbol {
  PARAGRAPH("par sect page row nestrow", "\r\n", "\r\n"),
  LINE("line softline lbr column", "\r\n", "\r\n"),
  TAB("tab cell nestcell", "\t", "\t"),
  LEFT_QUOTE("lquote", "\u2018", "&lsquo;"),
  RIGHT_QUOTE("rquote", "\u2019", "&rsquo;"),
  LEFT_DOUBLE_QUOTE("ldblquote", "\u201C", "&ldquo;"),
  RIGHT_DOUBLE_QUOTE("rdblquote", "\u201D", "&rdquo;"),
  BULLET("bullet", "\u2022", "&bull;"),
  EN_DASH("endash", "\u2013", "&ndash;"),
  EM_DASH("emdash", "\u2014", "&mdash;"),
  EN_SPACE("enspace", "\u2002", "&ensp;"),
  EM_SPACE("emspace", "\u2003", "&emsp;"),
  QUARTER_EM_SPACE("qmspace", "\u2005", "&#8197;"),
  JOINER("zwj", "\u200D", "&zwj;"),
  NON_JOINER("zwnj", "\u200C", "&zwnj;"),
  LEFT_TO_RIGHT_MARK("ltrmark", "\u200E", "&lrm;"),
  RIGHT_TO_LEFT_MARK("rtlmark", "\u200F", "&rlm;"),
  NO_BREAK_SPACE("~", "\u00A0", "&nbsp;"),
  NO_BREAK_HYPHEN("_", "\u2011", "&#8209;"),
  /** Shown only where a line breaks, which text does not know. */
  SOFT_HYPHEN("-", "", "&shy;");

  private static final Map<String, RtfSymbol> BY_WORD = new HashMap<>();

  static {
    for (RtfSymbol symbol : values()) {
      for (String word : symbol.words.split(" ", -1)) {
        BY_WORD.put(word, symbol);
      }
    }
    // A backslash before a line end is \par.
    BY_WORD.put("\r", PARAGRAPH);
    BY_WORD.put("\n", PARAGRAPH);
    BY_WORD.put("\t", TAB);
  }

  private final String words;
  private final String text;
  private final String html;

  RtfSymbol(String words, String text, String html) {
    this.words = words;
    this.text = text;
    this.html = html;
  }

  /** The symbol of a control word, or of the character of a control symbol. */
  static Optional<RtfSymbol> of(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }

  /** The characters that it stands for. */
  String text() {
    return text;
  }

  /** The same in HTML. */
  String html() {
    return html;
  }
}
