// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlarmTest {
  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
  private final List<String> done = new ArrayList<>(); // the timer's only thread is the actor
  private final Alarm alarm = new Alarm(timer, Runnable::run);

  AlarmTest() {
    timer.setRemoveOnCancelPolicy(true);
  }

  @AfterEach
  void endTimer() {
    timer.shutdownNow();
  }

  @Test
  void theStepIsDoneWhenTheTimeHasPassed() throws InterruptedException {
    CountDownLatch passed = new CountDownLatch(1);
    alarm.set(Duration.ofNanos(1), passed::countDown);
    assertThat(passed.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aNewStepReplacesTheOneBefore() throws InterruptedException {
    alarm.set(Duration.ofHours(1), () -> done.add("before"));
    alarm.set(Duration.ofHours(1), () -> done.add("new"));
    assertThat(timer.getQueue()).as("the timer keeps one").hasSize(1);
    runAll();
    assertThat(done).containsExactly("new");
  }

  @Test
  void aStepThatIsCancelledIsNotKeptByTheTimer() throws InterruptedException {
    alarm.cancel();
    alarm.set(Duration.ofHours(1), () -> done.add("cancelled"));
    alarm.cancel();
    assertThat(timer.getQueue()).isEmpty();
    alarm.cancel();
    alarm.set(Duration.ofHours(1), () -> done.add("set again"));
    runAll();
    assertThat(done).containsExactly("set again");
  }

  /** Runs the steps that wait in the timer, as if their time had passed. */
  private void runAll() {
    for (Object each : timer.getQueue().toArray()) {
      timer.remove((Runnable) each);
      ((Runnable) each).run();
    }
  }
}
