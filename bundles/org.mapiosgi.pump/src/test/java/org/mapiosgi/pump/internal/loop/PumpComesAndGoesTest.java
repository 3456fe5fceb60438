// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.internal.task.Callbacks;
import org.mapiosgi.pump.internal.task.Deadlines;
import org.mapiosgi.pump.internal.task.PumpThread;
import org.mapiosgi.pump.internal.watch.PumpMBeans;
import org.mapiosgi.pump.internal.watch.Recorder;
import org.mapiosgi.pump.internal.watch.Watchdog;
import org.mapiosgi.pump.support.ParkingQueue;

/** A pump leaves nothing behind, however often. */
@Timeout(120)
class PumpComesAndGoesTest {
  private static final int ROUNDS = 1000;

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread instanceof PumpThread || thread.getName().startsWith("pump-"))
        .collect(Collectors.toSet());
  }

  @Test
  void aThousandPumpsLeaveNoThread() throws Exception {
    Set<Thread> before = threads();
    Watchdog watchdog = new Watchdog(report -> {}, Watchdog.LOOK_NANOS);
    Deadlines deadlines = new Deadlines();
    PumpServices services =
        new PumpServices(
            new Callbacks(deadlines), deadlines, watchdog, Recorder.NONE, PumpMBeans.NONE);
    for (int round = 0; round < ROUNDS; round++) {
      ThreadPump pump =
          ThreadPump.start(
              new PumpContext("each", System::nanoTime, Settings.DEFAULT),
              name -> new ParkingQueue(new AtomicLong()),
              services);
      assertThat(pump.submit(() -> 7).get(30, SECONDS)).isEqualTo(7);
      int unused = pump.async(() -> 7, Duration.ofSeconds(30)).getValue();
      if (round % 2 == 0) {
        pump.shutdown();
      } else {
        assertThat(pump.shutdownNow()).isEmpty();
      }
      assertThat(pump.awaitTermination(30, SECONDS)).isTrue();
    }
    await()
        .untilAsserted(
            () ->
                assertThat(threads())
                    .filteredOn(thread -> !before.contains(thread))
                    .filteredOn(thread -> thread instanceof PumpThread)
                    .isEmpty());
    await().until(() -> !watchdog.isRunning());
  }
}
