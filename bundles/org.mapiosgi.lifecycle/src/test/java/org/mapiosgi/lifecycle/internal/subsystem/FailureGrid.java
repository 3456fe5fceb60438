// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.error.RetryClass;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.api.status.SubsystemStatus;
import org.osgi.util.promise.Promise;

/**
 * Native calls of the scenarios fail, once and from then on. Then nothing may hang, nothing may be
 * left, and all must work again once the fault is gone.
 */
final class FailureGrid {
  static final List<HResult> CODES =
      List.of(
          HResult.named("MAPI_E_NETWORK_ERROR"),
          HResult.named("MAPI_E_END_OF_SESSION"),
          HResult.named("MAPI_E_RECONNECTED"),
          HResult.named("MAPI_E_CALL_FAILED"),
          HResult.named("MAPI_E_BUSY"),
          HResult.named("MAPI_E_NOT_ENOUGH_MEMORY"),
          HResult.named("MAPI_E_LOGON_FAILED"),
          HResult.named("MAPI_E_INVALID_OBJECT"));
  private static final String SESSION = "grid";

  private final Platform platform;
  private final FaultReport report;

  FailureGrid(Platform platform, FaultReport report) {
    this.platform = platform;
    this.report = report;
  }

  private Bench bench(Scenario scenario) {
    Stage stage = platform.stage(scenario);
    Bench bench = new Bench(stage, 2, Duration.ofSeconds(30), Duration.ofSeconds(5));
    bench
        .subsystem
        .sessions()
        .add(Bench.session(SESSION, stage.profile(), Duration.ofSeconds(10), Duration.ZERO));
    return bench;
  }

  /** How many calls of a scenario can fail. */
  int count(Scenario scenario) throws Exception {
    Bench bench = bench(scenario);
    bench.stage.mark();
    bench.subsystem.start();
    MapiSession session = bench.up();
    int calls = bench.stage.failableCalls();
    if (scenario != Scenario.START) {
      bench.stage.mark();
      if (scenario != Scenario.STOP) {
        for (Promise<?> promise : scenario.work(bench, session)) {
          Bench.until("the work is done", promise::isDone);
          assertThat(promise.getFailure()).isNull();
        }
        calls = bench.stage.failableCalls();
      }
    }
    assertThat(bench.stop()).isTrue();
    calls = scenario == Scenario.STOP ? bench.stage.failableCalls() : calls;
    assertThat(calls).as("calls of " + scenario).isPositive();
    return calls;
  }

  void run(Scenario scenario, Strike strike) throws Exception {
    List<String> problems = new ArrayList<>();
    String outcome = "stopped";
    Bench bench = bench(scenario);
    try {
      if (scenario == Scenario.START) {
        try (Strike.Armed fault = bench.stage.arm(strike)) {
          bench.subsystem.start();
          outcome = started(bench, fault, strike.code());
        }
      } else {
        bench.subsystem.start();
        MapiSession session = bench.up();
        Strike.Armed fault = bench.stage.arm(strike);
        if (scenario != Scenario.STOP) {
          outcome = work(scenario, bench, session, fault, problems);
        }
      }
      if (scenario != Scenario.STOP) {
        again(scenario, bench, problems);
      }
    } catch (AssertionError e) {
      report.hang();
      problems.add(e.getMessage() + " " + bench.subsystem.status());
    }
    if (!bench.stop()) {
      report.hang();
      problems.add(
          "stopped uncleanly: "
              + bench.subsystem.status().reason().map(Reason::sentence).orElse(""));
    }
    Aftermath.inspect(bench, report, problems);
    report.add(
        new FaultReport.Run(
            scenario,
            strike.call(),
            bench.stage.struck().stream().findFirst().orElse(""),
            strike.code().name(),
            strike.onwards() ? "from then on" : "once",
            outcome,
            String.join("; ", problems)));
    platform.giveUpIfHopeless(report);
  }

  /** It may come up despite of the fault; else it says why not, and offers no service. */
  private static String started(Bench bench, Strike.Armed fault, HResult code) {
    Bench.until("the fault strikes", () -> fault.hits() > 0);
    Bench.until(
        "up, or a reason",
        () ->
            bench.registry.find(MapiSession.class).isPresent()
                || reason(bench).contains(code.name()));
    return bench.registry.find(MapiSession.class).isPresent() ? "up" : "not up, and said why";
  }

  private static String reason(Bench bench) {
    SubsystemStatus status = bench.subsystem.status();
    return status.state() == SubsystemState.READY && !status.sessions().isEmpty()
        ? status.sessions().get(0).reason().map(Reason::sentence).orElse("")
        : status.reason().map(Reason::sentence).orElse("");
  }

  private String work(
      Scenario scenario,
      Bench bench,
      MapiSession session,
      Strike.Armed fault,
      List<String> problems)
      throws Exception {
    List<Promise<?>> promises = scenario.work(bench, session);
    boolean lost = false;
    Set<String> outcomes = new TreeSet<>();
    for (Promise<?> promise : promises) {
      Bench.until("a unit of work ends", promise::isDone);
      Throwable failure = promise.getFailure();
      outcomes.add(failure == null ? "done" : "failed");
      lost |= isLost(failure);
    }
    fault.close();
    if (lost) {
      Bench.until(
          "a lost session is withdrawn",
          () -> bench.registry.find(MapiSession.class).filter(now -> now == session).isEmpty());
      return String.join(", ", outcomes) + "; session lost";
    }
    if (bench.up() != session) {
      problems.add("the session was given up without need");
    }
    return String.join(", ", outcomes);
  }

  private static boolean isLost(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof MapiException e && e.retry() == RetryClass.RECONNECT) {
        return true;
      }
    }
    return false;
  }

  /** Without the fault all works. */
  private void again(Scenario scenario, Bench bench, List<String> problems) throws Exception {
    MapiSession session = bench.up();
    for (Promise<?> promise : scenario.work(bench, session)) {
      Bench.until("a unit of work ends", promise::isDone);
      if (promise.getFailure() != null) {
        report.lost();
        problems.add("lost without a fault: " + promise.getFailure());
      }
    }
    if (bench.status(SESSION).state() != SessionState.UP) {
      problems.add("works, but is " + bench.status(SESSION).state());
    }
    if (!bench.status(SESSION).reason().isEmpty()) {
      problems.add(
          "up, with a reason: " + bench.status(SESSION).reason().map(Reason::sentence).orElse(""));
    }
  }
}
