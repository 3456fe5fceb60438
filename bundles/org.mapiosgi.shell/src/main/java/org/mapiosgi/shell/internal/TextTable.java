// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.util.ArrayList;
import java.util.List;

/** Rows of words as aligned text, which every shell can print. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String... header) {
    rows.add(List.of(header));
  }

  /** One more row; as many cells as the header has. */
  void row(Object... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException(
          cells.length + " cells in a table of " + rows.get(0).size());
    }
    rows.add(java.util.Arrays.stream(cells).map(TextTable::oneLine).toList());
  }

  private static String oneLine(Object cell) {
    return String.valueOf(cell).replaceAll("\\s*\\R\\s*", " ");
  }

  @Override
  public String toString() {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length())).append(GAP);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString().stripTrailing();
  }
}
