// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every package has a page that says what belongs in it. */
class PackagePagesTest {
  /** As short as README prints it. */
  private static final Path FIRST_BUNDLE = Path.of("distribution", "first-bundle");

  @Test
  void everyPackageHasAPage() {
    SortedSet<String> without =
        Repository.packages().stream()
            .filter(folder -> !folder.startsWith(FIRST_BUNDLE))
            .filter(folder -> !hasPage(Repository.root().resolve(folder)))
            .map(folder -> folder.toString().replace('\\', '/').replaceFirst(".*/java/", ""))
            .map(folder -> folder.replace('/', '.'))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(without).as("packages without package-info.java").isEmpty();
  }

  private static boolean hasPage(Path folder) {
    Path page = folder.resolve("package-info.java");
    try {
      return Files.exists(page) && Files.readString(page).contains("/**");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
