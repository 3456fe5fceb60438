// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Windows of our own: a fresh Wine prefix, with the reference provider as its mail client. It is
 * ended with everything that runs in it when the tests are over, whatever became of them, and at
 * the latest with this JVM.
 */
final class WinePrefix implements ExtensionContext.Store.CloseableResource {
  private static final Duration BOOT = Duration.ofMinutes(4);
  private static final Duration SCRIPT = Duration.ofMinutes(3);
  private static final int REG_RETRIES = 2;

  private final WindowsTools tools;
  private final Path directory;
  private final Thread atExit = new Thread(this::end, "end-wine-prefix");
  private ReferenceProvider provider;
  private Process anchor;

  private WinePrefix(WindowsTools tools, Path directory) {
    this.tools = tools;
    this.directory = directory;
  }

  static WinePrefix create(WindowsTools tools) {
    WinePrefix prefix = new WinePrefix(tools, Build.target().resolve("wine-prefix"));
    Runtime.getRuntime().addShutdownHook(prefix.atExit);
    try {
      prefix.boot();
      prefix.provider = ReferenceProvider.install(prefix);
      return prefix;
    } catch (RuntimeException | Error e) {
      prefix.close();
      throw e;
    }
  }

  private void boot() {
    // One left by a run that was cut short would still have its server, and its services.
    if (Files.isDirectory(directory)) {
      end();
    }
    Trees.delete(directory);
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Exec.Result unused = wine("wineboot", "-i").within(BOOT).run().orFail();
    // A driver that draws nothing: without any, no window but message-only ones can be made, and a
    // provider's dialog would fail instead of hanging.
    registry("HKCU\\Software\\Wine\\Drivers", "Graphics", "null");
    // As long as on Windows, where a service has half a minute to get in touch; here it is 10 s.
    registry("HKLM\\System\\CurrentControlSet\\Control", "ServicesPipeTimeout", "30000");
    // Booting has left two service control managers, which take turns in answering.
    unused = server("-k").run();
    // While a program runs, so does the service control manager; without one it ends, and starts
    // all services anew with the next. This one ends with us: its input is a pipe that we hold.
    anchor =
        wine("cmd").startReading(ProcessBuilder.Redirect.PIPE, directory.resolve("anchor.log"));
    // LocalService's hive, which every Windows has and only an administrator may read.
    registry("HKU\\S-1-5-19", null, "");
  }

  WindowsTools tools() {
    return tools;
  }

  ReferenceProvider provider() {
    return provider;
  }

  /** The path as Windows programs see it: Z: is the root here. */
  static String windows(Path path) {
    return "Z:" + path.toAbsolutePath().normalize().toString().replace('/', '\\');
  }

  /** A command line in this Windows. */
  Exec wine(String... command) {
    List<String> line = new ArrayList<>();
    line.add(tools.wine().orElseThrow().toString());
    Collections.addAll(line, command);
    return Exec.of(line).with(environment());
  }

  /** java.exe with the given words. */
  Exec java(List<String> words) {
    List<String> line = new ArrayList<>();
    line.add(tools.wine().orElseThrow().toString());
    line.add(windows(tools.java().orElseThrow()));
    line.addAll(words);
    return Exec.of(line).with(environment());
  }

  /** {@code bin\\mapi-osgi.bat} with the given words, on the Windows JRE. */
  Exec script(Distribution distribution, String... words) {
    // A first word with blanks would be in quotation marks, which cmd takes for a pair with the
    // last.
    List<String> line = new ArrayList<>(List.of("cmd", "/c", "bin\\mapi-osgi.bat"));
    Collections.addAll(line, words);
    return wine(line.toArray(String[]::new))
        .in(distribution.home())
        .with(Map.of("JAVA_HOME", javaHome(), "JAVA_OPTS", ""))
        .within(SCRIPT);
  }

  /** JAVA_HOME of the Windows JRE, as Windows sees it. */
  private String javaHome() {
    return windows(tools.java().orElseThrow().getParent().getParent());
  }

  /** {@code reg add}; a null name is the key's default value. */
  void registry(String key, String name, String value) {
    List<String> words = new ArrayList<>(List.of("reg", "add", key));
    if (name == null) {
      words.add("/ve");
    } else {
      words.addAll(List.of("/v", name));
    }
    words.addAll(List.of("/t", "REG_SZ", "/d", value, "/f"));
    // While the services of a prefix come up, reg has been seen to fail without a word.
    Exec.Result added = wine(words.toArray(String[]::new)).run();
    for (int again = 0; added.exitCode() != 0 && again < REG_RETRIES; again++) {
      added = wine(words.toArray(String[]::new)).run();
    }
    Exec.Result unused = added.orFail();
  }

  private Map<String, String> environment() {
    return Map.of(
        "WINEPREFIX", directory.toString(),
        "WINEARCH", "win64",
        "WINEDEBUG", "-all",
        // No offers to download anything, and no desktop.
        "WINEDLLOVERRIDES", "mscoree=;mshtml=;winemenubuilder.exe=",
        "DISPLAY", "");
  }

  /** The command lines of the processes in this Windows. */
  List<String> processes() {
    byte[] mark = ("WINEPREFIX=" + directory + "\0").getBytes(StandardCharsets.UTF_8);
    String wanted = new String(mark, StandardCharsets.ISO_8859_1);
    List<String> lines = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : all) {
        if (bytes(process.resolve("environ")).contains(wanted)) {
          lines.add(bytes(process.resolve("cmdline")).replace('\0', ' '));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private static String bytes(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // ended in the meantime, or somebody else's
    }
  }

  private void end() {
    Exec.Result unused = server("-k").run();
    if (anchor != null) {
      Exec.endAll(anchor);
    }
  }

  private Exec server(String option) {
    return Exec.of(tools.wineserver().orElseThrow().toString(), option).with(environment());
  }

  @Override
  public void close() {
    end();
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // already shutting down: the hook itself is at work, and ending twice does no harm
    }
  }
}
