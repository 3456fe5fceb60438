// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decodes bytes to text and loses none, even if their charset is wrong or unknown. */
public final class TextDecoder {
  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] UTF_16LE_MARK = {(byte) 0xFF, (byte) 0xFE};
  private static final byte[] UTF_16BE_MARK = {(byte) 0xFE, (byte) 0xFF};
  private static final int WINDOWS_1252 = 1252;

  private final CharsetNames names;

  /** A decoder that knows these names. */
  public TextDecoder(CharsetNames names) {
    this.names = names;
  }

  /**
   * A decoded text.
   *
   * @param text the characters, without a byte order mark
   * @param codePage the charset that they were in, as PR_INTERNET_CPID numbers it
   */
  public record Text(String text, int codePage) {}

  /** Decodes a text whose charset is declared; null or an unknown name if it is not. */
  public Text decode(byte[] bytes, @Nullable String label) {
    Optional<MailCharset> declared = label == null ? Optional.empty() : names.named(label);
    if (declared.isEmpty() || declared.get().isAscii()) {
      return undeclared(bytes);
    }
    return new Text(decodeFrom(declared.get(), bytes), declared.get().codePage());
  }

  /** Decodes bytes that are in a charset, or should be. */
  public String decodeFrom(MailCharset charset, byte[] bytes) {
    return charset
        .charset()
        .map(
            known ->
                unmarked(
                    known.equals(StandardCharsets.UTF_8) || charset.isAscii()
                        ? utf8(bytes)
                        : new String(bytes, known)))
        .orElseGet(() -> utf7(bytes));
  }

  /** Decodes bytes of a header that has no encoded words there (RFC 6532 makes them UTF-8). */
  public String raw(byte[] bytes, Optional<MailCharset> otherwise) {
    return strictUtf8(bytes)
        .orElseGet(
            () ->
                otherwise
                    .filter(charset -> !charset.isAscii())
                    .flatMap(MailCharset::charset)
                    .map(charset -> new String(bytes, charset))
                    .orElseGet(() -> CharsetNames.western(bytes)));
  }

  /** Says whether all bytes are UTF-8. */
  static boolean isUtf8(byte[] bytes) {
    return strictUtf8(bytes).isPresent();
  }

  private Text undeclared(byte[] bytes) {
    Bytes view = Bytes.of(bytes);
    if (view.startsWith(0, UTF_16LE_MARK) || view.startsWith(0, UTF_16BE_MARK)) {
      return new Text(unmarked(new String(bytes, StandardCharsets.UTF_16)), 1200);
    }
    boolean eightBits = false;
    boolean japanese = false;
    for (int index = 0; index < bytes.length; index++) {
      eightBits |= bytes[index] < 0;
      japanese |=
          bytes[index] == 0x1B
              && index + 2 < bytes.length
              && bytes[index + 1] == '$'
              && (bytes[index + 2] == 'B' || bytes[index + 2] == '@');
    }
    if (!eightBits) {
      return japanese
          ? decode(bytes, "iso-2022-jp")
          : new Text(new String(bytes, StandardCharsets.US_ASCII), MailCharset.ASCII.codePage());
    }
    return strictUtf8(bytes)
        .map(text -> new Text(unmarked(text), MailCharset.UTF_8.codePage()))
        .orElseGet(() -> new Text(CharsetNames.western(bytes), WINDOWS_1252));
  }

  private static Optional<String> strictUtf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Decodes UTF-8. Reads bytes that are no UTF-8 as Windows' Latin-1, so that none is lost. */
  private static String utf8(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    while (result.isError()) {
      byte[] bad = new byte[result.length()];
      in.get(bad);
      out.put(CharsetNames.western(bad));
      result = decoder.reset().decode(in, out, true);
    }
    return out.flip().toString();
  }

  private static String unmarked(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** RFC 2152. A run that is no base64 stays as it is. */
  private static String utf7(byte[] bytes) {
    String in = new String(bytes, StandardCharsets.ISO_8859_1);
    StringBuilder out = new StringBuilder(in.length());
    int index = 0;
    while (index < in.length()) {
      char next = in.charAt(index);
      if (next != '+') {
        out.append(next);
        index++;
        continue;
      }
      int end = index + 1;
      while (end < in.length() && isBase64(in.charAt(end))) {
        end++;
      }
      out.append(end == index + 1 ? "+" : utf16(in.substring(index + 1, end)));
      index = end < in.length() && in.charAt(end) == '-' ? end + 1 : end;
    }
    return out.toString();
  }

  private static boolean isBase64(char c) {
    return Base64Bits.value(c) >= 0;
  }

  private static String utf16(String base64) {
    try {
      byte[] units = Base64.getDecoder().decode(base64);
      return new String(units, 0, units.length & ~1, StandardCharsets.UTF_16BE);
    } catch (IllegalArgumentException e) {
      return "+" + base64;
    }
  }

  /** Whether the bytes begin with the mark of UTF-8. */
  public static boolean isMarkedUtf8(Bytes bytes) {
    return bytes.startsWith(0, UTF_8_MARK);
  }
}
