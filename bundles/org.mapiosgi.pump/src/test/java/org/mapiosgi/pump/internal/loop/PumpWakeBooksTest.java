// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.pump.PumpPhase;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.support.ParkingQueue;
import org.mapiosgi.pump.support.Pumps;

@Timeout(60)
class PumpWakeBooksTest {
  @RegisterExtension final Pumps pumps = new Pumps();
  private final AtomicLong now = new AtomicLong();
  private final AtomicReference<ParkingQueue> queue = new AtomicReference<>();
  private final ThreadPump pump =
      pumps.start(
          new PumpContext("test", now::get, Settings.DEFAULT),
          name -> queue.updateAndGet(none -> new ParkingQueue(new AtomicLong())),
          PumpServices.create());

  @Test
  void aWakeThatNoTaskMadeIsNotMeasuredFromAnOldOne() throws Exception {
    pump.submit(() -> {}).get();
    await().until(() -> pump.status().phase() == PumpPhase.IDLE);
    long waits =
        pump.submit(
                () -> {
                  now.addAndGet(Duration.ofSeconds(10).toNanos());
                  // As a promise does for which a task waited no more.
                  queue.get().wake();
                  return pump.metrics().waits();
                })
            .get();
    // The wait that the task ended is counted after it, and then the one that the wake ended.
    await().until(() -> pump.metrics().waits() >= waits + 2);
    assertThat(pump.metrics().waited().max()).isLessThan(Duration.ofSeconds(1));
  }
}
