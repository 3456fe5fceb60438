// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.header;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields of a message or of a part, in their order. */
public final class Header {
  /** The fields that make a mail: bytes without any of them are no mail. */
  private static final Set<String> OF_MAIL =
      Set.of(
          "from",
          "sender",
          "reply-to",
          "to",
          "cc",
          "bcc",
          "subject",
          "date",
          "message-id",
          "received",
          "return-path",
          "mime-version",
          "content-type");

  private final List<HeaderField> fields;

  /** A header of these fields. */
  public Header(List<HeaderField> fields) {
    this.fields = List.copyOf(fields);
  }

  /** All fields. */
  public List<HeaderField> fields() {
    return fields;
  }

  /** The fields of a name, given in lower case. */
  public List<HeaderField> all(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).toList();
  }

  /** The first field of a name, given in lower case. */
  public Optional<HeaderField> first(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** The body of the first field of a name in one line; empty text counts as no field. */
  public Optional<String> body(String name) {
    return first(name).map(HeaderField::body).filter(body -> !body.isEmpty());
  }

  /** The first word of a field in lower case, without quotation marks. */
  public Optional<String> word(String name) {
    return body(name)
        .map(body -> body.split("[\\s;(]", 2)[0].replace("\"", "").toLowerCase(Locale.ROOT));
  }

  /** Whether a mail, and nothing else, begins so. */
  public boolean isOfMail() {
    return fields.stream().map(HeaderField::name).anyMatch(OF_MAIL::contains);
  }

  /** All fields as they stand in the mail, a line end behind each. */
  public String text() {
    return fields.stream()
        .map(field -> field.raw() + "\r\n")
        .collect(Collectors.joining())
        .replace("\0", "");
  }
}
