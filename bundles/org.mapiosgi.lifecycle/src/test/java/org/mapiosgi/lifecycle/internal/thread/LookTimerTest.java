// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LookTimerTest {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final PlannedTimer timer = new PlannedTimer();
  private boolean working;
  private int looks;

  private final LookTimer ticks = new LookTimer(timer, PERIOD, this::look, () -> working);

  private void look() {
    looks++;
  }

  @AfterEach
  void end() {
    ticks.stop();
    assertThat(timer.planned()).isEmpty();
    timer.shutdownNow();
  }

  @Test
  void itLooksOftenWhileThreadsWork() {
    working = true;
    timer.runNext();
    timer.runNext();
    assertThat(looks).isEqualTo(2);
    assertThat(timer.planned()).containsExactly(PERIOD);
  }

  @Test
  void itLooksSeldomAtRestAndSoonAfterAStepBegins() {
    timer.runNext();
    assertThat(timer.planned()).containsExactly(LookTimer.REST);
    ticks.stepBegins();
    ticks.stepBegins();
    assertThat(timer.planned()).containsExactly(PERIOD);
  }

  @Test
  void aStepThatBeginsDuringALookIsLookedAtSoon() {
    LookTimer[] late = new LookTimer[1];
    late[0] =
        new LookTimer(
            timer,
            PERIOD,
            () -> {
              working = true;
              late[0].stepBegins();
            },
            () -> working);
    ticks.stop();
    timer.runNext();
    assertThat(timer.planned()).containsExactly(PERIOD);
    late[0].stop();
  }

  @Test
  void aLookThatFailsIsRepeated() {
    working = true;
    LookTimer failing =
        new LookTimer(
            timer,
            PERIOD,
            () -> {
              throw new AssertionError("a fault");
            },
            () -> working);
    ticks.stop();
    timer.runNext();
    assertThat(timer.planned()).containsExactly(PERIOD);
    failing.stop();
  }

  @Test
  void aStepThatBeginsWhenTheTimerHasEndedIsNotDisturbed() {
    timer.runNext();
    timer.ended = true;
    ticks.stepBegins();
    assertThat(timer.planned()).isEmpty();
  }

  /** Keeps what is scheduled, for the test to run. */
  private static final class PlannedTimer extends ScheduledThreadPoolExecutor {
    private final List<Planned> all = new ArrayList<>();
    boolean ended;

    PlannedTimer() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
      if (ended) {
        throw new RejectedExecutionException("ended");
      }
      Planned planned = new Planned(command, Duration.of(delay, unit.toChronoUnit()));
      all.add(planned);
      return planned;
    }

    List<Duration> planned() {
      return all.stream().filter(each -> !each.isDone()).map(each -> each.delay).toList();
    }

    void runNext() {
      all.stream().filter(each -> !each.isDone()).findFirst().orElseThrow().run();
    }
  }

  private static final class Planned extends FutureTask<Void>
      implements RunnableScheduledFuture<Void> {
    final Duration delay;

    Planned(Runnable command, Duration delay) {
      super(command, null);
      this.delay = delay;
    }

    @Override
    public boolean isPeriodic() {
      return false;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(delay);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }
}
