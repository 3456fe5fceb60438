// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** The packaged zip as a Windows service, on the reference provider's profile. */
final class InstalledService {
  private static final Duration STEP = Duration.ofMinutes(3);

  private final WinePrefix prefix;
  private final Distribution distribution;
  private final ServiceControl control;
  private final Path trace;

  private InstalledService(WinePrefix prefix, String name) {
    this.prefix = prefix;
    distribution = Distribution.unpack(name);
    control = new ServiceControl(prefix, name);
    trace = Build.target().resolve("windows-service").resolve(name + ".txt");
  }

  /** Installs it by its own script. */
  static InstalledService install(WinePrefix prefix, String name, String... options) {
    InstalledService service = new InstalledService(prefix, name);
    Path session =
        service.distribution.home().resolve("conf").resolve("org.mapiosgi.session-default.cfg");
    MailFiles.write(session, Exec.read(session).replace("profile=Outlook", "profile=service"));
    String[] words = new String[options.length + 3];
    words[0] = "service";
    words[1] = "install";
    words[2] = name;
    System.arraycopy(options, 0, words, 3, options.length);
    Exec.Result unused = prefix.script(service.distribution, words).run().orFail();
    return service;
  }

  void configure(String file, String line, String changed) {
    Path path = distribution.home().resolve("conf").resolve(file);
    String before = Exec.read(path);
    assertThat(before).contains(line);
    MailFiles.write(path, before.replace(line, changed));
  }

  /** Begins a life, with a log and a trace of its own. */
  void start() {
    Path log = logFile();
    if (log.toFile().exists()) {
      MailFiles.write(log, "");
    }
    prefix.provider().traceTo(trace);
    Exec.Result unused = control.start().orFail();
    control.awaitState("RUNNING", STEP);
  }

  /** Waits until the provider has noted what is wanted. */
  void awaitTrace(String what, Predicate<TraceFile> wanted) {
    await(what)
        .atMost(STEP)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> wanted.test(trace()));
  }

  /** Has the service control manager stop it, and waits until it has. */
  void stop() {
    Exec.Result unused = control.stop().orFail();
    control.awaitState("STOPPED", STEP);
  }

  /** As {@link #stop}, whatever state it is in. */
  void end() {
    if (!control.state().equals("STOPPED")) {
      Exec.Result unused = control.stop();
      control.awaitState("STOPPED", STEP);
    }
  }

  void uninstall() {
    Exec.Result unused =
        prefix.script(distribution, "service", "uninstall", control.service()).run().orFail();
  }

  TraceFile trace() {
    return TraceFile.read(trace);
  }

  private Path logFile() {
    return distribution.home().resolve("log/mapi-osgi.log");
  }

  String log() {
    return Exec.read(logFile());
  }

  /** What {@code reg query} says of it. */
  String registry() {
    return prefix
        .wine("reg", "query", "HKLM\\System\\CurrentControlSet\\Services\\" + control.service())
        .run()
        .orFail()
        .output();
  }

  ServiceStatus status() {
    return ServiceStatus.of(prefix, control.service());
  }

  /** The processes that are it. */
  List<String> processes() {
    return prefix.processes().stream()
        .filter(line -> line.contains("prunsrv") && line.contains(control.service()))
        .toList();
  }
}
