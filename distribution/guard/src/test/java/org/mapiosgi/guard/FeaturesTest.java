// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The calls and the tests that the manual's page of features names exist. */
class FeaturesTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| .* \\| `([\\w.]+)` \\| `([\\w.]+)` \\|$", Pattern.MULTILINE);

  @Test
  void eachFeatureHasACallAndATest() throws IOException {
    String page = Files.readString(Repository.root().resolve("distribution/manual/features.md"));
    List<MatchResult> rows = ROW.matcher(page).results().toList();
    assertThat(rows).hasSize((int) page.lines().filter(line -> line.startsWith("| ")).count() - 1);
    assertThat(missing(rows, 1, sources("bundles/org.mapiosgi.api/src/main"))).isEmpty();
    assertThat(missing(rows, 2, sources("bundles"))).isEmpty();
  }

  private static List<String> missing(List<MatchResult> rows, int column, Map<String, Path> sources)
      throws IOException {
    List<String> missing = new ArrayList<>();
    for (MatchResult row : rows) {
      if (!exists(row.group(column), sources)) {
        missing.add(row.group(column));
      }
    }
    return missing;
  }

  private static boolean exists(String name, Map<String, Path> sources) throws IOException {
    String[] parts = name.split("\\.", 2);
    Path source = sources.get(parts[0]);
    return source != null
        && (parts.length == 1 || Files.readString(source).contains(" " + parts[1] + "("));
  }

  private static Map<String, Path> sources(String below) throws IOException {
    try (Stream<Path> files = Files.walk(Repository.root().resolve(below))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  file -> file,
                  (one, other) -> one));
    }
  }
}
