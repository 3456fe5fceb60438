// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.pump.PumpTimeoutException;
import org.mapiosgi.api.pump.PumpTimeoutException.Progress;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.internal.task.Callbacks;
import org.mapiosgi.pump.internal.task.Deadlines;
import org.mapiosgi.pump.internal.watch.PumpMBeans;
import org.mapiosgi.pump.internal.watch.Recorder;
import org.mapiosgi.pump.internal.watch.Watchdog;
import org.mapiosgi.pump.support.Gate;
import org.mapiosgi.pump.support.ParkingQueue;
import org.mapiosgi.pump.support.Pumps;
import org.mapiosgi.tck.VirtualQueue;
import org.osgi.util.promise.Promise;

/** A caller that does not wait for ever gets one of three answers: done, running, not started. */
@Timeout(60)
class PumpDeadlineTest {
  private static final Duration SHORT = Duration.ofMillis(20);

  @RegisterExtension final Pumps pumps = new Pumps();
  private final VirtualQueue queue = new VirtualQueue();
  private final ThreadPump pump = pumps.virtual(queue);
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void open() {
    gate.countDown();
  }

  private int blocked() {
    Gate.await(gate);
    return 1;
  }

  @Test
  void aTaskDoneInTimeGivesItsValue() throws Exception {
    assertThat(pump.async(() -> 7, Duration.ofSeconds(60)).getValue()).isEqualTo(7);
    assertThat(pump.async(() -> 7, Duration.ofSeconds(Long.MAX_VALUE)).getValue()).isEqualTo(7);
  }

  @Test
  void theAlarmOfATaskThatIsDoneIsCancelled() throws Exception {
    Deadlines deadlines = new Deadlines();
    ThreadPump other =
        pumps.start(
            new PumpContext("other", System::nanoTime, Settings.DEFAULT),
            name -> new ParkingQueue(new AtomicLong()),
            new PumpServices(
                new Callbacks(deadlines),
                deadlines,
                new Watchdog(report -> {}, Watchdog.LOOK_NANOS),
                Recorder.NONE,
                PumpMBeans.NONE));
    List<Promise<Integer>> promises = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      promises.add(other.async(() -> 7, Duration.ofHours(1)));
    }
    for (Promise<Integer> promise : promises) {
      assertThat(promise.getValue()).isEqualTo(7);
    }
    assertThat(deadlines.pending()).isZero();
  }

  @Test
  void aTaskNotStartedInTimeNeverRuns() throws Exception {
    pump.execute(this::blocked);
    AtomicBoolean ran = new AtomicBoolean();
    Promise<Boolean> promise = pump.async(() -> ran.getAndSet(true), SHORT);
    assertThat(promise.getFailure())
        .asInstanceOf(type(PumpTimeoutException.class))
        .satisfies(
            failure -> {
              assertThat(failure.progress()).isEqualTo(Progress.NOT_STARTED);
              assertThat(failure).hasMessageContainingAll("'test'", "did not start", "PT0.02S");
            });
    gate.countDown();
    queue.settle();
    assertThat(ran).isFalse();
  }

  @Test
  void aTaskRunningAtItsDeadlineGoesOnAndIsVisible() throws Exception {
    Promise<Integer> promise = pump.async(this::blocked, SHORT);
    assertThat(promise.getFailure())
        .asInstanceOf(type(PumpTimeoutException.class))
        .satisfies(
            failure -> {
              assertThat(failure.progress()).isEqualTo(Progress.RUNNING);
              assertThat(failure).hasMessageContaining("still runs");
            });
    assertThat(pump.status().phase()).hasToString("TASK");
    gate.countDown();
    queue.settle();
    assertThat(pump.status().tasksRun()).isEqualTo(1);
    assertThat(pump.status().tasksFailed()).isZero();
  }

  @Test
  void aGetWithATimeoutSaysHowFarTheTaskIs() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    Future<?> running =
        pump.submit(
            () -> {
              started.countDown();
              return blocked();
            });
    Future<Integer> waiting = pump.submit(() -> 1);
    started.await();
    assertThatThrownBy(() -> running.get(1, MILLISECONDS))
        .asInstanceOf(type(PumpTimeoutException.class))
        .extracting(PumpTimeoutException::progress)
        .isEqualTo(Progress.RUNNING);
    assertThatThrownBy(() -> waiting.get(1, MILLISECONDS))
        .asInstanceOf(type(PumpTimeoutException.class))
        .extracting(PumpTimeoutException::progress)
        .isEqualTo(Progress.NOT_STARTED);
    gate.countDown();
    assertThat(waiting.get(30, SECONDS)).isEqualTo(1);
  }

  @Test
  void aDeadlineMustBePositive() {
    assertThatThrownBy(() -> pump.async(() -> 1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("above 0");
    assertThatThrownBy(() -> pump.async(() -> 1, Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pump.async(() -> 1, (Duration) null))
        .isInstanceOf(NullPointerException.class);
  }
}
