// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.mapiosgi.pump.internal.queue.WakeWord;
import org.mapiosgi.pump.support.ParkingQueue;

class TaskIntakeTest {
  private final AtomicLong wakes = new AtomicLong();
  private final TaskIntake intake =
      new PumpContext("test", System::nanoTime, Settings.DEFAULT).intake();

  @Test
  void aRequestThatFailsKeepsNoOtherFromBeingObeyed() {
    AtomicBoolean obeyed = new AtomicBoolean();
    assertThat(
            intake.request(
                () -> {
                  throw new OutOfMemoryError("unable to create native thread");
                }))
        .isTrue();
    assertThat(intake.request(() -> obeyed.set(true))).isTrue();
    intake.obey();
    assertThat(obeyed).isTrue();
  }

  @Test
  void aNudgeReachesAWaitInsideOfOneOfTheLastTasks() {
    intake.waker().attach(new ParkingQueue(wakes));
    intake.waker().close();
    intake.waker().word().announceInside(WakeWord.WAITING_INSIDE);
    intake.waker().nudge();
    assertThat(wakes).hasValue(1);
  }

  @Test
  void aNudgeOfAPumpThatOpenedNoQueueDoesNothing() {
    intake.waker().close();
    intake.waker().nudge();
    assertThat(wakes).hasValue(0);
  }
}
