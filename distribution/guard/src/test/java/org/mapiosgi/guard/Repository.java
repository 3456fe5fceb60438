// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sources that the build is made from. */
public final class Repository {
  private static final String SOURCES = "src/main/java";

  private Repository() {}

  /** The folder of the root POM. */
  public static Path root() {
    String root = System.getProperty("guard.root");
    if (root == null) {
      throw new IllegalStateException(
          "system property guard.root is not set: run this test with Maven");
    }
    return Path.of(root);
  }

  /** The folders of all bundles that have code, in the order of their names. */
  public static SortedSet<Path> bundles() {
    try (Stream<Path> folders = Files.list(root().resolve("bundles"))) {
      return folders
          .filter(folder -> Files.isDirectory(folder.resolve(SOURCES)))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * All folders with main sources, of bundles and of what is made of them; relative to the root.
   */
  public static SortedSet<Path> packages() {
    SortedSet<Path> packages = new TreeSet<>();
    for (String part : new String[] {"bundles", "distribution"}) {
      try (Stream<Path> files =
          Files.find(
              root().resolve(part),
              Integer.MAX_VALUE,
              (file, attributes) -> attributes.isRegularFile() && isMainSource(file))) {
        files.map(file -> root().relativize(file.getParent())).forEach(packages::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return packages;
  }

  private static boolean isMainSource(Path file) {
    Predicate<String> contains = part -> file.toString().replace('\\', '/').contains(part);
    return file.toString().endsWith(".java")
        && contains.test("/" + SOURCES + "/")
        && !contains.test("/target/");
  }
}
