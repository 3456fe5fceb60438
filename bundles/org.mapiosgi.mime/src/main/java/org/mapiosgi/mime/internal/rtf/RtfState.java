// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.rtf;

import org.jspecify.annotations.Nullable;

/** The properties of text that a group inherits, and that end with it. */
final class RtfState {
  /** The number that stands for the font of \deff. */
  static final int DEFAULT_FONT = -1;

  /** The number of groups that were opened in this state and changed nothing. */
  int unchanged;

  Destination destination = Destination.BODY;
  int font = DEFAULT_FONT;

  /** The number of characters that follow a Unicode character, for readers without Unicode. */
  int fallback = 1;

  /** Whether \htmlrtf is on: the text was not in the HTML. */
  boolean htmlRtf;

  boolean bold;
  boolean italic;
  boolean underline;
  boolean hidden;

  /** The target of the link that the text belongs to. */
  @Nullable String link;

  RtfState copy() {
    RtfState copy = new RtfState();
    copy.destination = destination;
    copy.font = font;
    copy.fallback = fallback;
    copy.htmlRtf = htmlRtf;
    copy.bold = bold;
    copy.italic = italic;
    copy.underline = underline;
    copy.hidden = hidden;
    copy.link = link;
    return copy;
  }

  /** Whether a reader of RTF shows the text. */
  boolean isShown() {
    return (destination == Destination.BODY || destination == Destination.LIST_MARK) && !hidden;
  }

  /** \plain. */
  void plain() {
    font = DEFAULT_FONT;
    bold = false;
    italic = false;
    underline = false;
    hidden = false;
  }
}
