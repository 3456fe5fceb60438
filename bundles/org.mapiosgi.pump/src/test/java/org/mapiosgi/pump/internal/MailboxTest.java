// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MailboxTest {
  private final AtomicLong wakes = new AtomicLong();
  private final Mailbox mailbox =
      new PumpContext("test", System::nanoTime, Settings.DEFAULT).mailbox();

  @Test
  void aRequestThatFailsKeepsNoOtherFromBeingObeyed() {
    AtomicBoolean obeyed = new AtomicBoolean();
    assertThat(
            mailbox.request(
                () -> {
                  throw new OutOfMemoryError("unable to create native thread");
                }))
        .isTrue();
    assertThat(mailbox.request(() -> obeyed.set(true))).isTrue();
    mailbox.obey();
    assertThat(obeyed).isTrue();
  }

  @Test
  void aNudgeReachesAWaitInsideOfOneOfTheLastTasks() {
    mailbox.attach(new ParkingQueue(wakes));
    mailbox.close();
    mailbox.word().announceInside(WakeWord.WAITING_INSIDE);
    mailbox.nudge();
    assertThat(wakes).hasValue(1);
  }

  @Test
  void aNudgeOfAPumpThatOpenedNoQueueDoesNothing() {
    mailbox.close();
    mailbox.nudge();
    assertThat(wakes).hasValue(0);
  }
}
