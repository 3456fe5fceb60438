// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.HResult;
import org.mapiosgi.api.MapiException;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.RetryClass;
import org.mapiosgi.api.SessionState;
import org.mapiosgi.api.SubsystemState;
import org.mapiosgi.api.SubsystemStatus;
import org.mapiosgi.binding.emulator.EmulatorCall;
import org.mapiosgi.binding.emulator.Fault;
import org.mapiosgi.binding.emulator.FaultRule;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.osgi.util.promise.Promise;

/**
 * Every native call of every scenario fails, with each of eight codes, once and from then on. Then
 * nothing may hang, nothing may be left, and all must work again once the fault is gone.
 */
class FaultGridTest {
  private static final List<HResult> CODES =
      List.of(
          HResult.named("MAPI_E_NETWORK_ERROR"),
          HResult.named("MAPI_E_END_OF_SESSION"),
          HResult.named("MAPI_E_RECONNECTED"),
          HResult.named("MAPI_E_CALL_FAILED"),
          HResult.named("MAPI_E_BUSY"),
          HResult.named("MAPI_E_NOT_ENOUGH_MEMORY"),
          HResult.named("MAPI_E_LOGON_FAILED"),
          HResult.named("MAPI_E_INVALID_OBJECT"));
  private static final int MOST_PROBLEMS = 5;
  private static final Duration STOP = Duration.ofSeconds(5);
  private static final Set<String> VOID =
      Set.of("MAPIUninitialize", "OleUninitialize", "IMAPIAdviseSink::OnNotify");

  private final FaultReport report = new FaultReport();

  @Test
  void whicheverCallFailsNothingHangsAndNothingIsLeft() throws Exception {
    try {
      runAll();
    } finally {
      report.write(Path.of("target", "faults.json"));
    }
    assertThat(report.problems()).isEmpty();
    assertThat(report.hangs()).isZero();
    assertThat(report.leaks()).isZero();
    assertThat(report.lostUnitsOfWork()).isZero();
    assertThat(report.size()).isGreaterThan(3000);
  }

  private void runAll() throws Exception {
    for (Scenario scenario : Scenario.values()) {
      int calls = count(scenario);
      assertThat(calls).as("calls of " + scenario).isPositive();
      for (int call = 1; call <= calls; call++) {
        for (HResult code : CODES) {
          run(scenario, call, code, false);
          run(scenario, call, code, true);
        }
      }
    }
  }

  private static Rig rig() {
    Rig rig = new Rig(2, STOP);
    rig.subsystem.sessions().add(Rig.session("grid", Duration.ofSeconds(10)));
    return rig;
  }

  /** How many calls of a scenario can fail. */
  private static int count(Scenario scenario) throws Exception {
    Rig rig = rig();
    scenario.prepare(rig);
    if (scenario == Scenario.START) {
      rig.subsystem.start();
      rig.up();
    } else {
      rig.subsystem.start();
      MapiSession session = rig.up();
      rig.emulator.clearCalls();
      if (scenario == Scenario.STOP) {
        assertThat(rig.stop()).isTrue();
      } else {
        for (Promise<?> promise : scenario.work(rig, session)) {
          Rig.until("the work is done", promise::isDone);
          assertThat(promise.getFailure()).isNull();
        }
      }
    }
    int calls =
        (int)
            rig.emulator.calls().stream()
                .map(EmulatorCall::operation)
                .filter(called -> !called.endsWith("::Release") && !VOID.contains(called))
                .count();
    rig.stop();
    return calls;
  }

