// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapiosgi.api.pump.PumpPriority.HIGH;
import static org.mapiosgi.api.pump.PumpPriority.IDLE;
import static org.mapiosgi.api.pump.PumpPriority.NORMAL;
import static org.mapiosgi.api.pump.PumpPriority.URGENT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.pump.PumpMetrics;
import org.mapiosgi.api.pump.PumpPriority;
import org.mapiosgi.pump.support.Gate;
import org.mapiosgi.pump.support.Pumps;
import org.mapiosgi.tck.VirtualQueue;
import org.osgi.util.promise.Promise;

/** The more urgent task runs first, and none starves. */
@Timeout(60)
class PumpPrioritiesTest {
  private static final int RUNS = 10_000;

  @RegisterExtension final Pumps pumps = new Pumps();
  private final VirtualQueue queue = new VirtualQueue();
  private final ThreadPump pump = pumps.virtual(queue);
  private final List<String> order = Collections.synchronizedList(new ArrayList<>());

  private CountDownLatch hold() {
    queue.settle();
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    pump.execute(
        () -> {
          held.countDown();
          Gate.await(gate);
        });
    Gate.await(held);
    return gate;
  }

  /**
   * Keeps priorities full, with tasks that post themselves anew; how many of so many runs each had.
   */
  private Map<PumpPriority, Integer> flood(PumpPriority... priorities) {
    Map<PumpPriority, Integer> runs = new EnumMap<>(PumpPriority.class);
    AtomicInteger all = new AtomicInteger();
    CountDownLatch gate = hold();
    for (PumpPriority priority : priorities) {
      for (int i = 0; i < 2; i++) {
        pump.execute(
            new Runnable() {
              @Override
              public void run() {
                if (all.incrementAndGet() <= RUNS) {
                  runs.merge(priority, 1, Integer::sum);
                  pump.execute(this, priority);
                }
              }
            },
            priority);
      }
    }
    gate.countDown();
    queue.settle();
    return runs;
  }

  @Test
  void theMetricsTellHowLongTheTasksOfEachPriorityWaited() {
    CountDownLatch gate = hold();
    pump.execute(() -> queue.pass(Duration.ofMillis(10)), URGENT);
    pump.execute(() -> queue.pass(Duration.ofMillis(20)), HIGH);
    for (int task = 0; task < 64; task++) {
      pump.execute(() -> {}, NORMAL);
    }
    pump.execute(() -> {}, IDLE);
    queue.pass(Duration.ofMillis(1));
    gate.countDown();
    queue.settle();
    Map<PumpPriority, PumpMetrics.Distribution> priorities = pump.metrics().waitedByPriority();
    assertThat(priorities.get(URGENT).max()).isEqualTo(Duration.ofMillis(1));
    assertThat(priorities.get(HIGH).max()).isEqualTo(Duration.ofMillis(11));
    assertThat(priorities.get(NORMAL).max()).isEqualTo(Duration.ofMillis(31));
    assertThat(priorities.get(IDLE).max()).isEqualTo(Duration.ofMillis(31));
    assertThat(priorities.get(IDLE).count()).isEqualTo(1);
    // The first task, the wake for it, and one of the 64 that followed.
    assertThat(priorities.get(NORMAL).count()).isEqualTo(3);
    PumpMetrics.Distribution all = pump.metrics().waited();
    assertThat(all.count()).isEqualTo(6);
    assertThat(all.max()).isEqualTo(Duration.ofMillis(31));
    // A wake for a timer is of no priority.
    pump.schedule(() -> {}, 1, TimeUnit.SECONDS);
    queue.settle();
    assertThat(pump.metrics().waited().count()).isEqualTo(7);
    assertThat(pump.metrics().waitedByPriority()).isEqualTo(priorities);
  }

  @Test
  void theHigherPriorityRunsFirst() {
    CountDownLatch gate = hold();
    pump.execute(() -> order.add("idle"), IDLE);
    pump.execute(() -> order.add("normal"));
    pump.execute(() -> order.add("high"), HIGH);
    pump.execute(() -> order.add("urgent"), URGENT);
    gate.countDown();
    queue.settle();
    assertThat(order).containsExactly("urgent", "high", "normal", "idle");
  }

  @Test
  void anUrgentTaskOvertakesTheTurnThatIsRunning() {
    CountDownLatch gate = hold();
    pump.execute(
        () -> {
          order.add("first");
          pump.execute(() -> order.add("urgent"), URGENT);
        });
    pump.execute(() -> order.add("second"));
    gate.countDown();
    queue.settle();
    assertThat(order).containsExactly("first", "urgent", "second");
  }

