// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.pump.support.Gate;
import org.mapiosgi.pump.support.Pumps;
import org.mapiosgi.tck.VirtualQueue;
import org.mapiosgi.tck.VirtualQueue.Message;

/** No class of work waits longer than the turns of the others and one item. */
@Timeout(60)
class PumpFairnessTest {
  private static final Duration TURN = Duration.ofMillis(8);

  @RegisterExtension final Pumps pumps = new Pumps();
  private final VirtualQueue queue = new VirtualQueue();
  private final ThreadPump pump = pumps.virtual(queue);
  private final List<String> order = Collections.synchronizedList(new ArrayList<>());

  /** Holds the pump until the test has filled its queues. */
  private CountDownLatch hold() {
    CountDownLatch gate = new CountDownLatch(1);
    pump.execute(() -> Gate.await(gate));
    return gate;
  }

  @Test
  void messagesGetTheirTurnAfter256ShortTasks() {
    CountDownLatch gate = hold();
    for (int i = 0; i < 1000; i++) {
      pump.execute(() -> order.add("task"));
    }
    queue.post(() -> order.add("message"));
    gate.countDown();
    queue.settle();
    assertThat(order).hasSize(1001);
    // The gate's task is one of the 256.
    assertThat(order.indexOf("message")).isEqualTo(255);
  }

  @Test
  void messagesGetTheirTurnAfter8MillisecondsOfLongTasks() {
    CountDownLatch gate = hold();
    for (int i = 0; i < 20; i++) {
      pump.execute(
          () -> {
            order.add("task");
            queue.pass(Duration.ofMillis(3));
          });
    }
    queue.post(() -> order.add("message"));
    gate.countDown();
    queue.settle();
    // 3 + 3 + 3 ms: the task that is running at the turn's end is finished.
    assertThat(order.indexOf("message")).isEqualTo(3);
  }

  @Test
  void tasksGetTheirTurnAfter64Messages() {
    CountDownLatch gate = hold();
    queue.post(() -> pump.execute(() -> order.add("task")));
    for (int i = 0; i < 1000; i++) {
      queue.post(() -> order.add("message"));
    }
    gate.countDown();
    queue.settle();
    assertThat(order).hasSize(1001);
    // The message that posted the task is one of the 64.
    assertThat(order.indexOf("task")).isEqualTo(63);
  }

  @Test
  void tasksGetTheirTurnAfter8MillisecondsOfLongMessages() {
    CountDownLatch gate = hold();
    queue.post(() -> pump.execute(() -> order.add("task")));
    for (int i = 0; i < 20; i++) {
      queue.post(
          () -> {
            order.add("message");
            queue.pass(Duration.ofMillis(3));
          });
    }
    gate.countDown();
    queue.settle();
    assertThat(order.indexOf("task")).isEqualTo(3);
  }

  @Test
  void timersAreServedOnEveryPassOfATaskFlood() {
    AtomicInteger left = new AtomicInteger(10_000);
    List<Long> fired = Collections.synchronizedList(new ArrayList<>());
    long start = queue.getAsLong();
    pump.scheduleAtFixedRate(
        () -> fired.add(NANOSECONDS.toMillis(queue.getAsLong() - start)), 10, 10, MILLISECONDS);
    Runnable flood =
        new Runnable() {
          @Override
          public void run() {
            queue.pass(Duration.ofNanos(100_000));
            if (left.decrementAndGet() > 0) {
              pump.execute(this);
            }
          }
        };
    pump.execute(flood);
    queue.settle();
    // A second of a queue that is never empty.
    assertThat(fired).hasSize(100);
    for (int i = 0; i < fired.size(); i++) {
      assertThat(fired.get(i) - 10L * (i + 1)).isBetween(0L, TURN.toMillis());
    }
  }

  @Test
  void timersAreServedOnEveryPassOfAMessageFlood() {
    AtomicInteger left = new AtomicInteger(10_000);
    AtomicInteger fired = new AtomicInteger();
    pump.scheduleAtFixedRate(fired::incrementAndGet, 10, 10, MILLISECONDS);
    Message flood =
        new Message() {
          @Override
          public void run() {
            queue.pass(Duration.ofNanos(100_000));
            if (left.decrementAndGet() > 0) {
              queue.post(this);
            }
          }
        };
    queue.post(flood);
    queue.settle();
    assertThat(fired).hasValue(100);
  }

  @Test
  void aTimerThatIsAlwaysLateLeavesTasksAndMessagesTheirTurns() {
    AtomicInteger runs = new AtomicInteger();
    AtomicInteger tasks = new AtomicInteger();
    AtomicInteger messages = new AtomicInteger();
    CountDownLatch gate = hold();
    pump.scheduleAtFixedRate(
        () -> {
          queue.pass(Duration.ofMillis(2));
          if (runs.incrementAndGet() == 100) {
            throw new IllegalStateException("enough");
          }
        },
        0,
        1,
        NANOSECONDS);
    pump.execute(
        new Runnable() {
          @Override
          public void run() {
            tasks.incrementAndGet();
            if (runs.get() < 100) {
              pump.execute(this);
            }
          }
        });
    queue.post(
        new Message() {
          @Override
          public void run() {
            messages.incrementAndGet();
            if (runs.get() < 100) {
              queue.post(this);
            }
          }
        });
    gate.countDown();
    queue.settle();
    // 100 runs of 2 ms make 25 turns.
    assertThat(tasks.get()).isGreaterThanOrEqualTo(25);
    assertThat(messages.get()).isGreaterThanOrEqualTo(25);
  }

  @Test
  void alternatingSingleTasksDoNotKeepMessagesWaiting() {
    queue.settle();
    AtomicLong waited = new AtomicLong(-1);
    AtomicLong posted = new AtomicLong();
    queue.post(() -> {});
    queue.settle();
    // Each task ends with a wake of its own, so the wait would answer "woken" again and again.
    AtomicInteger left = new AtomicInteger(1000);
    posted.set(queue.getAsLong());
    pump.execute(
        () -> {
          posted.set(queue.getAsLong());
          queue.post(() -> waited.set(queue.getAsLong() - posted.get()));
        });
    Runnable next =
        new Runnable() {
          @Override
          public void run() {
            queue.pass(Duration.ofMillis(1));
            queue.wake();
            if (left.decrementAndGet() > 0) {
              pump.execute(this);
            }
          }
        };
    pump.execute(next);
    queue.settle();
    assertThat(waited.get()).isBetween(0L, TURN.plusMillis(1).toNanos());
  }

  @Test
  void aFloodOfTasksCostsFewLooksAtTheMessageQueue() {
    queue.settle();
    int before = queue.looks();
    CountDownLatch gate = hold();
    for (int i = 0; i < 100_000; i++) {
      pump.execute(() -> {});
    }
    gate.countDown();
    queue.settle();
    assertThat(queue.looks() - before).isLessThanOrEqualTo(100_000 / 256 + 2);
  }
}
