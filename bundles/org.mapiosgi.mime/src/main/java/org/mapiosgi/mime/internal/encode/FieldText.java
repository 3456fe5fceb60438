// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.encode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Builds one field of a header in folded lines. Nothing that is added can end a line or the header:
 * controls become blanks.
 */
public final class FieldText {
  /** RFC 2047 allows no longer line with an encoded word, RFC 5322 recommends no longer one. */
  static final int WIDTH = 76;

  /** A longer word, which cannot be folded, may not fit into a line: a line ends at 998. */
  public static final int LONGEST_WORD = 900;

  private static final String FOLD = "\r\n";

  private final StringBuilder out = new StringBuilder();
  private int column;

  /** A field of a name, which must be a token. */
  public FieldText(String name) {
    out.append(name).append(':');
    column = name.length() + 1;
  }

  /** Adds a blank and a word that cannot be folded. */
  public FieldText word(String word) {
    if (column + 1 + word.length() > WIDTH) {
      out.append(FOLD);
      column = 0;
    }
    out.append(' ');
    column++;
    return attached(word);
  }

  /** Adds characters directly behind the last ones. */
  public FieldText attached(String text) {
    String safe = safe(text);
    out.append(safe);
    column += safe.length();
    return this;
  }

  /** Adds text that readers decode ({@code unstructured} of RFC 5322), in words. */
  public FieldText text(String text) {
    if (text.isEmpty()) {
      return this;
    }
    String[] words = safe(text).split(" ", -1);
    int first = 0;
    while (first < words.length && !EncodedWord.mustEncode(words[first])) {
      first++;
    }
    int last = words.length - 1;
    while (last > first && !EncodedWord.mustEncode(words[last])) {
      last--;
    }
    for (int index = 0; index < words.length; index++) {
      if (index == first) {
        encoded(join(words, first, last + 1));
        index = last;
      } else {
        word(words[index]);
      }
    }
    return this;
  }

  private static String join(String[] words, int from, int to) {
    return String.join(" ", Arrays.copyOfRange(words, from, to));
  }

  /** Adds a name before an address ({@code phrase} of RFC 5322). */
  public FieldText phrase(String name) {
    String safe = safe(name);
    boolean plain = Tokens.isPrintable(safe) && !safe.contains("=?") && safe.length() < WIDTH - 3;
    if (!plain) {
      return encoded(safe);
    }
    return Tokens.isAtoms(safe) && !safe.startsWith(" ") && !safe.endsWith(" ")
        ? words(safe)
        : word(Tokens.quoted(safe));
  }

  private FieldText words(String atoms) {
    for (String atom : atoms.split(" ", -1)) {
      word(atom);
    }
    return this;
  }

  private FieldText encoded(String text) {
    EncodedWord.Form form = EncodedWord.shorter(text);
    int at = 0;
    int room = WIDTH - column - 1;
    do {
      // A short rest of a line is no place to begin in.
      int most = Math.min(room < EncodedWord.SHORTEST ? WIDTH - 1 : room, EncodedWord.LONGEST);
      int end = form.end(text, at, most);
      word(form.word(text.substring(at, end)));
      at = end;
      room = 0;
    } while (at < text.length());
    return this;
  }

  /** The field in its lines, without a line end behind the last. */
  @Override
  public String toString() {
    return out.toString();
  }

  private static String safe(String text) {
    StringBuilder safe = null;
    for (int index = 0; index < text.length(); index++) {
      if (text.charAt(index) < ' ' || text.charAt(index) == 0x7F) {
        safe = safe == null ? new StringBuilder(text) : safe;
        safe.setCharAt(index, ' ');
      }
    }
    return safe == null ? text : safe.toString();
  }

  /** The bytes of a field: ASCII, but for an address that no ASCII can name (RFC 6532). */
  public static byte[] bytes(String field) {
    return field.getBytes(StandardCharsets.UTF_8);
  }
}
