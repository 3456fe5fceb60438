// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of documentation.
 *
 * @param file where it is
 * @param lines its lines, those of code blocks empty
 */
record MarkdownPage(Path file, List<String> lines) {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  static MarkdownPage read(Path file) {
    List<String> lines = new ArrayList<>();
    boolean code = false;
    for (String line : Exec.read(file).lines().toList()) {
      boolean fence = line.strip().startsWith("```");
      code ^= fence;
      lines.add(code || fence ? "" : line);
    }
    return new MarkdownPage(file, List.copyOf(lines));
  }

  /** Every page in a directory, and in those below. */
  static List<MarkdownPage> in(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".md"))
          .sorted()
          .map(MarkdownPage::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The relative links that lead nowhere. */
  List<String> brokenLinks() {
    return LINK.matcher(String.join("\n", lines))
        .results()
        .map(link -> link.group(1))
        .filter(link -> !link.matches("[a-z]+:.*"))
        .filter(link -> !leadsSomewhere(link))
        .map(link -> file.getFileName() + " -> " + link)
        .toList();
  }

  private boolean leadsSomewhere(String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
    return Files.exists(target)
        && (parts.length == 1 || MarkdownPage.read(target).anchors().contains(parts[1]));
  }

  /** As GitHub makes them of headings. */
  private Set<String> anchors() {
    return lines.stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  /** The rows of the first table below a heading, by their first cell, without code marks. */
  Optional<Map<String, List<String>>> table(String heading) {
    int begin = lines.indexOf("## " + heading);
    if (begin < 0) {
      return Optional.empty();
    }
    Map<String, List<String>> rows = new LinkedHashMap<>();
    lines.stream()
        .skip(begin + 1L)
        .takeWhile(line -> !line.startsWith("## "))
        .dropWhile(line -> !line.startsWith("|"))
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .map(MarkdownPage::cells)
        .forEach(cells -> rows.put(cells.get(0), cells));
    return Optional.of(rows);
  }

  private static List<String> cells(String row) {
    return Arrays.stream(row.replace("`", "").split("\\|", -1)).skip(1).map(String::strip).toList();
  }
}
