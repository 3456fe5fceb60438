// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs of the Windows lane, as far as they were found on this machine.
 *
 * @param wine the 64-bit loader
 * @param wineserver its server
 * @param compiler mingw's C++ compiler for x86-64
 * @param java {@code java.exe} of a Windows JRE
 */
record WindowsTools(
    Optional<Path> wine, Optional<Path> wineserver, Optional<Path> compiler, Optional<Path> java) {
  private static final List<String> WINE_DIRECTORIES =
      List.of(
          "/usr/lib/wine",
          "/usr/lib64/wine",
          "/usr/lib/x86_64-linux-gnu/wine",
          "/opt/wine-stable/bin",
          "/opt/wine-devel/bin",
          "/opt/wine-staging/bin");

  /** Looks on the PATH, where distributions put Wine, and where the build unpacks the JRE. */
  static WindowsTools find(Path jreDirectory) {
    Optional<Path> wine = program(List.of("wine64"));
    Optional<Path> server =
        wine.flatMap(
            loader ->
                Stream.of("wineserver64", "wineserver")
                    .map(loader::resolveSibling)
                    .filter(Files::isExecutable)
                    .findFirst());
    return new WindowsTools(
        wine,
        server.isPresent() ? server : program(List.of("wineserver64", "wineserver")),
        program(List.of("x86_64-w64-mingw32-g++")),
        javaExe(jreDirectory));
  }

  private static Optional<Path> program(List<String> names) {
    return Programs.find(names, WINE_DIRECTORIES);
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

  /** Names each missing part and the way to get it, a line each; empty if the lane can run. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (wine.isEmpty() || wineserver.isEmpty()) {
      missing.add("Wine for 64 bit (Debian: apt-get install --no-install-recommends wine wine64)");
    }
    if (compiler.isEmpty()) {
      missing.add("mingw's x86_64-w64-mingw32-g++ (Debian: apt-get install g++-mingw-w64-x86-64)");
    }
    if (java.isEmpty()) {
      missing.add(
          "the Windows JRE, which Maven's profile windows-lane unpacks;"
              + " it is active where /usr/bin/x86_64-w64-mingw32-g++ exists, or by -Pwindows-lane");
    }
    return missing;
  }
}
