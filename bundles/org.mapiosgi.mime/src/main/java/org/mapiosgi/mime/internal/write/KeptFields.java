// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.write;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mapiosgi.mime.internal.encode.FieldText;
import org.mapiosgi.mime.internal.encode.Tokens;
import org.mapiosgi.mime.internal.header.Header;
import org.mapiosgi.mime.internal.header.HeaderField;
import org.mapiosgi.mime.internal.header.HeaderParser;
import org.mapiosgi.mime.internal.text.Bytes;

/** Reads PR_TRANSPORT_MESSAGE_HEADERS and brings its fields into the form that mail must have. */
final class KeptFields {
  private static final int LONGEST_LINE = 998;

  /** The line that Outlook puts before the header. */
  private static final String MARK = "Microsoft Mail Internet Headers";

  /** Begins at the first of several carriage returns only, so that each is looked at once. */
  private static final Pattern LINE_END = Pattern.compile("(?<!\\r)\\r*+\\n");

  private final HeaderParser parser;

  KeptFields(HeaderParser parser) {
    this.parser = parser;
  }

  /** The fields of a text up to its first empty line. */
  Header parse(String text) {
    String header = text.startsWith(MARK) ? text.substring(lineEnd(text)) : text;
    return parser.parse(Bytes.of(header.getBytes(StandardCharsets.UTF_8))).header();
  }

  private static int lineEnd(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text.length() : end + 1;
  }

  /** The name of a field as it is written. */
  static String name(HeaderField field) {
    return field.raw().substring(0, field.raw().indexOf(':')).strip();
  }

  /** The field as it stands there; empty if mail must not have it so. */
  static Optional<String> unchanged(HeaderField field) {
    List<String> lines = List.of(LINE_END.split(field.raw(), -1));
    for (int index = 0; index < lines.size(); index++) {
      String line = lines.get(index);
      boolean folded = line.startsWith(" ") || line.startsWith("\t");
      if (line.length() > LONGEST_LINE
          || !Tokens.isPrintable(line.replace('\t', ' '))
          || (index > 0 && (!folded || line.isBlank()))) {
        return Optional.empty();
      }
    }
    String name = name(field);
    String body = String.join("\r\n", lines).substring(field.raw().indexOf(':') + 1);
    return Optional.of(name + ":" + body);
  }

  /** The field in a form that mail can have. Several blanks mean no more than one. */
  static String mended(HeaderField field) {
    return unchanged(field)
        .orElseGet(
            () ->
                new FieldText(name(field))
                    .text(field.body().replaceAll("[\\x00-\\x20\\x7F]+", " "))
                    .toString());
  }
}
