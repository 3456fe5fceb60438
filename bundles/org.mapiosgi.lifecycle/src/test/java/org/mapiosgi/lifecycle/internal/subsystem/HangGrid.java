// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SubsystemState;
import org.osgi.util.promise.Promise;

/**
 * Native calls of the scenarios do not come back: until callers are free, or until the stop is
 * over. Others only take their time.
 */
final class HangGrid {
  enum Kind {
    HANG_UNTIL_CALLERS_ARE_FREE,
    HANG_UNTIL_AFTER_THE_STOP,
    DELAY
  }

  /**
   * How long things may take.
   *
   * @param deadline of logons and units of work
   * @param grace of a lane that is stuck
   */
  record Times(Duration deadline, Duration grace, Duration stop) {}

  private static final Duration DELAY = Duration.ofMillis(30);

  private final Platform platform;
  private final Times times;
  private final FaultReport report;

  HangGrid(Platform platform, Times times, FaultReport report) {
    this.platform = platform;
    this.times = times;
    this.report = report;
  }

  private static void add(Bench bench, Duration deadline) {
    bench
        .subsystem
        .sessions()
        .add(Bench.session("grid", bench.stage.profile(), deadline, Duration.ZERO));
  }

  /** How many calls of a scenario can hang. */
  int count(Scenario scenario) {
    Bench bench =
        new Bench(platform.stage(scenario), 2, Duration.ofSeconds(30), Duration.ofSeconds(5));
    add(bench, Duration.ofSeconds(10));
    bench.stage.mark();
    bench.subsystem.start();
    MapiSession session = bench.up();
    int calls = bench.stage.allCalls();
    if (scenario != Scenario.START) {
      bench.stage.mark();
      if (scenario != Scenario.STOP) {
        for (Promise<?> promise : scenario.work(bench, session)) {
          Bench.until("the work is done", promise::isDone);
        }
        calls = bench.stage.allCalls();
      }
    }
    assertThat(bench.stop()).isTrue();
    calls = scenario == Scenario.STOP ? bench.stage.allCalls() : calls;
    assertThat(calls).as("calls of " + scenario).isPositive();
    return calls;
  }

  void run(Scenario scenario, int call, Kind kind) {
    List<String> problems = new ArrayList<>();
    Bench bench = new Bench(platform.stage(scenario), 2, times.grace(), times.stop());
    add(bench, times.deadline());
    Strike.Armed fault = null;
    try {
      if (scenario != Scenario.START) {
        bench.subsystem.start();
        bench.up();
      }
      fault = bench.stage.arm(kind == Kind.DELAY ? Strike.delay(call, DELAY) : Strike.hang(call));
      if (scenario == Scenario.START) {
        bench.subsystem.start();
        Strike.Armed armed = fault;
        Bench.until("the fault strikes", () -> armed.hits() > 0);
      } else if (scenario != Scenario.STOP) {
        work(scenario, bench);
      }
      if (kind == Kind.HANG_UNTIL_AFTER_THE_STOP) {
        stopWhileItHangs(bench, fault, problems);
      } else {
        if (scenario != Scenario.STOP) {
          fault.close();
          again(scenario, bench);
        }
        stopOnceItIsBack(scenario, bench, kind, problems);
      }
    } catch (AssertionError e) {
      report.hang();
      problems.add(e.getMessage() + " " + bench.subsystem.status());
    } catch (Exception e) {
      problems.add(e.toString());
    }
    if (fault != null) {
      fault.close();
    }
    Aftermath.inspect(bench, report, problems);
    report.add(
        new FaultReport.Run(
            scenario,
            call,
            bench.stage.struck().stream().findFirst().orElse(""),
            "",
            kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
            problems.isEmpty() ? "survived" : "",
            String.join("; ", problems)));
    platform.giveUpIfHopeless(report);
  }

  private static void work(Scenario scenario, Bench bench) {
    for (Promise<?> promise : scenario.work(bench, bench.up())) {
      if (!Bench.within(Bench.LONG, promise::isDone)) {
        throw new AssertionError("a caller hangs");
      }
    }
  }

  /** What is too late on a busy machine is tried again; what fails for ever is lost. */
  private void again(Scenario scenario, Bench bench) throws Exception {
    long end = System.nanoTime() + Bench.LONG.toNanos();
    boolean done = false;
    while (!done) {
      done = true;
      for (Promise<?> promise : scenario.work(bench, bench.up())) {
        Bench.until("a unit of work ends", promise::isDone);
        done &= promise.getFailure() == null;
      }
      if (!done && System.nanoTime() - end > 0) {
        report.lost();
        throw new AssertionError("work fails without a fault");
      }
    }
  }

  private static void stopWhileItHangs(Bench bench, Strike.Armed fault, List<String> problems) {
    boolean clean = bench.stop();
    boolean hangs = fault.hits() > 0;
    if (clean && hangs) {
      problems.add("stopped cleanly although a call hangs");
    }
    if (hangs
        && bench.subsystem.findings().stream()
            .map(Finding::text)
            .noneMatch(text -> text.contains("has been running"))) {
      problems.add("does not say what hangs: " + bench.subsystem.findings());
    }
    if (bench.subsystem.status().state() != SubsystemState.STOPPED) {
      problems.add("is " + bench.subsystem.status().state());
    }
    fault.close();
  }

  /** A stop that began with stuck lanes, or on a busy machine, may be late; it must get there. */
  private static void stopOnceItIsBack(
      Scenario scenario, Bench bench, Kind kind, List<String> problems) {
    if (scenario == Scenario.STOP && kind == Kind.HANG_UNTIL_CALLERS_ARE_FREE) {
      bench.stop();
      return;
    }
    Bench.until("stuck lanes are back", () -> bench.subsystem.status().reason().isEmpty());
    if (!bench.stop()
        && !bench
            .subsystem
            .status()
            .reason()
            .map(Reason::sentence)
            .orElse("")
            .contains("in time")) {
      problems.add(
          "stopped uncleanly: "
              + bench.subsystem.status().reason().map(Reason::sentence).orElse(""));
    }
  }
}
