// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.encode;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Makes encoded words (RFC 2047) of text in UTF-8. */
final class EncodedWord {
  /** RFC 2047, 2. */
  static final int LONGEST = 75;

  /** A word of this length has room for one character of any kind. */
  static final int SHORTEST = 30;

  /** The parts of a word around the encoded text. */
  private static final String START = "=?utf-8?";

  private static final int FRAME = START.length() + 4;

  private EncodedWord() {}

  /** How a text is encoded. */
  enum Form {
    /** Base64. */
    B {
      @Override
      int units(int codePoint) {
        return utf8Length(codePoint);
      }

      @Override
      int length(int units) {
        return (units + 2) / 3 * 4;
      }

      @Override
      String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
      }
    },
    /** Like quoted-printable; for text whose most characters are ASCII. */
    Q {
      @Override
      int units(int codePoint) {
        return isPlain(codePoint) || codePoint == ' ' ? 1 : 3 * utf8Length(codePoint);
      }

      @Override
      int length(int units) {
        return units;
      }

      @Override
      String encode(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
          if (b == ' ') {
            out.append('_');
          } else if (isPlain(b)) {
            out.append((char) b);
          } else {
            out.append('=').append(Tokens.hex(b));
          }
        }
        return out.toString();
      }
    };

    /** The size of a character, in the units that {@link #length} counts. */
    abstract int units(int codePoint);

    /** The number of encoded characters. */
    abstract int length(int units);

    abstract String encode(String text);

    /** Finds the place to cut the text so that a word is not longer than wanted. */
    int end(String text, int from, int most) {
      int units = 0;
      int at = from;
      while (at < text.length()) {
        int codePoint = text.codePointAt(at);
        units += units(codePoint);
        if (length(units) + FRAME > most && at > from) {
          return at;
        }
        at += Character.charCount(codePoint);
      }
      return at;
    }

    String word(String text) {
      return START + name() + "?" + encode(text) + "?=";
    }
  }

  /** The form in which a text is shorter; Q if both are equally long. */
  static Form shorter(String text) {
    long q = 0;
    long bytes = 0;
    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      q += Form.Q.units(codePoint);
      bytes += utf8Length(codePoint);
      at += Character.charCount(codePoint);
    }
    return q <= (bytes + 2) / 3 * 4 ? Form.Q : Form.B;
  }

  /** Whether a word of a text, or the emptiness between two blanks, cannot stand as it is. */
  static boolean mustEncode(String word) {
    return word.isEmpty()
        || word.length() > LONGEST
        || word.contains("=?")
        || !Tokens.isPrintable(word);
  }

  /** The characters that Q leaves as they are, also in a phrase (RFC 2047, 5). */
  private static boolean isPlain(int c) {
    return Tokens.isAlphanumeric(c) || c == '!' || c == '*' || c == '+' || c == '-' || c == '/';
  }

  private static int utf8Length(int codePoint) {
    // A lone surrogate becomes a question mark.
    return codePoint < 0x80
        ? 1
        : codePoint < 0x800
            ? 2
            : codePoint >= 0xD800 && codePoint < 0xE000 ? 1 : codePoint < 0x10000 ? 3 : 4;
  }
}
