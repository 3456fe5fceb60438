// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.task;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.pump.consumer.Submitter;
import org.mapiosgi.pump.internal.core.HangLimits;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.internal.loop.PumpServices;
import org.mapiosgi.pump.internal.loop.ThreadPump;
import org.mapiosgi.pump.internal.queue.Capacity;
import org.mapiosgi.pump.internal.watch.HangReport;
import org.mapiosgi.pump.internal.watch.WatchedPump;
import org.mapiosgi.pump.support.Gate;
import org.mapiosgi.pump.support.Pumps;
import org.mapiosgi.tck.VirtualQueue;

/** A report of a hang tells where the task was submitted, if it is to. */
@Timeout(60)
class SubmitSiteTest {
  private static final Map<String, Submitter.Way> WAYS = new LinkedHashMap<>();

  static {
    WAYS.put("execute", Submitter::execute);
    WAYS.put("executeLatest", Submitter::executeLatest);
    WAYS.put("nestable", Submitter::nestable);
    WAYS.put("future", Submitter::future);
    WAYS.put("promise", Submitter::promise);
    WAYS.put("deadline", Submitter::deadline);
    WAYS.put("due", Submitter::due);
    WAYS.put("timer", Submitter::timer);
  }

  @RegisterExtension final Pumps pumps = new Pumps();
  private final VirtualQueue queue = new VirtualQueue();
  private final PumpContext context = new PumpContext("test", queue, settings(2_000, true));
  private final ThreadPump pump = pumps.start(context, queue, PumpServices.create());

  private static Settings settings(long warnMillis, boolean sites) {
    HangLimits limits =
        new HangLimits(warnMillis * 1_000_000, 5_000_000_000L, 60_000_000_000L, sites);
    return new Settings(256, 64, 8_000_000, 0, Capacity.Overflow.REJECT, 0, true, limits);
  }

  /** The report of a task that hangs. */
  private HangReport hanging(Submitter.Way way) throws Exception {
    List<HangReport> reports = new ArrayList<>();
    WatchedPump watched = new WatchedPump(context, reports::add);
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    way.submit(
        pump,
        () -> {
          started.countDown();
          Gate.await(gate);
        });
    queue.pass(Duration.ofMillis(1));
    started.await();
    queue.pass(Duration.ofSeconds(2));
    watched.look();
    gate.countDown();
    queue.settle();
    assertThat(reports).hasSize(1);
    return reports.get(0);
  }

  @Test
  void everyWayToSubmitIsTold() throws Exception {
    for (Map.Entry<String, Submitter.Way> way : WAYS.entrySet()) {
      HangReport report = hanging(way.getValue());
      assertThat(report.submitted()).as(way.getKey()).hasSizeBetween(1, 3);
      StackTraceElement first = report.submitted().get(0);
      assertThat(first.getClassName()).isEqualTo(Submitter.class.getName());
      assertThat(first.getMethodName()).isEqualTo(way.getKey());
      assertThat(report.text("is slow"))
          .contains(", submitted at " + first)
          .containsPattern("(TASK|TIMER) org.mapiosgi.pump.(consumer.Submitter|internal.task.Sub)");
    }
  }

  @Test
  void whoDidNotAskPaysNothing() throws Exception {
    Runnable task = () -> {};
    pump.configure(settings(2_000, false));
    assertThat(context.tasks().noted(task)).isSameAs(task);
    for (Submitter.Way way : WAYS.values()) {
      HangReport report = hanging(way);
      assertThat(report.submitted()).isEmpty();
      assertThat(report.text("is slow"))
          .doesNotContain("submitted")
          .containsPattern("(TASK|TIMER) org.mapiosgi.pump.(consumer.Submitter|internal.task.Sub)");
    }
    pump.configure(settings(2_000, true));
    assertThat(hanging(Submitter::execute).submitted()).isNotEmpty();
    pump.configure(settings(0, true));
    // No report would show the site.
    assertThat(context.tasks().noted(task)).isSameAs(task);
  }

  @Test
  void whatDidNotStartIsGivenBackAsItWas() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    pump.execute(
        () -> {
          started.countDown();
          Gate.await(gate);
        });
    started.await();
    Runnable task = () -> {};
    pump.execute(task);
    assertThat(pump.shutdownNow()).containsExactly(task);
    gate.countDown();
  }

  @Test
  void aFutureOfTheSubmittersIsCancelledWhereThePumpCannotGoOn() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    FutureTask<Integer> task = new FutureTask<>(() -> 1);
    pump.execute(
        () -> {
          started.countDown();
          Gate.await(gate);
        });
    started.await();
    pump.execute(task);
    context.lifecycle().fail("cannot go on", new IllegalStateException("of the test"));
    gate.countDown();
    assertThat(pump.awaitTermination(30, SECONDS)).isTrue();
    assertThat(task.isCancelled()).isTrue();
  }
}
