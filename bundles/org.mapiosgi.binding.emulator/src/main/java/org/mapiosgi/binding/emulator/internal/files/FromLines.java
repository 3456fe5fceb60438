// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Knows the From_ lines of an mbox (RFC 4155): {@code From sender date} between two mails. A line
 * of a mail that begins with "From " after any number of {@code >} has one {@code >} more in the
 * file, as the form mboxrd has it.
 */
final class FromLines {
  private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern TIME =
      Pattern.compile("\\d\\d?:\\d\\d.*\\b(19|20)\\d\\d\\b", Pattern.DOTALL);
  private static final Pattern FIELD = Pattern.compile("[!-9;-~]+[ \\t]*:.*", Pattern.DOTALL);

  private FromLines() {}

  /** Says whether a line begins as a From_ line does. */
  static boolean begins(byte[] line, int length) {
    return isFrom(line, 0, length);
  }

  /** Says whether a file begins with a From_ line, as each mbox does. */
  static boolean beginsWithOne(InputStream file) throws IOException {
    return Arrays.equals(file.readNBytes(FROM.length), FROM);
  }

  /** Says whether a line is a From_ line with the time and the year that it must have. */
  static boolean isComplete(byte[] line, int length) {
    return begins(line, length) && TIME.matcher(text(line, length)).find();
  }

  /** Says whether a line may be the first one of a mail: a field, or an escaped From_ line. */
  static boolean beginsMail(byte[] line, int length) {
    return isEscaped(line, length) || FIELD.matcher(text(line, length)).matches();
  }

  /** Says whether a line has one {@code >} too many. */
  static boolean isEscaped(byte[] line, int length) {
    int at = 0;
    while (at < length && line[at] == '>') {
      at++;
    }
    return at > 0 && isFrom(line, at, length);
  }

  /** A mail as it was before it came into an mbox. */
  static ByteBuffer unescaped(byte[] mail) {
    ByteBuffer out = ByteBuffer.allocate(mail.length);
    int begin = 0;
    while (begin < mail.length) {
      int end = begin;
      while (end < mail.length && mail[end] != '\n') {
        end++;
      }
      end = Math.min(end + 1, mail.length);
      int quote = begin;
      while (quote < end && mail[quote] == '>') {
        quote++;
      }
      int skipped = quote > begin && isFrom(mail, quote, end) ? 1 : 0;
      out.put(mail, begin + skipped, end - begin - skipped);
      begin = end;
    }
    return out.flip();
  }

  private static boolean isFrom(byte[] line, int at, int end) {
    if (end - at < FROM.length) {
      return false;
    }
    for (int i = 0; i < FROM.length; i++) {
      if (line[at + i] != FROM[i]) {
        return false;
      }
    }
    return true;
  }

  private static String text(byte[] line, int length) {
    return new String(line, 0, length, StandardCharsets.ISO_8859_1);
  }
}
