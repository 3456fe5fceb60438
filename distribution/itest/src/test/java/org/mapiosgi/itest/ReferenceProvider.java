// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The MAPI that the Windows lane talks to: compiled here, from the Win32 binding's test sources.
 */
final class ReferenceProvider {
  private static final String MAIL_CLIENTS = "HKLM\\Software\\Clients\\Mail";
  private static final String CLIENT = "mapi-osgi reference provider";
  private static final String SETTINGS = "HKLM\\Software\\mapi-osgi\\reference-provider";

  private final WinePrefix prefix;
  private final Path library;

  private ReferenceProvider(WinePrefix prefix, Path library) {
    this.prefix = prefix;
    this.library = library;
  }

  /** Compiles the DLL and makes it the mail client of the prefix. */
  static ReferenceProvider install(WinePrefix prefix) {
    Path library = compile(prefix.tools().compiler().orElseThrow());
    prefix.registry(MAIL_CLIENTS + "\\" + CLIENT, "DLLPathEx", WinePrefix.windows(library));
    prefix.registry(MAIL_CLIENTS, null, CLIENT);
    return new ReferenceProvider(prefix, library);
  }

  Path library() {
    return library;
  }

  /** From the next process that loads it on, calls are traced to the file. */
  void traceTo(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    prefix.registry(SETTINGS, "Trace", WinePrefix.windows(file));
  }

  /** Calls that misbehave, as the provider's faults.h has it; from the next process on. */
  void faults(String list) {
    prefix.registry(SETTINGS, "Faults", list);
  }

  /** How many notifications each connection gets at once; from the next process on. */
  void storm(int notifications) {
    prefix.registry(SETTINGS, "Storm", Integer.toString(notifications));
  }

  /** Compiles its native client, whose exit code is 0 where the provider is as it should be. */
  Path selfTest() {
    Path client = library.resolveSibling("selftest.exe");
    compile(
        prefix.tools().compiler().orElseThrow(), List.of("-O1"), client, sources("selftest/*.cpp"));
    return client;
  }

  private static Path compile(Path compiler) {
    // The name of Outlook's own: whoever looks for MAPI by name finds this one.
    Path library = Build.target().resolve("reference-provider/olmapi32.dll");
    compile(compiler, List.of("-shared", "-O2"), library, sources("provider.cc"));
    return library;
  }

  private static void compile(
      Path compiler, List<String> options, Path program, List<String> sources) {
    List<String> command = new ArrayList<>();
    command.add(compiler.toString());
    command.addAll(options);
    command.addAll(List.of("-static-libgcc", "-static-libstdc++", "-o", program.toString()));
    command.addAll(sources);
    command.addAll(List.of("-lole32", "-luuid"));
    try {
      Files.createDirectories(program.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Exec.Result unused = Exec.of(command).within(Duration.ofMinutes(4)).run().orFail();
  }

  private static List<String> sources(String glob) {
    Path all = Build.root().resolve("bundles/org.mapiosgi.binding.win32/src/test/native");
    Path pattern = all.resolve(glob);
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(pattern.getParent(), pattern.getFileName().toString())) {
      List<String> sources = new ArrayList<>();
      found.forEach(source -> sources.add(source.toString()));
      return sources.stream().sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
