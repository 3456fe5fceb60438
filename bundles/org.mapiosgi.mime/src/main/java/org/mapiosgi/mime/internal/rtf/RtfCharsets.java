// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.rtf;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.mime.internal.part.Losses;
import org.mapiosgi.mime.internal.text.CharsetNames;
import org.mapiosgi.mime.internal.text.MailCharset;

/** The code pages of a document and of its fonts. */
final class RtfCharsets {
  private static final int WESTERN = 1252;

  /** The code pages of \fcharset (RTF 1.9.1, "Font Table"). All others mean the document's own. */
  private static final Map<Integer, Integer> OF_FONTS =
      Map.ofEntries(
          Map.entry(0, WESTERN),
          Map.entry(77, 10000),
          Map.entry(78, 932),
          Map.entry(79, 949),
          Map.entry(80, 936),
          Map.entry(81, 950),
          Map.entry(128, 932),
          Map.entry(129, 949),
          Map.entry(130, 1361),
          Map.entry(134, 936),
          Map.entry(136, 950),
          Map.entry(161, 1253),
          Map.entry(162, 1254),
          Map.entry(163, 1258),
          Map.entry(177, 1255),
          Map.entry(178, 1256),
          Map.entry(186, 1257),
          Map.entry(204, 1251),
          Map.entry(222, 874),
          Map.entry(238, 1250),
          Map.entry(254, 437),
          Map.entry(255, 850));

  private final CharsetNames names;
  private final Losses losses;
  private final Map<Integer, MailCharset> byCodePage = new HashMap<>();
  private final Map<Integer, MailCharset> byFont = new HashMap<>();
  private MailCharset ofDocument;

  RtfCharsets(CharsetNames names, Losses losses) {
    this.names = names;
    this.losses = losses;
    ofDocument = codePage(WESTERN);
  }

  /** The charset of text in a font that may not be in the font table. */
  MailCharset of(int font) {
    return byFont.getOrDefault(font, ofDocument);
  }

  /** The charset of the document. */
  MailCharset ofDocument() {
    return ofDocument;
  }

  /** \ansicpg and its kind. */
  void document(int codePage) {
    ofDocument = codePage(codePage);
  }

  /** \fcharset in the font table. */
  void fontCharset(int font, int charset) {
    Integer codePage = OF_FONTS.get(charset);
    if (codePage != null) {
      byFont.put(font, codePage(codePage));
    } else {
      byFont.remove(font);
    }
  }

  /** \cpg in the font table. */
  void fontCodePage(int font, int codePage) {
    byFont.put(font, codePage(codePage));
  }

  private MailCharset codePage(int number) {
    @Nullable MailCharset known = byCodePage.get(number);
    if (known == null) {
      known = find(number);
      byCodePage.put(number, known);
    }
    return known;
  }

  private MailCharset find(int number) {
    Optional<MailCharset> found = names.ofCodePage(number);
    if (found.isEmpty() && number != 0) {
      losses.add("code page " + number + " is unknown");
    }
    return found.or(() -> names.ofCodePage(WESTERN)).orElse(MailCharset.UTF_8);
  }
}
