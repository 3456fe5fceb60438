// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a Windows on this machine is made of, as far as it was found.
 *
 * @param wine the 64-bit loader
 * @param wineserver its server
 * @param compiler mingw's C compiler for x86-64
 * @param java {@code java.exe} of a Windows JRE
 */
record WineTools(
    Optional<Path> wine, Optional<Path> wineserver, Optional<Path> compiler, Optional<Path> java) {
  /** Where distributions put the loader, which is not on the path. */
  private static final List<String> DIRECTORIES =
      List.of(
          "/usr/lib/wine",
          "/usr/lib64/wine",
          "/usr/lib/x86_64-linux-gnu/wine",
          "/opt/wine-stable/bin",
          "/opt/wine-devel/bin",
          "/opt/wine-staging/bin");

  static WineTools find(Path jreDirectory) {
    return new WineTools(
        program("wine64"),
        program("wineserver64", "wineserver"),
        program("x86_64-w64-mingw32-gcc"),
        javaExe(jreDirectory));
  }

  private static Optional<Path> program(String... names) {
    List<String> directories = new ArrayList<>(DIRECTORIES);
    directories.addAll(List.of(System.getenv("PATH").split(File.pathSeparator, -1)));
    return Stream.of(names)
        .flatMap(name -> directories.stream().map(directory -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Path> javaExe(Path directory) {
    if (!Files.isDirectory(directory)) {
      return Optional.empty();
    }
    try (Stream<Path> files =
        Files.find(directory, 4, (file, about) -> file.endsWith(Path.of("bin", "java.exe")))) {
      return files.sorted().findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What is missing; empty where all is there. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (wine.isEmpty() || wineserver.isEmpty()) {
      missing.add("Wine for 64 bit (Debian: wine, wine64)");
    }
    if (compiler.isEmpty()) {
      missing.add("mingw's x86_64-w64-mingw32-gcc (Debian: gcc-mingw-w64-x86-64)");
    }
    if (java.isEmpty()) {
      missing.add("the Windows JRE, which Maven's profile windows-lane unpacks");
    }
    return missing;
  }
}
