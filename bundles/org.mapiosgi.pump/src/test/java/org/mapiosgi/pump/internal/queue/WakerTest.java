// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapiosgi.pump.internal.queue.WakeWord.BUSY_INSIDE;
import static org.mapiosgi.pump.internal.queue.WakeWord.WAITING_INSIDE;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.pump.internal.measure.Histogram;
import org.mapiosgi.pump.internal.measure.PumpClock;
import org.mapiosgi.pump.internal.measure.WaitTimes;
import org.mapiosgi.pump.support.ParkingQueue;
import org.mapiosgi.spi.MessageWindow;

class WakerTest {
  private final AtomicLong time = new AtomicLong();
  private final AtomicLong wakes = new AtomicLong();
  private final AtomicLong rings = new AtomicLong();
  private final Waker waker = new Waker(new WaitTimes(new PumpClock(time::get), new Histogram()));

  @BeforeEach
  void attach() {
    assertThat(waker.isAttached()).isFalse();
    waker.attach(new ParkingQueue(wakes));
    assertThat(waker.isAttached()).isTrue();
    waker.ringFor(new Bell());
  }

  /** A window that counts its rings. */
  private final class Bell implements MessageWindow {
    @Override
    public long handle() {
      return 0;
    }

    @Override
    public int register(String name) {
      return 0;
    }

    @Override
    public void ring() {
      rings.incrementAndGet();
    }

    @Override
    public void post(int message, long wParam, long lParam) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
      // Nothing to give back.
    }
  }

  @Test
  void aTaskWakesAPumpThatWaitsOnceAndNotesIt() {
    time.set(77);
    waker.word().announce(1000);
    assertThat(waker.isWaiting()).isTrue();
    waker.wakeIfWaiting(2);
    waker.wakeIfWaiting(3);
    assertThat(waker.isWaiting()).isFalse();
    assertThat(wakes).hasValue(1);
    assertThat(waker.woken().time()).isEqualTo(77);
    assertThat(waker.woken().place()).isEqualTo(2);
  }

  @Test
  void aTaskWakesNoPumpThatRunsOrWaitsInsideOfATask() {
    waker.wakeIfWaiting(0);
    waker.word().announceInside(WAITING_INSIDE);
    waker.wakeIfWaiting(0);
    assertThat(wakes).hasValue(0);
  }

  @Test
  void aNestableTaskWakesAWaitForItAndRingsOtherwise() {
    waker.word().announceInside(WAITING_INSIDE);
    waker.wakeForNestable();
    assertThat(wakes).hasValue(1);
    assertThat(rings).hasValue(0);
    waker.wakeForNestable();
    assertThat(wakes).hasValue(1);
    assertThat(rings).hasValue(1);
    waker.word().announceInside(BUSY_INSIDE);
    waker.wakeForNestable();
    assertThat(wakes).hasValue(1);
    assertThat(rings).hasValue(2);
    waker.ringFor(null);
    waker.wakeForNestable();
    assertThat(rings).hasValue(2);
  }

  @Test
  void aNudgeEndsEachKindOfWaitAndLeavesAPumpAloneThatRuns() {
    waker.nudge();
    assertThat(wakes).hasValue(0);
    waker.word().announceInside(BUSY_INSIDE);
    waker.nudge();
    assertThat(wakes).hasValue(1);
    waker.word().announce(5);
    waker.nudge();
    assertThat(wakes).hasValue(2);
    waker.close();
    waker.nudge();
    waker.nudge();
    assertThat(wakes).hasValue(4);
  }

  @Test
  void aPumpThatIsAwakeIsNotWoken() {
    waker.word().announce(5);
    waker.awake();
    waker.wakeIfWaiting(0);
    assertThat(wakes).hasValue(0);
  }

  @Test
  void aWakeThatFailsIsLeftToTheNextProducer() {
    Waker failing =
        new Waker(
            new WaitTimes(
                new PumpClock(
                    () -> {
                      if (time.getAndIncrement() == 1) {
                        throw new StackOverflowError("as where no stack is left");
                      }
                      return 0;
                    }),
                new Histogram()));
    failing.attach(new ParkingQueue(wakes));
    failing.word().announce(5);
    assertThatThrownBy(() -> failing.wakeIfWaiting(0)).isInstanceOf(StackOverflowError.class);
    assertThat(failing.isWaiting()).isTrue();
    failing.wakeIfWaiting(0);
    assertThat(wakes).hasValue(1);
  }

  @Test
  void aQueueThatReportsNoMessageDispatchesNone() {
    assertThat(waker.dispatching()).isZero();
  }
}
