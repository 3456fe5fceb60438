// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.mapiosgi.spi.MessageQueue.Wakeup.TIMEOUT;
import static org.mapiosgi.spi.MessageQueue.Wakeup.WOKEN;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.mapiosgi.spi.MessageQueue;

/** {@link MessageQueue}: a wake is never lost, and nothing waits longer than it must. */
public abstract class MessageQueueContract {
  private static final int RACES = 10_000;
  private static final int WAKERS = 8;
  private static final int WAKES_EACH = 500;
  private static final long LONG_WAIT = SECONDS.toNanos(30);

  /** For subclasses. */
  protected MessageQueueContract() {}

  /** The MAPI under test. */
  protected abstract BindingFixture fixture();

  private MessageQueue open() {
    return fixture().binding().queues().open("tck-queue");
  }

  private void onOwner(ThrowingConsumer<MessageQueue> test) {
    OwnedQueue.onOwner(fixture().binding().queues(), test);
  }

  private static void onThread(Executable test) {
    OwnedQueue.onThread(test);
  }

  private static Thread start(Runnable task) {
    Thread thread = new Thread(task, "tck-waker");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Waits for WOKEN, taking nothing else for it. */
  private static void awaitWoken(MessageQueue queue) {
    long end = System.nanoTime() + LONG_WAIT;
    MessageQueue.Wakeup wakeup = queue.await(LONG_WAIT);
    while (wakeup != WOKEN && System.nanoTime() - end < 0) {
      while (queue.dispatch() != MessageQueue.Dispatched.NONE) {
        // Dispatches the messages that the system itself posted.
      }
      wakeup = queue.await(LONG_WAIT);
    }
    assertThat(wakeup).isEqualTo(WOKEN);
  }

  @Test
  void aWakeBeforeAwaitEndsThatAwait() {
    onOwner(
        queue -> {
          queue.wake();
          awaitWoken(queue);
        });
  }

  @Test
  void aWakeWhileAwaitingEndsThatAwait() {
    onOwner(
        queue -> {
          CountDownLatch aboutToWait = new CountDownLatch(1);
          Thread waker =
              start(
                  () -> {
                    try {
                      assertThat(aboutToWait.await(30, SECONDS)).isTrue();
                    } catch (InterruptedException e) {
                      throw Rethrow.unchecked(e);
                    }
                    queue.wake();
                  });
          aboutToWait.countDown();
          awaitWoken(queue);
          waker.join(SECONDS.toMillis(30));
        });
  }

  @Test
  void aWakeAfterAnAwaitEndsTheNext() {
    onOwner(
        queue -> {
          assertThat(queue.await(0)).isEqualTo(TIMEOUT);
          Thread waker = start(queue::wake);
          waker.join(SECONDS.toMillis(30));
          awaitWoken(queue);
        });
  }

  @Test
  void severalWakesAreOneStateAndAreForgottenOnceReturned() {
    onOwner(
        queue -> {
          queue.wake();
          queue.wake();
          queue.wake();
          awaitWoken(queue);
          assertThat(queue.await(0)).isEqualTo(TIMEOUT);
        });
  }

  @Test
  void wakesFromManyThreadsAreAllSeen() {
    onOwner(
        queue -> {
          AtomicInteger work = new AtomicInteger();
          List<Thread> wakers = new ArrayList<>();
          for (int each = 0; each < WAKERS; each++) {
            wakers.add(
                start(
                    () -> {
                      for (int wake = 0; wake < WAKES_EACH; wake++) {
                        work.incrementAndGet();
                        queue.wake();
                      }
                    }));
          }
          int done = 0;
          while (done < WAKERS * WAKES_EACH) {
            awaitWoken(queue);
            done += work.getAndSet(0);
          }
          assertThat(done).isEqualTo(WAKERS * WAKES_EACH);
          for (Thread waker : wakers) {
            waker.join(SECONDS.toMillis(30));
          }
        });
  }

  @Test
  void noWakeIsLostWhenItRacesWithTheAwait() {
    onOwner(
        queue -> {
          Semaphore turn = new Semaphore(0);
          AtomicInteger offered = new AtomicInteger();
          Thread waker =
              start(
                  () -> {
                    for (int race = 1; race <= RACES; race++) {
                      turn.acquireUninterruptibly();
                      offered.set(race);
                      queue.wake();
                    }
                  });
          for (int race = 1; race <= RACES; race++) {
            turn.release();
            while (offered.get() < race) {
              awaitWoken(queue);
            }
          }
          waker.join(SECONDS.toMillis(30));
          assertThat(offered).hasValue(RACES);
        });
  }

  @Test
  void awaitEndsByItself() {
    onOwner(
        queue -> {
          assertThat(queue.await(0)).isEqualTo(TIMEOUT);
          assertThat(queue.await(1)).isEqualTo(TIMEOUT);
          assertThat(queue.await(MILLISECONDS.toNanos(2))).isEqualTo(TIMEOUT);
        });
  }

  @Test
  void awaitForeverEndsByAWake() {
    onOwner(
        queue -> {
          Thread waker = start(queue::wake);
          MessageQueue.Wakeup wakeup = queue.await(MessageQueue.FOREVER);
          while (wakeup != WOKEN) {
            wakeup = queue.await(MessageQueue.FOREVER);
          }
          waker.join(SECONDS.toMillis(30));
          assertThat(wakeup).isEqualTo(WOKEN);
        });
  }

  @Test
  void anInterruptNeitherBreaksTheQueueNorHidesAWake() {
    onOwner(
        queue -> {
          Thread.currentThread().interrupt();
          queue.wake();
          awaitWoken(queue);
          assertThat(queue.await(0)).isEqualTo(TIMEOUT);
          // Whether the interrupt is still pending is the owner's affair, not the queue's.
          boolean unused = Thread.interrupted();
        });
  }

  @Test
  void thereIsNothingToDispatchInANewQueue() {
    onOwner(queue -> assertThat(queue.dispatch()).isEqualTo(MessageQueue.Dispatched.NONE));
  }

  @Test
  void theAbilitiesOfAQueueAreTheSameForEveryThread() {
    onOwner(
        queue -> {
          List<Optional<?>> abilities = abilitiesOf(queue);
          assertThat(CompletableFuture.supplyAsync(() -> abilitiesOf(queue)))
              .succeedsWithin(PumpedThread.DEADLINE)
              .isEqualTo(abilities);
          assertThat(abilitiesOf(queue)).isEqualTo(abilities);
          queue.handles().ifPresent(handles -> assertThat(handles.capacity()).isPositive());
        });
  }

  private static List<Optional<?>> abilitiesOf(MessageQueue queue) {
    return List.of(queue.handles(), queue.windows(), queue.input(), queue.dispatching());
  }

  @Test
  void aWakeIsNoMessage() {
    onOwner(
        queue -> {
          queue.wake();
          assertThat(queue.dispatch()).isEqualTo(MessageQueue.Dispatched.NONE);
          awaitWoken(queue);
        });
  }

  @Test
  void aWakeAfterCloseDoesNothing() {
    onThread(
        () -> {
          MessageQueue first = open();
          first.close();
          assertThatCode(first::wake).doesNotThrowAnyException();
          try (MessageQueue second = open()) {
            first.wake();
            assertThat(second.await(0)).isEqualTo(TIMEOUT);
            second.wake();
            awaitWoken(second);
          }
          assertThatCode(first::close).doesNotThrowAnyException();
        });
  }

  @Test
  void closingWhileOthersWakeIsSafe() {
    onThread(
        () -> {
          for (int round = 0; round < 50; round++) {
            AtomicBoolean ended = new AtomicBoolean();
            CompletableFuture<Void> failure = new CompletableFuture<>();
            CountDownLatch waking = new CountDownLatch(1);
            MessageQueue queue = open();
            Thread waker =
                start(
                    () -> {
                      try {
                        while (!ended.get()) {
                          queue.wake();
                          waking.countDown();
                        }
                        failure.complete(null);
                      } catch (RuntimeException | Error e) {
                        waking.countDown();
                        failure.completeExceptionally(e);
                      }
                    });
            assertThat(waking.await(30, SECONDS)).isTrue();
            queue.close();
            ended.set(true);
            waker.join(SECONDS.toMillis(30));
            assertThat(failure).succeedsWithin(PumpedThread.DEADLINE);
          }
        });
  }
}
