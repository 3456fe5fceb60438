// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

  private static Path compile(Path compiler) {
    Path sources = Build.root().resolve("bundles/org.mapiosgi.binding.win32/src/test/native");
    // The name of Outlook's own: whoever looks for MAPI by name finds this one.
    Path library = Build.target().resolve("reference-provider/olmapi32.dll");
    try {
      Files.createDirectories(library.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> command =
        List.of(
            compiler.toString(),
            "-shared",
            "-static-libgcc",
            "-static-libstdc++",
            "-O2",
            "-o",
            library.toString(),
            sources.resolve("provider.cc").toString(),
            "-lole32",
            "-luuid");
    Exec.Result unused = Exec.of(command).within(Duration.ofMinutes(4)).run().orFail();
    return library;
  }
}
