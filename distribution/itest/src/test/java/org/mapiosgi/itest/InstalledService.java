// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

  /** Unpacks it and gives it the profile. */
  static InstalledService prepare(WinePrefix prefix, String name) {
    InstalledService service = new InstalledService(prefix, name);
    service.configure("org.mapiosgi.session-default.cfg", "profile=Outlook", "profile=service");
    service.distribution.switchExampleOn();
    return service;
  }

  /** Unpacks and installs it. */
  static InstalledService install(WinePrefix prefix, String name, String... options) {
    return prepare(prefix, name).installed(options);
  }

  /** Installs it by its own script. */
  InstalledService installed(String... options) {
    List<String> words = new ArrayList<>(List.of("service", "install", control.service()));
    words.addAll(List.of(options));
    Exec.Result unused = prefix.script(distribution, words.toArray(String[]::new)).run().orFail();
    return this;
  }

  InstalledService configured(String file, String line, String changed) {
    configure(file, line, changed);
    return this;
  }

  void configure(String file, String line, String changed) {
    Path path = distribution.home().resolve("conf").resolve(file);
    String before = Exec.read(path);
    assertThat(before).contains(line);
    MailFiles.write(path, before.replace(line, changed));
  }

  Distribution distribution() {
    return distribution;
  }

  Path home() {
    return distribution.home();
  }

  /** Begins a life, with a log and a trace of its own, and waits until it runs. */
  void start() {
    begin();
    control.awaitState("RUNNING", STEP);
  }

  /** Begins a life, with a log and a trace of its own. */
  void begin() {
    Path log = logFile();
    if (log.toFile().exists()) {
      MailFiles.write(log, "");
    }
    prefix.provider().traceTo(trace);
    Exec.Result unused = control.start().orFail();
  }

  /** {@code bin\\mapi-osgi.bat service start}. */
  Exec.Result startByScript() {
    return prefix.script(distribution, "service", "start", control.service()).run();
  }

  /** Waits until the service control manager knows what is wanted. */
  void awaitStatus(String what, Predicate<ServiceStatus> wanted) {
    await(what)
        .atMost(STEP)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> wanted.test(status()));
  }

  /** Waits until the log has the words. */
  void awaitLog(String words) {
    await(words)
        .atMost(STEP)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> logFile().toFile().exists() && log().contains(words));
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
    order();
    control.awaitState("STOPPED", STEP);
  }

  /** Has the service control manager order a stop. */
  void order() {
    Exec.Result unused = control.stop().orFail();
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

  /** Waits until the process is gone, which it is a moment after it says that it has stopped. */
  void awaitNoProcess() {
    await("no process").atMost(STEP).until(() -> processes().isEmpty());
  }

  /** The processes that are it. */
  List<String> processes() {
    return prefix.processes().stream()
        .filter(line -> line.contains("java.exe"))
        .filter(line -> line.contains("--service " + control.service()))
        .toList();
  }
}