  private void run(Scenario scenario, int call, HResult code, boolean onwards) throws Exception {
    List<String> problems = new ArrayList<>();
    String outcome = "";
    Rig rig = rig();
    scenario.prepare(rig);
    FaultRule rule = rig.emulator.on(MapiEmulator.ANY_CALL).call(call);
    if (onwards) {
      rule = rule.onwards();
    }
    try {
      if (scenario == Scenario.START) {
        try (Fault fault = rule.fail(code)) {
          rig.subsystem.start();
          outcome = started(rig, fault, code);
        }
      } else {
        rig.subsystem.start();
        MapiSession session = rig.up();
        Fault fault = rule.fail(code);
        if (scenario != Scenario.STOP) {
          outcome = work(scenario, rig, session, fault, problems);
        }
      }
      if (scenario != Scenario.STOP) {
        again(scenario, rig, problems);
      }
    } catch (AssertionError e) {
      report.hang();
      problems.add(e.getMessage() + " " + rig.subsystem.status());
    }
    stop(rig, problems);
    String operation = struck(rig);
    report.add(
        new FaultReport.Run(
            scenario.title(),
            call,
            operation,
            code.name() + (onwards ? " from then on" : " once"),
            outcome.isEmpty() ? "stopped" : outcome,
            String.join("; ", problems)));
    // A run that hangs takes long: what is wrong shows in the first few.
    assertThat(report.problems()).hasSizeLessThan(MOST_PROBLEMS);
  }

  /** It may come up despite of the fault; else it says why not, and offers no service. */
  private static String started(Rig rig, Fault fault, HResult code) {
    Rig.until("the fault strikes", () -> fault.hits() > 0);
    Rig.until(
        "up, or a reason",
        () ->
            rig.registry.find(MapiSession.class).isPresent() || reason(rig).contains(code.name()));
    return rig.registry.find(MapiSession.class).isPresent() ? "up" : "not up, and said why";
  }

  private static String reason(Rig rig) {
    SubsystemStatus status = rig.subsystem.status();
    return status.state() == SubsystemState.READY && !status.sessions().isEmpty()
        ? status.sessions().get(0).reason()
        : status.reason();
  }

  private String work(
      Scenario scenario, Rig rig, MapiSession session, Fault fault, List<String> problems)
      throws Exception {
    List<Promise<?>> promises = scenario.work(rig, session);
    boolean lost = false;
    Set<String> outcomes = new HashSet<>();
    for (Promise<?> promise : promises) {
      Rig.until("a unit of work ends", promise::isDone);
      Throwable failure = promise.getFailure();
      outcomes.add(failure == null ? "done" : "failed");
      lost |= isLost(failure);
    }
    fault.close();
    if (lost) {
      Rig.until(
          "a lost session is withdrawn",
          () -> rig.registry.find(MapiSession.class).filter(now -> now == session).isEmpty());
      return String.join(", ", outcomes) + "; session lost";
    }
    if (rig.up() != session) {
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
  private void again(Scenario scenario, Rig rig, List<String> problems) throws Exception {
    MapiSession session = rig.up();
    for (Promise<?> promise : scenario.work(rig, session)) {
      Rig.until("a unit of work ends", promise::isDone);
      if (promise.getFailure() != null) {
        report.lost();
        problems.add("lost without a fault: " + promise.getFailure());
      }
    }
    if (rig.status("grid").state() != SessionState.UP) {
      problems.add("works, but is " + rig.status("grid").state());
    }
    if (!rig.status("grid").reason().isEmpty()) {
      problems.add("up, with a reason: " + rig.status("grid").reason());
    }
  }

  private void stop(Rig rig, List<String> problems) {
    if (!rig.stop()) {
      report.hang();
      problems.add("stopped uncleanly: " + rig.subsystem.status().reason());
    }
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
    Set<String> broken = new HashSet<>(rig.brokenRules());
    broken.removeAll(excused(rig));
    if (!broken.isEmpty()) {
      problems.add("rules are broken: " + rig.emulator.load().violations());
    }
  }

  /** What cannot be kept where the call that keeps it fails. */
  private static Set<String> excused(Rig rig) {
    Set<String> excused = new HashSet<>();
    for (EmulatorCall called : rig.emulator.calls()) {
      if (called.result().isFailure()) {
        if (called.operation().equals("IMsgStore::Unadvise")) {
          excused.add("R15");
        }
        if (called.operation().equals("IMAPISession::Logoff")) {
          excused.add("R13");
        }
      }
    }
    return excused;
  }

  private static String struck(Rig rig) {
    return rig.emulator.calls().stream()
        .filter(called -> called.result().isFailure())
        .map(EmulatorCall::operation)
        .findFirst()
        .orElse("");
  }
}
