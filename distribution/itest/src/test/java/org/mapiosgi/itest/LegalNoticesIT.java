// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever gets the zip gets the licences of all that is in it. */
class LegalNoticesIT {
  private static List<String> othersJars(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jar"))
          .filter(name -> !name.startsWith("org.mapiosgi.") && !name.startsWith("mapi-osgi-"))
          .sorted()
          .toList();
    }
  }

  @Test
  void everyJarOfOthersIsListedWithItsLicenceAndNoneThatIsNotThere() throws IOException {
    Path home = Distribution.unpack("legal notices").home();
    Path legal = home.resolve("legal");
    List<String> lines = Exec.read(legal.resolve("THIRD-PARTY.txt")).lines().toList();
    List<String> listed =
        lines.stream()
            .filter(line -> line.contains(".jar: "))
            .map(l -> l.split(": ", 2)[0])
            .toList();
    assertThat(listed).containsExactlyElementsOf(othersJars(home));
    for (String jar : listed) {
      // Some jars have none in them. What Pax Logging has taken in is listed below it.
      if (!jar.startsWith("pax-logging") && !jar.startsWith("assertj-core")) {
        assertThat(legal.resolve(jar.replaceFirst("\\.jar$", ""))).isNotEmptyDirectory();
      }
    }
    assertThat(lines)
        .anyMatch(line -> line.contains("SLF4J, MIT"))
        .anyMatch(line -> line.contains("Logback"));
    assertThat(legal.resolve("MIT-SLF4J.txt")).content().contains("Permission is hereby granted");
    assertThat(legal.resolve("LGPL-2.1.txt")).content().contains("GNU LESSER GENERAL PUBLIC");
    assertThat(home.resolve("LICENSE")).content().contains("Apache License");
  }
}
