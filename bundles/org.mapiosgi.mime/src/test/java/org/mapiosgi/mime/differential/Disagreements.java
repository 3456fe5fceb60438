// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.differential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of all disagreements with another parser, and of the sections that decide. */
final class Disagreements {
  /** Regular expressions have no blanks around their bars. */
  private static final Pattern COLUMNS = Pattern.compile(" \\| ");

  private Disagreements() {}

  /** Parsers that may disagree. */
  enum Parsers {
    /** Apache James mime4j. */
    MIME4J,
    /** Jakarta Mail. */
    JAKARTA,
    /** Both. */
    BOTH;

    boolean have(Parsers one) {
      return this == BOTH || this == one;
    }
  }

  /**
   * A reason for disagreements.
   *
   * @param mails matches the names of the mails
   * @param section the section of the specification that decides, and its rule
   */
  record Row(Pattern mails, Parsers parsers, Set<Field> fields, String section) {
    static Row of(String line) {
      String[] columns = COLUMNS.split(line, 4);
      return new Row(
          Pattern.compile(columns[0]),
          Parsers.valueOf(columns[1]),
          Arrays.stream(columns[2].split(",", 0))
              .map(Field::valueOf)
              .collect(Collectors.toCollection(() -> EnumSet.noneOf(Field.class))),
          columns[3]);
    }

    boolean explains(Sample sample, Parsers parser, Field field) {
      return parsers.have(parser)
          && fields.contains(field)
          && mails.matcher(sample.name()).matches();
    }
  }

  static List<Row> rows() {
    try (InputStream table = Disagreements.class.getResourceAsStream("disagreements.txt")) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Row::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
