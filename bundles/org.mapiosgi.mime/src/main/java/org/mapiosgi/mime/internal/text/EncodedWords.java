// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the encoded words of a header (RFC 2047, with the language of RFC 2231), and those that
 * break its rules: inside of quotation marks, longer than a line, with blanks in them, a character
 * cut in two by the next word. Takes time in proportion to the length of the text.
 */
public final class EncodedWords {
  private static final int LONGEST_CHARSET = 80;

  private final CharsetNames names;
  private final TextDecoder decoder;

  /** A decoder that knows these names. */
  public EncodedWords(CharsetNames names, TextDecoder decoder) {
    this.names = names;
    this.decoder = decoder;
  }

  /** The text with its encoded words decoded; a word that cannot be decoded stays as it is. */
  public String decode(String text) {
    return text.contains("=?") ? new Run(text).decode() : text;
  }

  /** One pass over a text. */
  private final class Run {
    private final String text;
    private final StringBuilder out = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private @Nullable MailCharset pendingCharset;
    private int nextEnd = -1;

    Run(String text) {
      this.text = text;
    }

    String decode() {
      int done = 0;
      int start = text.indexOf("=?");
      while (start >= 0) {
        int after = word(start, done);
        if (after > 0) {
          done = after;
        }
        start = text.indexOf("=?", Math.max(after, start + 2));
      }
      flush();
      return out.append(text, done, text.length()).toString();
    }

    /** Decodes the word that begins at an index; returns where it ends, or 0 if it is none. */
    private int word(int start, int done) {
      int charsetEnd = text.indexOf('?', start + 2);
      if (charsetEnd < 0
          || charsetEnd - start > LONGEST_CHARSET
          || charsetEnd + 2 >= text.length()
          || text.charAt(charsetEnd + 2) != '?') {
        return 0;
      }
      int from = charsetEnd + 3;
      int to = end(from);
      int other = text.indexOf("=?", from);
      if (to < 0 || (other >= 0 && other + 1 < to)) {
        return 0;
      }
      Optional<byte[]> bytes = bytes(text.charAt(charsetEnd + 1), text.substring(from, to));
      Optional<MailCharset> charset =
          names
              .named(text.substring(start + 2, charsetEnd))
              .or(() -> bytes.filter(TextDecoder::isUtf8).flatMap(unused -> names.named("utf-8")));
      if (charset.isEmpty() || bytes.isEmpty()) {
        return 0;
      }
      String between = text.substring(done, start);
      boolean adjacent = pendingCharset != null && between.isBlank();
      if (!adjacent || !charset.get().equals(pendingCharset)) {
        flush();
      }
      if (!adjacent) {
        out.append(between);
      }
      pendingCharset = charset.get();
      pending.writeBytes(bytes.get());
      return to + 2;
    }

    /** The next end mark; looked for once, however many words ask. */
    private int end(int from) {
      if (nextEnd < from && nextEnd != Integer.MIN_VALUE) {
        nextEnd = text.indexOf("?=", from);
        nextEnd = nextEnd < 0 ? Integer.MIN_VALUE : nextEnd;
      }
      return nextEnd;
    }

    private void flush() {
      if (pendingCharset != null) {
        out.append(decoder.decodeFrom(pendingCharset, pending.toByteArray()));
        pending.reset();
        pendingCharset = null;
      }
    }
  }

  private static Optional<byte[]> bytes(char encoding, String payload) {
    return switch (Character.toUpperCase(encoding)) {
      case 'B' -> base64(payload);
      case 'Q' -> Optional.of(q(payload));
      default -> Optional.empty();
    };
  }

  private static Optional<byte[]> base64(String payload) {
    Base64Bits bits = new Base64Bits();
    ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length());
    for (int index = 0; index < payload.length(); index++) {
      char c = payload.charAt(index);
      if (!Base64Bits.isSkipped(c) && !bits.add(c, out)) {
        return Optional.empty();
      }
    }
    bits.end(out);
    return Optional.of(out.toByteArray());
  }

  private static byte[] q(String payload) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length());
    for (int index = 0; index < payload.length(); index++) {
      char c = payload.charAt(index);
      if (c == '_') {
        out.write(' ');
      } else if (c == '=' && index + 2 < payload.length() && hex(payload, index + 1) >= 0) {
        out.write(hex(payload, index + 1));
        index += 2;
      } else if (c < 0x80) {
        out.write(c);
      } else {
        out.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  private static int hex(String text, int at) {
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
