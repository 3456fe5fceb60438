// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of the parts that an upgrade replaces. */
class PartsIT {
  @Test
  void everyFileOfTheZipIsConfigurationOrOfAPartThatAnUpgradeReplaces() throws IOException {
    Path home = Distribution.unpack("parts").home();
    List<String> parts = Exec.read(home.resolve("lib/parts.txt")).lines().toList();
    assertThat(parts).isSorted().allSatisfy(part -> assertThat(home.resolve(part)).exists());
    try (Stream<Path> files = Files.walk(home)) {
      assertThat(files.filter(Files::isRegularFile).map(home::relativize))
          .filteredOn(file -> parts.stream().noneMatch(file::startsWith))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(file).startsWithRaw(Path.of("conf")));
    }
  }
}
