// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.Finding;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.SubsystemState;
import org.mapiosgi.binding.emulator.EmulatorCall;
import org.mapiosgi.binding.emulator.Fault;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.osgi.util.promise.Promise;

/**
 * A sample of the native calls of every scenario does not come back: until callers are free, or
 * until the stop is over. Others only take their time.
 */
class HangGridTest {
  private static final int SAMPLE = 16;
  private static final int AT_ONCE = 6;
  private static final Duration DEADLINE = Duration.ofMillis(120);
  private static final Duration GRACE = Duration.ofMillis(40);
  private static final Duration STOP = Duration.ofMillis(800);

  private final FaultReport report = new FaultReport();

  private enum Kind {
    HANG_UNTIL_CALLERS_ARE_FREE,
    HANG_UNTIL_AFTER_THE_STOP,
    DELAY
  }

  @Test
  void whicheverCallHangsNoCallerHangsAndNothingIsLeftInTheEnd() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<?>> runs = new ArrayList<>();
      for (Scenario scenario : Scenario.values()) {
        int calls = count(scenario);
        assertThat(calls).as("calls of " + scenario).isPositive();
        for (int i = 0; i < Math.min(SAMPLE, calls); i++) {
          int call = 1 + (int) ((long) i * calls / Math.min(SAMPLE, calls));
          for (Kind kind : Kind.values()) {
            runs.add(threads.submit(() -> run(scenario, call, kind)));
          }
        }
      }
      for (Future<?> run : runs) {
        run.get();
      }
    } finally {
      threads.shutdown();
      report.write(Path.of("target", "fault-hangs.json"));
    }
    assertThat(report.problems()).isEmpty();
    assertThat(report.hangs()).isZero();
    assertThat(report.leaks()).isZero();
    assertThat(report.lostUnitsOfWork()).isZero();
  }

  private static int count(Scenario scenario) throws Exception {
    Rig rig = new Rig(2, Duration.ofSeconds(5));
    rig.subsystem.sessions().add(Rig.session("grid", Duration.ofSeconds(10)));
    scenario.prepare(rig);
    rig.subsystem.start();
    MapiSession session = rig.up();
    if (scenario != Scenario.START) {
      rig.emulator.clearCalls();
      if (scenario != Scenario.STOP) {
        for (Promise<?> promise : scenario.work(rig, session)) {
          Rig.until("the work is done", promise::isDone);
        }
      }
    }
    List<EmulatorCall> calls = scenario == Scenario.STOP ? List.of() : rig.emulator.calls();
    rig.stop();
    calls = scenario == Scenario.STOP ? rig.emulator.calls() : calls;
    return (int) calls.stream().filter(call -> !call.operation().endsWith("OnNotify")).count();
  }

  private void run(Scenario scenario, int call, Kind kind) {
    List<String> problems = new ArrayList<>();
    Rig rig = new Rig(2, GRACE, STOP);
    rig.subsystem.sessions().add(Rig.session("grid", DEADLINE));
    scenario.prepare(rig);
    Fault fault = null;
    try {
      if (scenario != Scenario.START) {
        rig.subsystem.start();
        rig.up();
      }
      fault = arm(rig, call, kind);
      if (scenario == Scenario.START) {
        rig.subsystem.start();
        Fault armed = fault;
        Rig.until("the fault strikes", () -> armed.hits() > 0);
      } else if (scenario != Scenario.STOP) {
        work(scenario, rig);
      }
      if (kind == Kind.HANG_UNTIL_AFTER_THE_STOP) {
        stopWhileItHangs(rig, fault, problems);
      } else {
        if (scenario != Scenario.STOP) {
          fault.close();
          again(scenario, rig);
        }
        stopOnceItIsBack(scenario, rig, kind, problems);
      }
    } catch (AssertionError e) {
      report.hang();
      problems.add(e.getMessage() + " " + rig.subsystem.status());
    } catch (Exception e) {
      problems.add(e.toString());
    }
    if (fault != null) {
      fault.close();
    }
    nothingIsLeft(rig, problems);
    report.add(
        new FaultReport.Run(
            scenario.title(),
            call,
            "",
            kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
            problems.isEmpty() ? "survived" : "",
            String.join("; ", problems)));
  }

  private static Fault arm(Rig rig, int call, Kind kind) {
    var rule = rig.emulator.on(MapiEmulator.ANY_CALL).call(call);
    return kind == Kind.DELAY ? rule.delay(Duration.ofMillis(30)) : rule.hang();
  }

  private static void work(Scenario scenario, Rig rig) {
    for (Promise<?> promise : scenario.work(rig, rig.up())) {
      if (!Rig.within(Rig.LONG, promise::isDone)) {
        throw new AssertionError("a caller hangs");
      }
    }
  }

  /** What is too late on a busy machine is tried again; what fails for ever is lost. */
  private void again(Scenario scenario, Rig rig) throws Exception {
    long end = System.nanoTime() + Rig.LONG.toNanos();
    boolean done = false;
    while (!done) {
      done = true;
      for (Promise<?> promise : scenario.work(rig, rig.up())) {
        Rig.until("a unit of work ends", promise::isDone);
        done &= promise.getFailure() == null;
      }
      if (!done && System.nanoTime() - end > 0) {
        report.lost();
        throw new AssertionError("work fails without a fault");
      }
    }
  }

  private void stopWhileItHangs(Rig rig, Fault fault, List<String> problems) {
    boolean clean = rig.stop();
    boolean hangs = fault.hits() > 0;
    if (clean && hangs) {
      problems.add("stopped cleanly although a call hangs");
    }
    if (hangs
        && rig.subsystem.findings().stream()
            .map(Finding::text)
            .noneMatch(text -> text.contains("has been running"))) {
      problems.add("does not say what hangs: " + rig.subsystem.findings());
    }
    if (rig.subsystem.status().state() != SubsystemState.STOPPED) {
      problems.add("is " + rig.subsystem.status().state());
    }
    fault.close();
  }

  /** A stop that began with stuck lanes, or on a busy machine, may be late; it must get there. */
  private static void stopOnceItIsBack(
      Scenario scenario, Rig rig, Kind kind, List<String> problems) {
    if (scenario == Scenario.STOP && kind == Kind.HANG_UNTIL_CALLERS_ARE_FREE) {
      rig.stop();
      return;
    }
    Rig.until("stuck lanes are back", () -> rig.subsystem.status().reason().isEmpty());
    if (!rig.stop() && !rig.subsystem.status().reason().contains("in time")) {
      problems.add("stopped uncleanly: " + rig.subsystem.status().reason());
    }
  }

  private void nothingIsLeft(Rig rig, List<String> problems) {
    if (!rig.threadsGone(Rig.LONG)) {
      report.hang();
      problems.add("threads are left");
    }
    if (!rig.liveObjects().isEmpty()) {
      report.leak();
      problems.add("objects are left: " + rig.liveObjects());
    }
    if (rig.registry.size() != 0) {
      report.leak();
      problems.add("services are left");
    }
    if (!rig.brokenRules().isEmpty()) {
      problems.add("rules are broken: " + rig.emulator.load().violations());
    }
  }
}
