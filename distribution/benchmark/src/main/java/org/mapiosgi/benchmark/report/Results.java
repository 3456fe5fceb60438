// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the rows down: for programs as JSON, for people as a Markdown table. */
public final class Results {
  /** What a peer has no such thing for, or what was not measured; never 0. */
  private static final String NOT_AVAILABLE = "n/a";

  private final List<Row> rows;

  /** The rows in the order in which they are written. */
  public Results(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  /** Writes {@code results.json} and {@code results.md}; returns the latter's text. */
  public String write(Path directory, String about) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("results.json"), json());
      String markdown = markdown(about);
      Files.writeString(directory.resolve("results.md"), markdown);
      return markdown;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the results to " + directory, e);
    }
  }

  private String json() {
    return rows.stream().map(Results::json).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  private static String json(Row row) {
    return "  {\"id\": "
        + json(row.id())
        + ", \"platform\": "
        + json(row.platform())
        + ", \"subject\": "
        + json(row.subject())
        + ", \"peer\": "
        + json(row.peer())
        + ", \"unit\": "
        + json(row.unit())
        + ", \"value\": "
        + number(row.value(), NOT_AVAILABLE)
        + ", \"peerValue\": "
        + number(row.peerValue(), row.peer() == null ? null : NOT_AVAILABLE)
        + ", \"ratio\": "
        + number(row.ratio(), row.peer() == null ? null : NOT_AVAILABLE)
        + ", \"target\": "
        + json(row.target())
        + ", \"met\": "
        + row.met()
        + "}";
  }

  private static String number(Double value, String otherwise) {
    return value == null || !Double.isFinite(value) ? json(otherwise) : value.toString();
  }

  private static String json(String text) {
    if (text == null) {
      return "null";
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  private String markdown(String about) {
    StringBuilder text = new StringBuilder("# Measurements of the message pump\n\n");
    text.append(about).append('\n');
    text.append("\n| id | platform | value | unit | peer | its value | ratio | target | met | |\n");
    text.append("|---|---|--:|---|---|--:|--:|---|---|---|\n");
    for (Row row : rows) {
      String subject = row.subject().equals("pump") ? "" : " (" + row.subject() + ")";
      text.append("| ")
          .append(row.id())
          .append(subject)
          .append(" | ")
          .append(row.platform())
          .append(" | ")
          .append(number(row.value()))
          .append(" | ")
          .append(row.unit())
          .append(" | ")
          .append(row.peer() == null ? "" : row.peer())
          .append(" | ")
          .append(row.peer() == null ? "" : number(row.peerValue()))
          .append(" | ")
          .append(row.ratio() == null ? "" : Numbers.shortly(row.ratio()) + "x")
          .append(" | ")
          .append(row.target() == null ? "" : row.target())
          .append(" | ")
          .append(met(row))
          .append(" | ")
          .append(row.note())
          .append(" |\n");
    }
    appendMissed(text);
    long targets = rows.stream().filter(row -> row.target() != null).count();
    long met = rows.stream().filter(row -> Boolean.TRUE.equals(row.met())).count();
    return text.append("\n").append(met + " of " + targets + " targets met\n").toString();
  }

  private void appendMissed(StringBuilder text) {
    List<Row> missed = rows.stream().filter(row -> Boolean.FALSE.equals(row.met())).toList();
    if (missed.isEmpty()) {
      return;
    }
    text.append("\nMissed:\n\n");
    for (Row row : missed) {
      text.append("- ")
          .append(row.id())
          .append(" on ")
          .append(row.platform())
          .append(": ")
          .append(number(row.value()))
          .append(' ')
          .append(row.unit());
      if (row.peer() != null) {
        text.append(" against ").append(number(row.peerValue())).append(" of ").append(row.peer());
        text.append(", ").append(row.ratio() == null ? "n/a" : Numbers.shortly(row.ratio()) + "x");
      }
      text.append(", not ").append(row.target()).append("; ").append(row.note()).append(". ");
      text.append(row.reason() == null ? "No reason is known." : row.reason()).append('\n');
    }
  }

  private static String met(Row row) {
    if (row.target() == null) {
      return "";
    }
    return row.met() == null ? "n/a" : row.met() ? "yes" : "NO";
  }

  private static String number(Double value) {
    return value == null ? "n/a" : Numbers.shortly(value);
  }
}
