// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.lifecycle.internal.session.SessionSettings;

/** Sessions that are configured before, during and after the start of MAPI, in any order. */
class SessionOrderTest {
  private static final int TIMES = 300;
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final SessionSettings ONE = Rig.session("one", LONG);

  @RegisterExtension final Benches benches = new Benches();
  private final MapiEmulator emulator = Emulators.open();
  private final ExecutorService others = Executors.newCachedThreadPool();

  @AfterEach
  void nothingIsLeft() {
    others.shutdownNow();
    assertThat(emulator.load().liveObjects()).isEmpty();
    assertThat(emulator.load().violations()).isEmpty();
  }

  private Bench bench() {
    emulator.clearCalls();
    return benches.add(new Bench(new EmulatorStage(emulator), 1, Duration.ofSeconds(30), LONG));
  }

  private long logons() {
    return emulator.calls().stream().filter(call -> call.operation().equals("MAPILogonEx")).count();
  }

  private static void down(Bench bench, int time) {
    assertThat(bench.stop()).as("the stop of time %d", time).isTrue();
    assertThat(bench.registry.size()).as("services left at time %d", time).isZero();
    assertThat(bench.threadsGone(LONG)).isTrue();
  }

  @Test
  void aSessionIsLoggedOnOnceWhereverItComes() {
    for (int i = 0; i < TIMES; i++) {
      Bench bench = bench();
      int spin = i / 3 * 200;
      switch (i % 3) {
        case 0 -> {
          bench.subsystem.sessions().add(ONE);
          bench.subsystem.start();
        }
        case 1 -> {
          bench.subsystem.start();
          for (int turn = 0; turn < spin; turn++) {
            Thread.onSpinWait();
          }
          bench.subsystem.sessions().add(ONE);
        }
        default -> {
          bench.subsystem.start();
          Bench.until("ready", () -> bench.subsystem.status().state() == SubsystemState.READY);
          bench.subsystem.sessions().add(ONE);
        }
      }
      bench.up();
      assertThat(bench.status("one").state()).isEqualTo(SessionState.UP);
      down(bench, i);
      assertThat(logons()).as("logons of time %d", i).isEqualTo(1);
    }
  }

  @Test
  void aSessionThatIsConfiguredAnewDuringTheStartIsUpOnceWithTheLastConfiguration()
      throws Exception {
    for (int i = 0; i < TIMES / 3; i++) {
      Bench bench = bench();
      SessionSettings last = Rig.session("one", LONG.plusSeconds(i + 1));
      bench.subsystem.sessions().add(ONE);
      CompletableFuture<Void> anew =
          CompletableFuture.runAsync(
              () -> {
                bench.subsystem.sessions().remove(ONE);
                bench.subsystem.sessions().add(last);
              },
              others);
      bench.subsystem.start();
      anew.get(LONG.toSeconds(), TimeUnit.SECONDS);
      Bench.until(
          "one session is up, and is the service",
          () ->
              bench.subsystem.status().sessions().stream()
                      .anyMatch(session -> session.state() == SessionState.UP)
                  && bench.registry.all(MapiSession.class).size() == 1
                  && bench.subsystem.sessions().all().size() == 1);
      down(bench, i);
    }
  }
}
