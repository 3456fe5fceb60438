// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.mapiosgi.benchmark.mail.MailSubject;
import org.mapiosgi.benchmark.mail.MailWorker;
import org.mapiosgi.benchmark.report.Bound;
import org.mapiosgi.benchmark.report.Goal;

/**
 * Mail of the reference provider under Wine, read by this product and by a client in C++. Both make
 * the same calls of the same provider, so the ratio is the cost of Java.
 */
public final class WineMailPlatform implements Platform {
  private static final int ROWS = 10_000;
  private static final int MIB = 64;
  private static final String CLIENT = "mapi-osgi benchmark";

  private final boolean quick;
  private final WineTools tools;
  private final WinePrefix prefix;
  private final Path client;

  private WineMailPlatform(Options options, WineTools tools, WinePrefix prefix) {
    this.quick = options.quick();
    this.tools = tools;
    this.prefix = prefix;
    this.client = options.target().resolve("mail.exe");
  }

  /** Starts Wine, compiles the client and the provider, and registers the provider. */
  static WineMailPlatform open(Options options, WineTools tools) {
    WineMailPlatform platform =
        new WineMailPlatform(options, tools, WinePrefix.open(tools, options.target()));
    try {
      platform.prepare(options);
      return platform;
    } catch (RuntimeException e) {
      platform.close();
      throw e;
    }
  }

  private void prepare(Options options) {
    Path compiler =
        tools.compiler().orElseThrow().resolveSibling("x86_64-w64-mingw32-g++").normalize();
    Path provider = options.target().resolve("olmapi32.dll");
    List<String> usual =
        List.of(compiler.toString(), "-static-libgcc", "-static-libstdc++", "-O2", "-o");
    prefix.run(
        concat(
            usual,
            provider.toString(),
            "-shared",
            options.provider().resolve("provider.cc").toString(),
            "-lole32",
            "-luuid"));
    prefix.run(
        concat(
            usual,
            client.toString(),
            "-static",
            "-Wall",
            "-Wextra",
            "-Werror",
            options.source().resolve("mail.cpp").toString(),
            "-lole32",
            "-luuid"));
    String clients = "HKLM\\Software\\Clients\\Mail";
    registry(clients, "/ve", CLIENT);
    registry(clients + "\\" + CLIENT, "/ve", CLIENT);
    registry(clients + "\\" + CLIENT, "DLLPathEx", WinePrefix.windows(provider));
    String settings = "HKLM\\Software\\mapi-osgi\\reference-provider";
    registry(settings, "Messages", Integer.toString(ROWS));
    registry(settings, "Trace", "-");
  }

  private void registry(String key, String name, String value) {
    List<String> add = List.of(tools.wine().orElseThrow().toString(), "reg", "add", key);
    prefix.run(
        name.equals("/ve")
            ? concat(add, "/ve", "/d", value, "/f")
            : concat(add, "/v", name, "/d", value, "/f"));
  }

  private static List<String> concat(List<String> first, String... more) {
    return Stream.concat(first.stream(), Arrays.stream(more)).toList();
  }

  @Override
  public String name() {
    return WinePlatform.NAME;
  }

  @Override
  public int sessions() {
    return 1;
  }

  @Override
  public List<Step> steps() {
    int rounds = quick ? 5 : 11;
    return List.of(
        new Step(
            "R6",
            Line.of("walk").with("messages", ROWS).with("rows", ROWS),
            List.of(MailSubject.STREAMED, MailSubject.COLLECTED, MailSubject.NATIVE),
            5_000,
            rounds,
            false),
        new Step(
            "R7",
            Line.of("attachment").with("mib", MIB),
            List.of(MailSubject.STREAMED, MailSubject.NATIVE),
            2_000,
            rounds,
            false));
  }

  @Override
  public List<Goal> goals() {
    return List.of(
        Goal.of("R6", "time", "us/row", MailSubject.STREAMED)
            .against(MailSubject.NATIVE, Bound.atMost(1.5)),
        Goal.of("R6", "time", "us/row", MailSubject.COLLECTED)
            .against(MailSubject.NATIVE, Bound.atMost(1.7)),
        Goal.of("R7", "time", "ms", MailSubject.STREAMED)
            .against(MailSubject.NATIVE, Bound.atMost(1.2)));
  }

  @Override
  public String home(String subject) {
    return subject.equals(MailSubject.COLLECTED) ? MailSubject.STREAMED : subject;
  }

  @Override
  public WorkerProcess start(String subject) {
    if (subject.equals(MailSubject.NATIVE)) {
      return prefix.start(List.of(WinePrefix.windows(client)));
    }
    return prefix.start(
        List.of(
            WinePrefix.windows(tools.java().orElseThrow()),
            "-Xms512m",
            "-Xmx512m",
            "-classpath",
            WinePrefix.windowsClassPath(System.getProperty("java.class.path")),
            MailWorker.class.getName(),
            MailWorker.WIN32));
  }

  @Override
  public void close() {
    prefix.close();
  }
}
