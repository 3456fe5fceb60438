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
 * README and the manual print a consumer's first bundle and first test as the build compiles them.
 * Both modules have no parent, so that their class path is that of a consumer.
 */
class FirstBundleTest {
  /** A block of code with a comment before it that names the module and the file. */
  private static final Pattern PRINTED =
      Pattern.compile(
          "^<!-- (first-\\w+): (\\S+) -->\\R```\\w+\\R(.*?)^```$",
          Pattern.MULTILINE | Pattern.DOTALL);

  @Test
  void readmePrintsEachFileOfTheBundleAsItIsCompiled() throws IOException {
    Map<String, String> compiled = compiled("first-bundle");
    assertThat(compiled).as("files of distribution/first-bundle").containsKey("pom.xml");
    assertThat(printed("README.md", "first-bundle")).isEqualTo(compiled);
  }

  @Test
  void theManualPrintsTheTestAsItIsCompiled() throws IOException {
    Map<String, String> compiled = compiled("first-test");
    compiled.remove("pom.xml");
    assertThat(compiled).as("tests of distribution/first-test").hasSize(1);
    assertThat(printed("distribution/manual/testing.md", "first-test")).isEqualTo(compiled);
  }

  private static Map<String, String> printed(String page, String module) throws IOException {
    Map<String, String> files = new TreeMap<>();
    Matcher block = PRINTED.matcher(Files.readString(Repository.root().resolve(page)));
    while (block.find()) {
      if (block.group(1).equals(module)) {
        files.put(block.group(2), block.group(3));
      }
    }
    return files;
  }

  private static Map<String, String> compiled(String name) throws IOException {
    Path module = Repository.root().resolve("distribution").resolve(name);
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(module)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        String path = module.relativize(file).toString().replace('\\', '/');
        if (!path.startsWith("target/")) {
          files.put(path, Files.readString(file));
        }
      }
    }
    return files;
  }
}
