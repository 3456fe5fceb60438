// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.part;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.mime.internal.text.Bytes;

/** Finds and decodes uuencoded files, alone or within a text. */
public final class Uuencoded {
  private static final Pattern BEGIN = Pattern.compile("begin [0-7]{3,4} (.{1,250}?)\\s*");
  private static final byte[] BEGIN_WORD = "begin ".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_BEGIN = 300;

  private Uuencoded() {}

  /**
   * A file within a text.
   *
   * @param name as the text gives it
   * @param from where its first line begins
   * @param to where its last line ends, with the line end
   * @param content decoded
   */
  public record File(String name, int from, int to, Bytes content) {}

  /** The files within a text, in their order. A file that is not whole stays text. */
  public static List<File> find(Bytes text) {
    List<File> files = new ArrayList<>();
    int at = 0;
    while (at < text.size()) {
      int next = Math.min(text.lineEnd(at) + 1, text.size());
      File file = text.startsWith(at, BEGIN_WORD) ? file(text, at) : null;
      if (file != null) {
        files.add(file);
        next = file.to();
      }
      at = next;
    }
    return files;
  }

  /** The content of the first file; the bytes as they are if there is none. */
  static Bytes decode(Bytes body) {
    List<File> files = find(body);
    return files.isEmpty() ? body : files.get(0).content();
  }

  private static @Nullable File file(Bytes text, int from) {
    int lineEnd = text.lineEnd(from);
    if (lineEnd - from > LONGEST_BEGIN) {
      return null;
    }
    Matcher matcher = BEGIN.matcher(line(text, from, lineEnd));
    if (!matcher.matches()) {
      return null;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = lineEnd + 1;
    while (at < text.size()) {
      int end = text.lineEnd(at);
      int textEnd = text.textEnd(at, end);
      int next = Math.min(end + 1, text.size());
      if (textEnd - at >= 3 && text.at(at) == 'e' && line(text, at, end).strip().equals("end")) {
        return new File(matcher.group(1), from, next, Bytes.of(out.toByteArray()));
      }
      if (!data(text, at, textEnd, out)) {
        return null;
      }
      at = next;
    }
    return null;
  }

  private static String line(Bytes text, int from, int to) {
    int end = Math.min(to, from + LONGEST_BEGIN);
    byte[] bytes = text.part(from, text.textEnd(from, end)).toByteArray();
    String utf8 = new String(bytes, StandardCharsets.UTF_8);
    return utf8.indexOf('\uFFFD') < 0 ? utf8 : new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Decodes a line; false if it is none of uuencode. Blanks at its end may have been cut off. */
  private static boolean data(Bytes text, int from, int to, ByteArrayOutputStream out) {
    if (to == from) {
      return true;
    }
    int length = (text.at(from) - ' ') & 0x3F;
    int wanted = (length + 2) / 3 * 4;
    if (text.at(from) < ' ' || text.at(from) > '`' || to - from - 1 > wanted + 2) {
      return false;
    }
    int written = 0;
    for (int group = 0; written < length; group += 4) {
      int bits = 0;
      for (int digit = 0; digit < 4; digit++) {
        int at = from + 1 + group + digit;
        int c = at < to ? text.at(at) : ' ';
        if (c < ' ' || c > '`') {
          return false;
        }
        bits = bits << 6 | ((c - ' ') & 0x3F);
      }
      for (int shift = 16; shift >= 0 && written < length; shift -= 8) {
        out.write(bits >> shift);
        written++;
      }
    }
    return true;
  }
}
