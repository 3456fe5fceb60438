// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mapiosgi.mime.internal.text.Bytes;
import org.mapiosgi.mime.internal.text.CharsetNames;
import org.mapiosgi.mime.internal.text.MailCharset;
import org.mapiosgi.mime.internal.text.TextDecoder;

/** Takes the header off a message or a part. */
public final class HeaderParser {
  private static final byte[] FROM_LINE = {'F', 'r', 'o', 'm', ' '};
  private static final byte[] QUOTED_FROM_LINE = {'>', 'F', 'r', 'o', 'm', ' '};

  private final TextDecoder decoder;
  private final CharsetNames charsets;

  /** A parser that reads raw characters with a decoder. */
  public HeaderParser(TextDecoder decoder, CharsetNames charsets) {
    this.decoder = decoder;
    this.charsets = charsets;
  }

  /**
   * A header that was found, and its end.
   *
   * @param header the fields
   * @param bodyStart where the body begins
   */
  public record Parsed(Header header, int bodyStart) {}

  private record Line(int from, int to) {}

  /** Reads the lines up to the first empty one, or the first that can only be of a body. */
  public Parsed parse(Bytes bytes) {
    List<Line> fields = new ArrayList<>();
    int at = 0;
    while (at < bytes.size()) {
      int lineEnd = bytes.lineEnd(at);
      int textEnd = bytes.textEnd(at, lineEnd);
      int next = Math.min(lineEnd + 1, bytes.size());
      if (textEnd == at) {
        return new Parsed(header(bytes, fields), next);
      }
      if (isFolded(bytes.at(at)) && !fields.isEmpty()) {
        extend(fields, textEnd);
      } else if (isField(bytes, at, textEnd)) {
        fields.add(new Line(at, textEnd));
      } else if (!bytes.startsWith(at, FROM_LINE) && !bytes.startsWith(at, QUOTED_FROM_LINE)) {
        if (fields.isEmpty() || !isField(bytes, next, bytes.lineEnd(next))) {
          return new Parsed(header(bytes, fields), at);
        }
        // A line that was folded without a blank: the field goes on, as the next one shows.
        extend(fields, textEnd);
      }
      at = next;
    }
    return new Parsed(header(bytes, fields), bytes.size());
  }

  private static void extend(List<Line> fields, int to) {
    fields.set(fields.size() - 1, new Line(fields.get(fields.size() - 1).from(), to));
  }

  private static boolean isFolded(byte first) {
    return first == ' ' || first == '\t';
  }

  /** Whether a line begins with a name and a colon. */
  private static boolean isField(Bytes bytes, int from, int to) {
    int at = from;
    while (at < to && isOfName(bytes.at(at))) {
      at++;
    }
    int nameEnd = at;
    while (at < to && isFolded(bytes.at(at))) {
      at++;
    }
    return nameEnd > from && at < to && bytes.at(at) == ':';
  }

  /** Names are of ASCII, but some programs write others: a byte beyond it is negative. */
  private static boolean isOfName(byte c) {
    return (c > ' ' && c != ':' && c != 0x7F) || c < 0;
  }

  private Header header(Bytes bytes, List<Line> lines) {
    Optional<MailCharset> declared = declaredCharset(bytes, lines);
    List<HeaderField> fields = new ArrayList<>(lines.size());
    for (Line line : lines) {
      String raw = decoder.raw(bytes.part(line.from(), line.to()).toByteArray(), declared);
      String name = raw.substring(0, raw.indexOf(':')).strip().toLowerCase(Locale.ROOT);
      fields.add(new HeaderField(name, raw));
    }
    return new Header(fields);
  }

  /** Raw characters of a header that are no UTF-8 are most often in the charset of the body. */
  private Optional<MailCharset> declaredCharset(Bytes bytes, List<Line> lines) {
    for (Line line : lines) {
      if (startsWithIgnoringCase(bytes, line, "content-type")) {
        String text =
            decoder.raw(bytes.part(line.from(), line.to()).toByteArray(), Optional.empty());
        String charset = ContentValue.parse(new HeaderField("", text).body()).parameter("charset");
        return charset.isEmpty() ? Optional.empty() : charsets.named(charset);
      }
    }
    return Optional.empty();
  }

  private static boolean startsWithIgnoringCase(Bytes bytes, Line line, String prefix) {
    if (line.to() - line.from() < prefix.length()) {
      return false;
    }
    for (int index = 0; index < prefix.length(); index++) {
      if ((bytes.at(line.from() + index) | 0x20) != (prefix.charAt(index) | 0x20)) {
        return false;
      }
    }
    return true;
  }
}
