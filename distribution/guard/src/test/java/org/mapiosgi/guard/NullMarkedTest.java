// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** NullAway checks every package of the bundles, because each is marked. */
class NullMarkedTest {
  private static final Pattern MARKED = Pattern.compile("(?m)^@NullMarked$");

  @Test
  void everyPackageOfABundleIsNullMarked() {
    SortedSet<Path> packages =
        Repository.packages().stream()
            .filter(folder -> folder.startsWith("bundles"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(packages).as("packages of bundles").isNotEmpty();
    assertThat(packages)
        .as("packages whose package-info.java lacks @NullMarked")
        .filteredOn(folder -> !isMarked(Repository.root().resolve(folder)))
        .isEmpty();
  }

  private static boolean isMarked(Path folder) {
    Path page = folder.resolve("package-info.java");
    try {
      return Files.exists(page) && MARKED.matcher(Files.readString(page)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
