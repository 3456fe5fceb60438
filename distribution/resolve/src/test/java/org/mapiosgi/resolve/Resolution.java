// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.resolve;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The bundles that the resolver chose.
 *
 * @param names their symbolic names
 */
record Resolution(SortedSet<String> names) {
  private static final Path TARGET = Path.of(System.getProperty("resolve.target"));

  /** Reads a {@code .bndrun} file as the build has completed it. */
  static Resolution of(String bndrun) {
    Properties run = new Properties();
    try (var file = Files.newBufferedReader(TARGET.resolve(bndrun))) {
      run.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SortedSet<String> names = new TreeSet<>();
    // A range of versions has a comma, too, but no name follows it.
    for (String bundle : run.getProperty("-runbundles").split(",\\s*(?=[a-zA-Z])", 0)) {
      names.add(bundle.split(";", 2)[0].strip());
    }
    return new Resolution(names);
  }

  /** The files of the bundles. */
  List<Path> files() {
    Map<String, Path> known = new TreeMap<>();
    try (Stream<String> paths =
        Stream.of(Files.readString(TARGET.resolve("bundles.txt")).split(File.pathSeparator, 0))) {
      paths
          .map(path -> Path.of(path.strip()))
          .forEach(path -> symbolicName(path).ifPresent(name -> known.put(name, path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names.stream()
        .map(
            name ->
                Optional.ofNullable(known.get(name))
                    .orElseThrow(() -> new IllegalStateException("no file of bundle " + name)))
        .toList();
  }

  private static Optional<String> symbolicName(Path file) {
    try (JarFile jar = new JarFile(file.toFile())) {
      return Optional.ofNullable(jar.getManifest())
          .map(manifest -> manifest.getMainAttributes().getValue("Bundle-SymbolicName"))
          .map(name -> name.split(";", 2)[0].strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
