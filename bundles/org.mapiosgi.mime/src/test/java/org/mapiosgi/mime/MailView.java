// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A mail as lines that do not depend on the parser that saw it. */
final class MailView {
  private final List<String> lines = new ArrayList<>();

  MailView subject(String subject) {
    return line("subject", subject);
  }

  MailView mailbox(String field, String name, String address) {
    return line(field, name + " <" + address.replace("\"", "") + ">");
  }

  MailView date(Instant date) {
    return line("date", date.toString());
  }

  MailView text(String type, String text) {
    return line(type, text.replace("\r", "\\r").replace("\n", "\\n"));
  }

  MailView file(String name, byte[] bytes) {
    return line("file", name + " " + HexFormat.of().formatHex(bytes));
  }

  MailView message(MailView inner) {
    inner.lines.forEach(line -> line("  ", line));
    return this;
  }

  private MailView line(String kind, String text) {
    lines.add(kind + ": " + text);
    return this;
  }

  List<String> lines() {
    return lines;
  }
}
