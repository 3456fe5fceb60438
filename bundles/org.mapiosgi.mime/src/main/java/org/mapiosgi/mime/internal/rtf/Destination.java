// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.rtf;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The kinds of place that the text of a group goes to. */
enum Destination {
  /** The document. */
  BODY(""),
  /** The bullet or number before a paragraph, for readers that do not number by themselves. */
  LIST_MARK("pntext listtext"),
  /** A piece of the HTML that is encapsulated ([MS-OXRTFEX] 2.1.3.1.4). */
  HTML_TAG("htmltag"),
  /** The instruction of a field. */
  FIELD_INSTRUCTION("fldinst"),
  /** The fonts. */
  FONT_TABLE("fonttbl"),
  /** Nowhere. */
  SKIPPED(
      "colortbl stylesheet info filetbl listtable listoverridetable revtbl rsidtbl pict objdata"
          + " objclass objname nonshppict header headerl headerr headerf footer footerl footerr"
          + " footerf annotation atnid atnauthor tc tcn xe rxe txe bkmkstart bkmkend mhtmltag"
          + " template author operator title subject keywords comment doccomm private"
          + " datafield generator themedata colorschememapping latentstyles datastore shppict"
          + " pgdsctbl upr");

  private static final Map<String, Destination> BY_WORD = new HashMap<>();

  static {
    for (Destination destination : values()) {
      for (String word : destination.words.split(" ", -1)) {
        BY_WORD.put(word, destination);
      }
    }
    BY_WORD.remove("");
  }

  private final String words;

  Destination(String words) {
    this.words = words;
  }

  /** The destination that a control word begins; empty if it begins none that is known here. */
  static Optional<Destination> of(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }
}
