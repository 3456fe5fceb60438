// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.reply;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.model.internal.body.HtmlDocument;

/**
 * The lines above a quoted body: From, Sent, To, Cc and Subject. They are in English, and the time
 * is UTC, because a service has no reader whose language and time zone it knows.
 */
final class QuotedHeader {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private final Map<String, String> lines = new LinkedHashMap<>();

  QuotedHeader(Message original) {
    new ReplyRecipients(original)
        .sender()
        .ifPresent(
            sender ->
                add(
                    "From",
                    sender.address().indexOf('@') < 0
                            || sender.address().equals(sender.displayName())
                        ? sender.displayName()
                        : sender.displayName() + " <" + sender.address() + ">"));
    Optional<Instant> sent =
        original.find(Pr.CLIENT_SUBMIT_TIME).or(() -> original.find(Pr.MESSAGE_DELIVERY_TIME));
    sent.map(TIME::format).ifPresent(time -> add("Sent", time));
    add("To", original.get(Pr.DISPLAY_TO, ""));
    add("Cc", original.get(Pr.DISPLAY_CC, ""));
    add("Subject", original.subject());
  }

  private void add(String name, String value) {
    if (!value.isBlank()) {
      lines.put(name, value);
    }
  }

  /** The lines as plain text, with a line before that separates. */
  String text() {
    return lines.entrySet().stream()
        .map(line -> line.getKey() + ": " + line.getValue() + "\r\n")
        .collect(Collectors.joining("", "\r\n\r\n-----Original Message-----\r\n", "\r\n"));
  }

  /** The lines as HTML, with a rule before that separates. */
  String html() {
    return lines.entrySet().stream()
        .map(
            line ->
                "<b>" + line.getKey() + ":</b> " + HtmlDocument.escaped(line.getValue()) + "<br>")
        .collect(Collectors.joining("\r\n", "<br><hr>\r\n<p>", "</p>\r\n"));
  }
}
