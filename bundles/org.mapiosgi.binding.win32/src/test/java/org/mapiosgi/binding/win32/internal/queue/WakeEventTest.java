// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WakeEventTest {
  private static class CountingHandles implements WakeEvent.Handles {
    final AtomicInteger sets = new AtomicInteger();
    final AtomicInteger closes = new AtomicInteger();
    final AtomicBoolean usedAfterClose = new AtomicBoolean();

    @Override
    public void set(Pointer event) {
      if (closes.get() > 0) {
        usedAfterClose.set(true);
      }
      sets.incrementAndGet();
    }

    @Override
    public void close(Pointer event) {
      closes.incrementAndGet();
    }
  }

  private final CountingHandles handles = new CountingHandles();
  private final WakeEvent event = new WakeEvent(handles, null);

  @Test
  void signalsBeforeTheWaitEndsAreOneCall() {
    event.signal();
    event.signal();
    assertThat(handles.sets).hasValue(1);
    event.consumed();
    event.signal();
    assertThat(handles.sets).hasValue(2);
  }

  @Test
  void aSignalThatFailsIsMadeByTheNextAndTheHandleIsClosed() {
    AtomicBoolean failing = new AtomicBoolean(true);
    WakeEvent failingOnce =
        new WakeEvent(
            new CountingHandles() {
              @Override
              public void set(Pointer signalled) {
                if (failing.getAndSet(false)) {
                  throw new StackOverflowError();
                }
                handles.set(signalled);
              }

              @Override
              public void close(Pointer closed) {
                handles.close(closed);
              }
            },
            null);
    assertThatThrownBy(failingOnce::signal).isInstanceOf(StackOverflowError.class);
    failingOnce.signal();
    assertThat(handles.sets).hasValue(1);
    failingOnce.close();
    assertThat(handles.closes).hasValue(1);
  }

  @Test
  void aSignalAfterCloseTouchesNoHandle() {
    event.close();
    event.signal();
    event.close();
    assertThat(handles.sets).hasValue(0);
    assertThat(handles.closes).hasValue(1);
  }

  @Test
  void closeDuringASignalNeitherWaitsNorPullsTheHandleAway() throws InterruptedException {
    CountDownLatch inSet = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CountingHandles slow =
        new CountingHandles() {
          @Override
          public void set(Pointer handle) {
            inSet.countDown();
            try {
              goOn.await();
            } catch (InterruptedException interrupted) {
              Thread.currentThread().interrupt();
            }
            super.set(handle);
          }
        };
    WakeEvent shared = new WakeEvent(slow, null);
    Thread waker = new Thread(shared::signal);
    waker.start();
    assertThat(inSet.await(30, TimeUnit.SECONDS)).isTrue();
    shared.close();
    assertThat(slow.closes).hasValue(0);
    goOn.countDown();
    waker.join();
    assertThat(slow.closes).hasValue(1);
    assertThat(slow.usedAfterClose).isFalse();
  }

  @Test
  void manyThreadsSignallingACloseLeaveOneClosedHandle() throws InterruptedException {
    for (int round = 0; round < 200; round++) {
      CountingHandles shared = new CountingHandles();
      WakeEvent racing = new WakeEvent(shared, null);
      CountDownLatch start = new CountDownLatch(1);
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        boolean closer = i == 3;
        Thread thread =
            new Thread(
                () -> {
                  try {
                    start.await();
                  } catch (InterruptedException interrupted) {
                    return;
                  }
                  for (int n = 0; n < 100; n++) {
                    racing.signal();
                    racing.consumed();
                  }
                  if (closer) {
                    racing.close();
                  }
                });
        thread.start();
        threads.add(thread);
      }
      start.countDown();
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(shared.closes).hasValue(1);
      assertThat(shared.usedAfterClose).isFalse();
    }
  }
}
