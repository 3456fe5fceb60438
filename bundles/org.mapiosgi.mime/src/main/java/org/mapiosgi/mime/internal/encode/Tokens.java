// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.encode;

/** The character classes of RFC 5322 and RFC 2045. */
public final class Tokens {
  private static final String ATOM_MARKS = "!#$%&'*+-/=?^_`{|}~";
  private static final String TOKEN_MARKS = "!#$%&'*+-^_`{|}~.";
  private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();

  private Tokens() {}

  /** Whether a character is a letter or a digit of ASCII. */
  public static boolean isAlphanumeric(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** Whether all characters are printable ASCII or blanks. */
  public static boolean isPrintable(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
  }

  /** Whether a text has only atoms and single blanks between them. */
  static boolean isAtoms(String text) {
    return !text.isEmpty()
        && !text.contains("  ")
        && text.chars().allMatch(c -> c == ' ' || isAtom(c));
  }

  /** Whether a text is atoms with single dots between them. */
  public static boolean isDotAtom(String text) {
    return !text.isEmpty()
        && !text.startsWith(".")
        && !text.endsWith(".")
        && !text.contains("..")
        && text.chars().allMatch(c -> c == '.' || c >= 0x80 || isAtom(c));
  }

  private static boolean isAtom(int c) {
    return isAlphanumeric(c) || ATOM_MARKS.indexOf(c) >= 0;
  }

  /** Whether a text can be the name of a parameter, a type or a charset. */
  public static boolean isToken(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> isAlphanumeric(c) || TOKEN_MARKS.indexOf(c) >= 0);
  }

  /** The text between quotation marks. */
  public static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Two digits. */
  public static String hex(byte b) {
    return String.valueOf(new char[] {DIGITS[b >> 4 & 0x0F], DIGITS[b & 0x0F]});
  }
}