  @Test
  void normalTasksGetTheirShareOfAFloodOfHighOnes() {
    Map<PumpPriority, Integer> runs = flood(HIGH, NORMAL);
    assertThat(runs.get(NORMAL)).isBetween(RUNS * 5 / 100, RUNS * 10 / 100);
  }

  @Test
  void noPriorityStarvesWhereAllAreFlooded() {
    Map<PumpPriority, Integer> runs = flood(URGENT, HIGH, NORMAL, IDLE);
    assertThat(runs.get(HIGH)).isGreaterThanOrEqualTo(RUNS / 7);
    assertThat(runs.get(NORMAL)).isGreaterThanOrEqualTo(RUNS / 20);
    assertThat(runs.get(IDLE)).isGreaterThanOrEqualTo(RUNS / 100);
    assertThat(runs.get(URGENT)).isGreaterThan(RUNS / 2);
  }

  @Test
  void anUnusedPriorityGrowsNoOlder() {
    CountDownLatch gate = hold();
    for (int i = 0; i < 100; i++) {
      pump.execute(() -> order.add("high"), HIGH);
    }
    pump.execute(() -> pump.execute(() -> order.add("late")), IDLE);
    pump.execute(
        () -> {
          pump.execute(() -> order.add("normal"));
          pump.execute(() -> order.add("high"), HIGH);
        },
        URGENT);
    gate.countDown();
    queue.settle();
    assertThat(order.indexOf("normal")).isEqualTo(15);
    assertThat(order.get(order.size() - 1)).isEqualTo("late");
  }

  @Test
  void eachPriorityKeepsTheOrderOfEveryProducer() throws Exception {
    int producers = 4;
    int each = 20_000;
    List<PumpPriority> all = List.of(PumpPriority.values());
    List<List<List<Integer>>> seen = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int producer = 0; producer < producers; producer++) {
      List<List<Integer>> priorities = new ArrayList<>();
      for (int priority = 0; priority < all.size(); priority++) {
        priorities.add(new ArrayList<>());
      }
      seen.add(priorities);
      threads.add(
          new Thread(
              () -> {
                for (int i = 0; i < each; i++) {
                  int number = i;
                  int priority = i % priorities.size();
                  pump.execute(() -> priorities.get(priority).add(number), all.get(priority));
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    queue.settle();
    for (List<List<Integer>> priorities : seen) {
      for (List<Integer> priority : priorities) {
        assertThat(priority).hasSize(each / priorities.size()).isSorted();
      }
    }
  }

  @Test
  void aPromiseComesFromItsPriority() throws Exception {
    CountDownLatch gate = hold();
    pump.execute(() -> order.add("normal"));
    Promise<String> promise =
        pump.async(
            () -> {
              order.add("high");
              return "value";
            },
            HIGH);
    gate.countDown();
    assertThat(promise.getValue()).isEqualTo("value");
    queue.settle();
    assertThat(order).containsExactly("high", "normal");
  }

  @Test
  void shutdownRunsEveryPriority() throws Exception {
    CountDownLatch gate = hold();
    for (PumpPriority priority : PumpPriority.values()) {
      pump.execute(() -> order.add(priority.name()), priority);
    }
    pump.shutdown();
    gate.countDown();
    assertThat(pump.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(order).containsExactly("URGENT", "HIGH", "NORMAL", "IDLE");
    assertThatThrownBy(() -> pump.execute(() -> {}, IDLE))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void shutdownNowHandsBackEveryPriority() {
    CountDownLatch gate = hold();
    for (PumpPriority priority : PumpPriority.values()) {
      pump.execute(() -> order.add(priority.name()), priority);
    }
    assertThat(pump.status().queued()).isEqualTo(4);
    assertThat(pump.shutdownNow()).hasSize(4);
    gate.countDown();
    queue.settle();
    assertThat(order).isEmpty();
  }

  @Test
  void aTaskNamesAPriority() {
    assertThatNullPointerException().isThrownBy(() -> pump.execute(() -> {}, null));
    assertThatNullPointerException().isThrownBy(() -> pump.async(() -> 1, (PumpPriority) null));
    assertThatNullPointerException().isThrownBy(() -> pump.execute(null, HIGH));
  }
}
