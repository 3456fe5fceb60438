// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * README prints the first bundle as the build compiles it: {@code distribution/first-bundle} has no
 * parent, so that its class path is that of a consumer.
 */
class FirstBundleTest {
  /** A block of code with a comment before it that names the file. */
  private static final Pattern PRINTED =
      Pattern.compile(
          "^<!-- first-bundle: (\\S+) -->\\R```\\w+\\R(.*?)^```$",
          Pattern.MULTILINE | Pattern.DOTALL);

  @Test
  void readmePrintsEachFileAsItIsCompiled() throws IOException {
    Map<String, String> compiled = compiled();
    assertThat(compiled).as("files of distribution/first-bundle").containsKey("pom.xml");
    assertThat(printed()).isEqualTo(compiled);
  }

  private static Map<String, String> printed() throws IOException {
    Map<String, String> files = new TreeMap<>();
    Matcher block = PRINTED.matcher(Files.readString(Repository.root().resolve("README.md")));
    while (block.find()) {
      files.put(block.group(1), block.group(2));
    }
    return files;
  }

  private static Map<String, String> compiled() throws IOException {
    Path module = Repository.root().resolve("distribution/first-bundle");
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(module)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        String name = module.relativize(file).toString().replace('\\', '/');
        if (!name.startsWith("target/")) {
          files.put(name, Files.readString(file));
        }
      }
    }
    return files;
  }
}
