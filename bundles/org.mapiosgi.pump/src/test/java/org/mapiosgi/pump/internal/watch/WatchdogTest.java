// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.watch;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.pump.PumpPhase;
import org.mapiosgi.api.pump.PumpTimeoutException;
import org.mapiosgi.api.pump.PumpTimeoutException.Progress;
import org.mapiosgi.api.pump.PumpWindow;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.internal.loop.PumpServices;
import org.mapiosgi.pump.internal.loop.ThreadPump;
import org.mapiosgi.pump.internal.task.Callbacks;
import org.mapiosgi.pump.internal.task.Deadlines;
import org.mapiosgi.pump.internal.watch.HangReport.Kind;
import org.mapiosgi.pump.support.Gate;
import org.mapiosgi.pump.support.Pumps;
import org.mapiosgi.tck.VirtualQueue;

@Timeout(60)
class WatchdogTest {
  @RegisterExtension final Pumps pumps = new Pumps();
  private final VirtualQueue queue = new VirtualQueue();
  private final PumpContext context = new PumpContext("test", queue, Settings.DEFAULT);
  private final List<HangReport> reports = new ArrayList<>();
  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);

  private void hang() {
    started.countDown();
    Gate.await(gate);
  }

  @Test
  void tellsOfALongTaskInFiveStepsAndThatItIsOver() throws Exception {
    ThreadPump pump = pumps.start(context, queue, PumpServices.create());
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
    assertThat(stuck.text("is stuck"))
        .startsWith("pump 'test' is stuck: for PT1M in TASK " + WatchdogTest.class.getName() + ";")
        .contains("; 1 tasks (the first for PT1M) and 0 timers wait");
    assertThat(stuck.oldest()).hasSeconds(60);
    assertThat(stuck.depth()).isZero();
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
  }

  @Test
  void tellsNothingOfAnIdlePump() throws Exception {
    ThreadPump pump = pumps.start(context, queue, PumpServices.create());
    WatchedPump watched = new WatchedPump(context, reports::add);
    queue.settle();
    watched.look();
    queue.advance(Duration.ofDays(1));
    assertThat(watched.look()).isFalse();
    assertThat(reports).isEmpty();
  }

  @Test
  void tellsOfALongMessageAndOfAQueueThatDoesNotOpen() throws Exception {
    CountDownLatch opening = new CountDownLatch(1);
    CountDownLatch mayOpen = new CountDownLatch(1);
    ThreadPump pump =
        pumps.start(
            context,
            name -> {
              opening.countDown();
              Gate.await(mayOpen);
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
  }

  @Test
  void sleepsWhileAllPumpsAreIdleAndIsRousedByTheFirstThatMoves() throws Exception {
    BlockingQueue<HangReport> reported = new LinkedBlockingQueue<>();
    Watchdog watchdog = new Watchdog(reported::add, 1_000_000);
    ThreadPump pump = pumps.start(context, queue, services(watchdog));
    await().until(watchdog::isDormant);
    pump.execute(this::hang);
    started.await();
    // Time stands still until here, so nothing but this can be slow.
    queue.pass(Duration.ofSeconds(2));
    HangReport report = reported.poll(30, SECONDS);
    assertThat(report.kind()).isEqualTo(Kind.SLOW);
    assertThat(watchdog.isDormant()).isFalse();
    gate.countDown();
    assertThat(reported.poll(30, SECONDS).kind()).isEqualTo(Kind.BACK);
    await().until(watchdog::isDormant);
    Pumps.end(pump);
    await().until(() -> !watchdog.isRunning());
  }

  @Test
  void tellsOfAMessageThatHangsInsideOfThePumpsWait() throws Exception {
    ThreadPump pump = pumps.start(context, queue, PumpServices.create());
    WatchedPump watched = new WatchedPump(context, reports::add);
    queue.settle();
    assertThat(watched.isResting()).isTrue();
    queue.sendIntoWait(this::hang);
    started.await();
    assertThat(watched.isResting()).isFalse();
    for (int second = 0; second < 70; second++) {
      assertThat(watched.look()).isTrue();
      queue.pass(Duration.ofSeconds(1));
    }
    assertThat(reports)
        .extracting(HangReport::kind, HangReport::phase, report -> report.busy().toSeconds())
        .containsExactly(
            tuple(Kind.SLOW, PumpPhase.MESSAGE, 2L),
            tuple(Kind.STACK, PumpPhase.MESSAGE, 5L),
            tuple(Kind.STACK, PumpPhase.MESSAGE, 10L),
            tuple(Kind.STACK, PumpPhase.MESSAGE, 15L),
            tuple(Kind.STUCK, PumpPhase.MESSAGE, 60L));
    assertThat(reports.get(4).stack()).anyMatch(frame -> frame.getMethodName().equals("hang"));
    assertThat(reports.get(4).message()).isZero();
    gate.countDown();
    queue.advance(Duration.ofSeconds(1));
    // It goes on to wait: nothing of the loop has moved, and yet it is over.
    watched.look();
    assertThat(reports).hasSize(6);
    assertThat(reports.get(5).kind()).isEqualTo(Kind.BACK);
    queue.pass(Duration.ofHours(1));
    assertThat(watched.look()).isFalse();
    assertThat(reports).hasSize(6);
  }

  @Test
  void findsAMessageThatHangsInsideOfAWaitWhileAllPumpsRest() throws Exception {
    BlockingQueue<HangReport> reported = new LinkedBlockingQueue<>();
    Watchdog watchdog = new Watchdog(reported::add, 1_000_000);
    ThreadPump pump = pumps.start(context, queue, services(watchdog));
    await().until(watchdog::isDormant);
    queue.sendIntoWait(this::hang);
    started.await();
    await()
        .until(
            () -> {
              queue.pass(Duration.ofMillis(500));
              return !reported.isEmpty();
            });
    assertThat(reported.element().phase()).isEqualTo(PumpPhase.MESSAGE);
    gate.countDown();
    await().until(watchdog::isDormant);
  }

  @Test
  void goesOnWhereAReportCannotBeTold() throws Exception {
    BlockingQueue<HangReport> reported = new LinkedBlockingQueue<>();
    Watchdog watchdog =
        new Watchdog(
            report -> {
              reported.add(report);
              if (reported.size() == 1) {
                throw new IllegalStateException("no disk");
              }
            },
            1_000_000);
    ThreadPump pump = pumps.start(context, queue, services(watchdog));
    pump.execute(this::hang);
    started.await();
    queue.pass(Duration.ofSeconds(2));
    await().until(() -> reported.size() == 1);
    queue.pass(Duration.ofSeconds(3));
    await().until(() -> reported.size() == 2);
    assertThat(reported).extracting(HangReport::kind).containsExactly(Kind.SLOW, Kind.STACK);
    gate.countDown();
    Pumps.end(pump);
    await().until(() -> !watchdog.isRunning());
  }

  private static PumpServices services(Watchdog watchdog) {
    return new PumpServices(
        new Callbacks(new Deadlines()), new Deadlines(), watchdog, Recorder.NONE, PumpMBeans.NONE);
  }

  /** A task inside of a call that ends when the test says so. */
  private ThreadPump calling(AtomicBoolean over) {
    ThreadPump pump = pumps.start(context, queue, PumpServices.create());
    pump.execute(() -> Pumps.nativeLoop(pump, queue, over));
    queue.settle();
    return pump;
  }

  @Test
  void tellsOfACallThatHangsWhileNestableTasksRunInsideOfIt() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger inside = new AtomicInteger();
    ThreadPump pump = calling(over);
    WatchedPump watched = new WatchedPump(context, reports::add);
    pump.execute(() -> {});
    for (int second = 0; second < 70; second++) {
      pump.nesting().nestable().execute(inside::incrementAndGet);
      queue.settle();
      watched.look();
      queue.pass(Duration.ofSeconds(1));
    }
    assertThat(inside).hasValue(70);
    assertThat(reports)
        .extracting(HangReport::kind, report -> report.busy().toSeconds())
        .containsExactly(
            tuple(Kind.SLOW, 2L),
            tuple(Kind.STACK, 5L),
            tuple(Kind.STACK, 10L),
            tuple(Kind.STACK, 15L),
            tuple(Kind.STUCK, 60L));
    HangReport stuck = reports.get(4);
    assertThat(stuck.phase()).isEqualTo(PumpPhase.NESTED);
    assertThat(stuck.depth()).isEqualTo(1);
    assertThat(stuck.task()).contains("WatchdogTest");
    assertThat(stuck.queued()).isEqualTo(1);
    assertThat(stuck.oldest()).hasSeconds(60);
    assertThat(stuck.text("is stuck")).contains(" at depth 1; 1 tasks (the first for PT1M)");
    assertThat(pump.status().inPhase()).hasSeconds(70);
    queue.post(() -> over.set(true));
    queue.settle();
    watched.look();
    assertThat(reports).hasSize(6);
    assertThat(reports.get(5).kind()).isEqualTo(Kind.BACK);
    assertThat(reports.get(5).busy()).hasSeconds(70);
  }

  @Test
  void tellsOfANestableTaskThatHangsBesideTheCallItIsIn() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    ThreadPump pump = calling(over);
    WatchedPump watched = new WatchedPump(context, reports::add);
    queue.pass(Duration.ofSeconds(1));
    pump.nesting().nestable().execute(this::hang);
    started.await();
    for (int second = 0; second < 3; second++) {
      watched.look();
      queue.pass(Duration.ofSeconds(1));
    }
    assertThat(reports)
        .extracting(HangReport::kind, HangReport::phase, report -> report.busy().toSeconds())
        .containsExactly(
            tuple(Kind.SLOW, PumpPhase.NESTED, 2L), tuple(Kind.SLOW, PumpPhase.TASK, 2L));
    gate.countDown();
    queue.settle();
    watched.look();
    assertThat(reports.get(2).kind()).isEqualTo(Kind.BACK);
    assertThat(reports.get(2).phase()).isEqualTo(PumpPhase.TASK);
    queue.post(() -> over.set(true));
    queue.settle();
    watched.look();
    assertThat(reports).hasSize(4);
    assertThat(reports.get(3).kind()).isEqualTo(Kind.BACK);
  }

  @Test
  void namesTheMessageThatIsDispatched() throws Exception {
    ThreadPump pump = pumps.start(context, queue, PumpServices.create());
    WatchedPump watched = new WatchedPump(context, reports::add);
    pump.window()
        .listen(
            0x8001,
            0x8001,
            message -> {
              hang();
              return OptionalLong.empty();
            });
    pump.window().post(new PumpWindow.Message(0x8001, 0, 0));
    started.await();
    queue.pass(Duration.ofSeconds(2));
    watched.look();
    assertThat(reports).extracting(HangReport::message).containsExactly(0x8001);
    assertThat(reports.get(0).text("is slow")).contains("in MESSAGE 0x8001; 0 tasks and 0 timers");
    gate.countDown();
  }

  @Test
  void aCallersTimeoutTellsThatTheTaskRunsWhileAnotherRunsInsideOfIt() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    ThreadPump pump = pumps.start(context, queue, PumpServices.create());
    Future<Void> task =
        pump.submit(
            () ->
                pump.nesting()
                    .call(
                        () -> {
                          queue.nativeLoop(over::get);
                          return null;
                        }));
    pump.nesting().nestable().execute(this::hang);
    started.await();
    assertThatThrownBy(() -> task.get(1, MILLISECONDS))
        .isInstanceOfSatisfying(
            PumpTimeoutException.class,
            late -> assertThat(late.progress()).isEqualTo(Progress.RUNNING));
    gate.countDown();
    queue.post(() -> over.set(true));
    Void unused = task.get(30, SECONDS);
  }
}
