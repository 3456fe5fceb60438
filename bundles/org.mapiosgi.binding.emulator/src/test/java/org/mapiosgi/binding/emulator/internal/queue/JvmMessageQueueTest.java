// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapiosgi.spi.MessageQueue.FOREVER;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueue.Dispatched;
import org.mapiosgi.spi.MessageQueue.Wakeup;

@Timeout(60)
class JvmMessageQueueTest {
  private final JvmMessageQueues queues = new JvmMessageQueues();
  private final MessageQueue queue = queues.open("test");

  @Test
  void messagesPostedBeforeTheQueueWasOpenedAreThere() {
    List<String> ran = new ArrayList<>();
    JvmMessageQueues fresh = new JvmMessageQueues();
    fresh.post(Thread.currentThread(), () -> ran.add("early"));
    MessageQueue opened = fresh.open("late");
    assertThat(opened.await(FOREVER)).isEqualTo(Wakeup.MESSAGE);
    assertThat(opened.dispatch()).isEqualTo(Dispatched.MESSAGE);
    assertThat(opened.dispatch()).isEqualTo(Dispatched.NONE);
    assertThat(ran).containsExactly("early");
  }

  @Test
  void aMessageFromAnotherThreadEndsTheWait() throws Exception {
    Thread owner = Thread.currentThread();
    List<Thread> ran = new ArrayList<>();
    Thread poster = new Thread(() -> queues.post(owner, () -> ran.add(Thread.currentThread())));
    poster.start();
    assertThat(queue.await(FOREVER)).isEqualTo(Wakeup.MESSAGE);
    assertThat(queue.dispatch()).isEqualTo(Dispatched.MESSAGE);
    assertThat(ran).containsExactly(owner);
    poster.join();
  }

  @Test
  void aWakeIsAStateAndComesBeforeMessages() {
    queues.post(Thread.currentThread(), () -> {});
    queue.wake();
    queue.wake();
    assertThat(queue.await(FOREVER)).isEqualTo(Wakeup.WOKEN);
    assertThat(queue.await(FOREVER)).isEqualTo(Wakeup.MESSAGE);
    assertThat(queue.await(0)).as("seen before").isEqualTo(Wakeup.MESSAGE);
    queue.dispatch();
    assertThat(queue.await(0)).isEqualTo(Wakeup.TIMEOUT);
    assertThat(queue.await(1_000)).isEqualTo(Wakeup.TIMEOUT);
  }

  @Test
  void anInterruptDoesNotEndTheWaitAndIsKept() {
    Thread owner = Thread.currentThread();
    CompletableFuture<Void> waker =
        CompletableFuture.runAsync(
            () -> {
              owner.interrupt();
              while (owner.getState() != Thread.State.WAITING || owner.isInterrupted()) {
                Thread.onSpinWait();
              }
              queue.wake();
            });
    assertThat(queue.await(FOREVER)).isEqualTo(Wakeup.WOKEN);
    assertThat(Thread.interrupted()).isTrue();
    waker.join();
  }

  @Test
  void quitIsToldAndRemoved() {
    queues.postQuit(Thread.currentThread());
    assertThat(queue.dispatch()).isEqualTo(Dispatched.QUIT);
    assertThat(queue.dispatch()).isEqualTo(Dispatched.NONE);
  }

  @Test
  void aMessageThatThrowsCountsAsDispatched() {
    queues.post(
        Thread.currentThread(),
        () -> {
          throw new IllegalStateException("message");
        });
    assertThat(queue.dispatch()).isEqualTo(Dispatched.MESSAGE);
  }

  @Test
  void onlyTheOwnerUsesItAndAnyoneWakesItEvenClosed() {
    for (Runnable use : List.<Runnable>of(() -> queue.await(0), queue::dispatch, queue::close)) {
      assertThatThrownBy(() -> CompletableFuture.runAsync(use).join())
          .isInstanceOf(CompletionException.class)
          .hasRootCauseInstanceOf(IllegalStateException.class)
          .hasMessageContaining(Thread.currentThread().getName());
    }
    queue.close();
    queue.close();
    CompletableFuture.runAsync(queue::wake).join();
    assertThatThrownBy(queue::dispatch).hasMessageContaining("closed");
  }
}
