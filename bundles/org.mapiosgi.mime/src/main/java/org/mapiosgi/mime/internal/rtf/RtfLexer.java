// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.rtf;

import java.nio.charset.StandardCharsets;
import org.mapiosgi.mime.internal.text.Bytes;

/** Splits RTF into tokens. Looks at each byte once, and skips the data of \bin. */
final class RtfLexer {
  /** Longer words are none, and their letters are passed over. */
  private static final int LONGEST_WORD = 32;

  /** The kinds of token. */
  enum Kind {
    /** An opening brace. */
    OPEN,
    /** A closing brace. */
    CLOSE,
    /** A control word with its parameter. */
    WORD,
    /** A control symbol: a backslash and a character that is no letter. */
    SYMBOL,
    /** A byte of text, as itself or as \'xx. */
    BYTE,
    /** A \bin with its data. */
    BINARY,
    /** The end of the input. */
    END
  }

  private final Bytes rtf;
  private final byte[] letters = new byte[LONGEST_WORD];
  private int at;
  private String word = "";
  private int value;
  private boolean hasParameter;

  RtfLexer(Bytes rtf) {
    this.rtf = rtf;
  }

  /** The letters of the word that was read last. */
  String word() {
    return word;
  }

  /** The byte or the character that was read last, or the parameter of the word. */
  int value() {
    return value;
  }

  /** The parameter of the word that was read last, or another number if it has none. */
  int valueOr(int otherwise) {
    return hasParameter ? value : otherwise;
  }

  Kind next() {
    while (at < rtf.size()) {
      int next = rtf.at(at++) & 0xFF;
      switch (next) {
        case '{' -> {
          return Kind.OPEN;
        }
        case '}' -> {
          return Kind.CLOSE;
        }
        case '\\' -> {
          return control();
        }
        case '\r', '\n', 0 -> {}
        default -> {
          value = next;
          return Kind.BYTE;
        }
      }
    }
    return Kind.END;
  }

  private Kind control() {
    if (at == rtf.size()) {
      return Kind.END;
    }
    int first = rtf.at(at) & 0xFF;
    if (isLetter(first)) {
      return controlWord();
    }
    at++;
    if (first == '\'') {
      return hex();
    }
    value = first;
    return Kind.SYMBOL;
  }

  /** Digits that are none make a symbol that means nothing. */
  private Kind hex() {
    if (rtf.size() - at < 2) {
      at = rtf.size();
      return Kind.END;
    }
    int high = Character.digit(rtf.at(at), 16);
    int low = Character.digit(rtf.at(at + 1), 16);
    if (high < 0 || low < 0) {
      value = '\'';
      return Kind.SYMBOL;
    }
    at += 2;
    value = high << 4 | low;
    return Kind.BYTE;
  }

  private Kind controlWord() {
    int length = 0;
    while (at < rtf.size() && isLetter(rtf.at(at))) {
      if (length < LONGEST_WORD) {
        letters[length] = rtf.at(at);
      }
      length++;
      at++;
    }
    word = length > LONGEST_WORD ? "" : new String(letters, 0, length, StandardCharsets.US_ASCII);
    parameter();
    if (at < rtf.size() && rtf.at(at) == ' ') {
      at++;
    }
    if (!word.equals("bin")) {
      return Kind.WORD;
    }
    at += Math.min(Math.max(valueOr(0), 0), rtf.size() - at);
    return Kind.BINARY;
  }

  /** A number that is too great for 32 bits is the greatest one. */
  private void parameter() {
    boolean negative =
        at + 1 < rtf.size() && rtf.at(at) == '-' && Character.isDigit(rtf.at(at + 1));
    at += negative ? 1 : 0;
    int begin = at;
    long number = 0;
    while (at < rtf.size() && rtf.at(at) >= '0' && rtf.at(at) <= '9') {
      number = Math.min(number * 10 + rtf.at(at) - '0', Integer.MAX_VALUE);
      at++;
    }
    hasParameter = at > begin;
    value = (int) (negative ? -number : number);
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
