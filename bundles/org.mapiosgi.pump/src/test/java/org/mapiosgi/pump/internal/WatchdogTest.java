// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.api.pump.PumpPhase;
import org.mapiosgi.pump.internal.HangReport.Kind;
import org.mapiosgi.tck.VirtualQueue;

@Timeout(60)
class WatchdogTest {
  private final VirtualQueue queue = new VirtualQueue();
  private final PumpContext context = new PumpContext("test", queue, Settings.DEFAULT);
  private final List<HangReport> reports = new ArrayList<>();
  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);

  private void hang() {
    started.countDown();
    PumpExecutionTest.awaitGate(gate);
  }

  @Test
  void tellsOfALongTaskInFiveStepsAndThatItIsOver() throws Exception {
    ThreadPump pump = ThreadPump.start(context, queue, PumpServices.create());
    WatchedPump watched = new WatchedPump(context, reports::add);
    pump.submit(this::hang);
    pump.execute(() -> {});
    started.await();
    for (int second = 0; second < 100; second++) {
      assertThat(watched.look()).isTrue();
      queue.pass(Duration.ofSeconds(1));
    }
    assertThat(reports)
        .extracting(HangReport::kind)
        .containsExactly(Kind.SLOW, Kind.STACK, Kind.STACK, Kind.STACK, Kind.STUCK);
    assertThat(reports)
        .extracting(report -> report.busy().toSeconds())
        .containsExactly(2L, 5L, 10L, 15L, 60L);
    HangReport stuck = reports.get(4);
    assertThat(stuck.phase()).isEqualTo(PumpPhase.TASK);
    assertThat(stuck.task()).contains("WatchdogTest");
    assertThat(stuck.queued()).isEqualTo(1);
    assertThat(stuck.stack()).anyMatch(frame -> frame.getMethodName().equals("hang"));
    gate.countDown();
    queue.settle();
    watched.look();
    assertThat(reports.get(5).kind()).isEqualTo(Kind.BACK);
    assertThat(reports.get(5).busy()).hasSeconds(100);
    reports.forEach(HangReport::log);
    Pumps.end(pump);
  }

  @Test
  void tellsNothingOfAnIdlePump() throws Exception {
    ThreadPump pump = ThreadPump.start(context, queue, PumpServices.create());
    WatchedPump watched = new WatchedPump(context, reports::add);
    queue.settle();
    watched.look();
    queue.advance(Duration.ofDays(1));
    assertThat(watched.look()).isFalse();
    assertThat(reports).isEmpty();
    Pumps.end(pump);
  }

  @Test
  void tellsOfALongMessageAndOfAQueueThatDoesNotOpen() throws Exception {
    CountDownLatch opening = new CountDownLatch(1);
    CountDownLatch mayOpen = new CountDownLatch(1);
    ThreadPump pump =
        ThreadPump.start(
            context,
            name -> {
              opening.countDown();
              PumpExecutionTest.awaitGate(mayOpen);
              return queue;
            },
            PumpServices.create());
    WatchedPump watched = new WatchedPump(context, reports::add);
    opening.await();
    queue.pass(Duration.ofSeconds(3));
    watched.look();
    mayOpen.countDown();
    queue.post(this::hang);
    started.await();
    watched.look();
    queue.pass(Duration.ofSeconds(3));
    watched.look();
    assertThat(reports)
        .extracting(HangReport::phase)
        .containsExactly(PumpPhase.STARTING, PumpPhase.STARTING, PumpPhase.MESSAGE);
    gate.countDown();
    Pumps.end(pump);
  }

  @Test
  void sleepsWhileAllPumpsAreIdleAndIsRousedByTheFirstThatMoves() throws Exception {
    BlockingQueue<HangReport> reported = new LinkedBlockingQueue<>();
    Watchdog watchdog = new Watchdog(reported::add, 1_000_000);
    PumpContext real =
        new PumpContext(
            "real",
            System::nanoTime,
            new Settings(
                256,
                64,
                8_000_000,
                0,
                Capacity.Overflow.REJECT,
                0,
                true,
                new HangLimits(5_000_000, 1_000_000_000, 60_000_000_000L)));
    PumpServices services =
        new PumpServices(
            new Callbacks().promises(),
            new Deadlines(),
            watchdog,
            PumpEvents.NONE,
            PumpMBeans.NONE);
    ThreadPump pump = ThreadPump.start(real, queue, services);
    await().until(watchdog::isDormant);
    pump.execute(this::hang);
    HangReport report = reported.poll(30, SECONDS);
    assertThat(report.kind()).isEqualTo(Kind.SLOW);
    assertThat(watchdog.isDormant()).isFalse();
    gate.countDown();
    assertThat(reported.poll(30, SECONDS).kind()).isEqualTo(Kind.BACK);
    await().until(watchdog::isDormant);
    Pumps.end(pump);
    await().until(() -> !watchdog.isRunning());
  }
}
