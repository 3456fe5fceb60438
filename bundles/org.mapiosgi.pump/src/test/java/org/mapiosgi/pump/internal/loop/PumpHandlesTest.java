// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.pump.PumpNesting.Mode;
import org.mapiosgi.api.pump.PumpWait;
import org.mapiosgi.api.pump.PumpWait.Signal;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.support.Gate;
import org.mapiosgi.pump.support.HandleQueues;
import org.mapiosgi.pump.support.Pumps;
import org.mapiosgi.tck.VirtualQueue;
import org.osgi.util.promise.Promise;

/** Kernel objects end a pump's wait and have their turn, however many. */
@Timeout(60)
class PumpHandlesTest {
  @RegisterExtension final Pumps pumps = new Pumps();
  private final HandleQueues queues = new HandleQueues(4);
  private final ThreadPump pump =
      pumps.start(
          new PumpContext("test", System::nanoTime, Settings.DEFAULT),
          queues,
          PumpServices.create());
  private final List<Object> seen = Collections.synchronizedList(new ArrayList<>());

  private void passes() throws Exception {
    Pumps.passes(pump);
  }

  @Test
  void aHandlerRunsOnThePumpForEachSignal() throws Exception {
    queues.create(8);
    Semaphore runs = new Semaphore(0);
    pump.awaitEach(
        8,
        signal -> {
          assertThat(pump.isPumpThread()).isTrue();
          assertThat(signal).isEqualTo(Signal.SIGNALED);
          runs.release();
        });
    for (int i = 1; i <= 1000; i++) {
      queues.signal(8);
      assertThat(runs.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    }
    passes();
    assertThat(runs.availablePermits()).isZero();
    assertThat(pump.status().tasksFailed()).isZero();
  }

  @Test
  void aWaitEndsWithItsTimeWhoeverWaits() throws Exception {
    // Four are the pump's own, the others a helper's.
    for (int handle = 8; handle < 16; handle++) {
      queues.create(handle);
      pump.awaitOnce(handle, Duration.ofMillis(5), seen::add);
    }
    await().until(() -> seen.size() == 8);
    assertThat(seen).containsOnly(Signal.TIMED_OUT);
    await().until(() -> queues.watched() == 0);
    queues.signal(8);
    queues.signal(15);
    passes();
    assertThat(queues.isPending(8)).isFalse();
    assertThat(queues.isPending(15)).isFalse();
    assertThat(seen).hasSize(8);
    pump.awaitOnce(8, Duration.ofDays(1), seen::add);
    await().until(() -> seen.size() == 9);
    assertThat(seen.get(8)).isEqualTo(Signal.SIGNALED);
  }

  @Test
  void aSignalOrARemovalTakesTheTimerAway() throws Exception {
    queues.create(8);
    queues.create(9);
    pump.awaitOnce(8, Duration.ofHours(1), seen::add);
    PumpWait removed = pump.awaitOnce(9, Duration.ofSeconds(Long.MAX_VALUE), seen::add);
    passes();
    assertThat(pump.status().timers()).isEqualTo(2);
    queues.signal(8);
    removed.remove().getValue();
    await().until(() -> seen.size() == 1);
    passes();
    assertThat(seen).containsExactly(Signal.SIGNALED);
    assertThat(pump.status().timers()).isZero();
  }

  @Test
  void aTimeThatEndsBeforeThePumpWaitsIsTold() throws Exception {
    VirtualQueue queue = new VirtualQueue();
    ThreadPump virtual = pumps.virtual(queue);
    queue.create(8);
    virtual.schedule(
        () -> {
          virtual.awaitOnce(8, Duration.ofNanos(1), seen::add);
          queue.pass(Duration.ofNanos(2));
        },
        1,
        TimeUnit.SECONDS);
    queue.advance(Duration.ofSeconds(1));
    assertThat(seen).containsExactly(Signal.TIMED_OUT);
  }

  @Test
  void aWaitThatIsRemovedBeforeThePumpWaitsTakesNoSignal() throws Exception {
    queues.create(8);
    pump.submit(() -> pump.awaitEach(8, seen::add).remove()).get().getValue();
    passes();
    assertThat(queues.watched()).isZero();
    queues.signal(8);
    passes();
    assertThat(queues.isPending(8)).isFalse();
    assertThat(seen).isEmpty();
  }

  @Test
  void aTimeThatIsNoneIsRefusedAndTheHandleIsFree() {
    queues.create(8);
    assertThatThrownBy(() -> pump.awaitOnce(8, Duration.ZERO, seen::add))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a timeout must be above 0, not PT0S");
    pump.awaitOnce(8, Duration.ofHours(1), seen::add);
  }

  @Test
  void signalsTimeoutsAndRemovalsThatRaceTellOnceAndNeverAfterTheRemoval() throws Exception {
    for (int round = 0; round < 1000; round++) {
      // By turns the pump's own and a helper's.
      long handle = 100L + round % 8;
      queues.create(handle);
      AtomicInteger runs = new AtomicInteger();
      PumpWait wait =
          pump.awaitOnce(handle, Duration.ofNanos(1 + round * 300L), s -> runs.incrementAndGet());
      if (round % 2 == 0) {
        queues.signal(handle);
      }
      if (round % 3 == 0) {
        passes();
      }
      wait.remove().getValue();
      int before = runs.get();
      assertThat(before).isLessThanOrEqualTo(1);
      // Taken by a handler, or left in the kernel for the next who waits.
      passes();
      assertThat(runs.get()).isEqualTo(before);
    }
    assertThat(pump.status().timers()).isZero();
    await().until(() -> queues.watched() == 0);
  }

  @Test
  void aWaitForOneSignalEndsWithIt() throws Exception {
    queues.create(8);
    PumpWait wait = pump.awaitOnce(8, seen::add);
    queues.signal(8);
    await().until(() -> !seen.isEmpty());
    wait.remove().getValue();
    queues.signal(8);
    passes();
    assertThat(seen).containsExactly(Signal.SIGNALED);
    assertThat(queues.isPending(8)).isFalse();
    assertThat(queues.watched()).isZero();
    // Its handle may be waited for again.
    pump.awaitOnce(8, seen::add);
    await().until(() -> seen.size() == 2);
  }

  @Test
  void aHandleIsWaitedForOnceAtATime() {
    queues.create(8);
    pump.awaitEach(8, seen::add);
    assertThatThrownBy(() -> pump.awaitOnce(8, seen::add))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("waits for handle 0x8 already");
  }

  @Test
  void noSignalOf200HandlesIsMissed() {
    AtomicInteger[] runs = new AtomicInteger[200];
    for (int i = 0; i < runs.length; i++) {
      AtomicInteger mine = new AtomicInteger();
      runs[i] = mine;
      queues.create(i);
      pump.awaitEach(i, signal -> mine.incrementAndGet());
    }
    for (int round = 1; round <= 20; round++) {
      int expected = round;
      for (int i = 0; i < runs.length; i++) {
        queues.signal(i);
      }
      await().untilAsserted(() -> assertThat(runs).allMatch(count -> count.get() == expected));
    }
    // 4 in the pump's wait, 49 times 4 in helpers': no thread for each wait.
    assertThat(queues.opened()).isEqualTo(50);
  }

  @Test
  void allSignalledHandlesHaveTheirTurnBeforeAnyHasItsNext() throws Exception {
    for (int i = 0; i < 4; i++) {
      int handle = i;
      queues.create(i);
      pump.awaitEach(
          i,
          signal -> {
            seen.add(handle);
            if (seen.size() < 400) {
              queues.signal(handle);
            }
          });
    }
    pump.submit(
            () -> {
              for (int i = 0; i < 4; i++) {
                queues.signal(i);
              }
            })
        .get();
    await().until(() -> seen.size() >= 400);
    for (int i = 0; i < 4; i++) {
      assertThat(Collections.frequency(seen.subList(0, 400), i)).isEqualTo(100);
    }
  }

  @Test
  void handlesBeyondThePumpsOwnWaitHaveAsManyTurns() {
    int[] turns = new int[40];
    int[] before = new int[40];
    CountDownLatch done = new CountDownLatch(1);
    for (int i = 0; i < turns.length; i++) {
      int handle = i;
      queues.create(i);
      pump.awaitEach(
          i,
          signal -> {
            turns[handle]++;
            if (turns[handle] == 1 && Arrays.stream(turns).allMatch(count -> count > 0)) {
              // Each is known to the pump; from now on all are signalled, all of the time.
              System.arraycopy(turns, 0, before, 0, turns.length);
            }
            if (before[handle] > 0 && turns[handle] - before[handle] == 100) {
              done.countDown();
            }
            if (done.getCount() > 0) {
              queues.signal(handle);
            }
          });
      queues.signal(i);
    }
    await().until(() -> done.getCount() == 0);
    for (int i = 0; i < turns.length; i++) {
      assertThat(turns[i] - before[i]).as("turns of handle %d", i).isBetween(99, 101);
    }
  }

  @Test
  void noHandlerRunsAfterItsRemovalIsAcknowledged() throws Exception {
    for (int round = 0; round < 500; round++) {
      for (int i = 0; i < 6; i++) {
        queues.create(i);
      }
      AtomicInteger late = new AtomicInteger();
      List<PumpWait> waits = new ArrayList<>();
      List<boolean[]> gone = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        boolean[] mine = new boolean[1];
        gone.add(mine);
        waits.add(
            pump.awaitEach(
                i,
                signal -> {
                  synchronized (mine) {
                    if (mine[0]) {
                      late.incrementAndGet();
                    }
                  }
                }));
      }
      for (int i = 0; i < 6; i++) {
        queues.signal(i);
        waits.get(i).remove().getValue();
        synchronized (gone.get(i)) {
          gone.get(i)[0] = true;
        }
        queues.signal(i);
      }
      assertThat(queues.watched()).isZero();
      assertThat(late).hasValue(0);
    }
  }

  @Test
  void aHandlerMayRemoveItself() throws Exception {
    queues.create(8);
    PumpWait[] wait = new PumpWait[1];
    wait[0] =
        pump.submit(
                () ->
                    pump.awaitEach(
                        8,
                        signal -> {
                          Promise<Void> removal = wait[0].remove();
                          seen.add(removal.isDone());
                        }))
            .get();
    queues.signal(8);
    wait[0].remove().getValue();
    queues.signal(8);
    passes();
    assertThat(seen).hasSizeLessThanOrEqualTo(1).doesNotContain(true);
  }

  @Test
  void aBadHandleIsToldOnceAndOthersGoOn() throws Exception {
    for (int i = 0; i < 6; i++) {
      queues.create(i);
    }
    // The first four are in the pump's wait, the others in a helper's.
    queues.closeHandle(1);
    queues.closeHandle(5);
    List<PumpWait> waits = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      int handle = i;
      waits.add(pump.awaitEach(i, signal -> seen.add(handle + " " + signal)));
    }
    waits.get(1).remove().getValue();
    waits.get(5).remove().getValue();
    queues.signal(0);
    queues.abandon(4);
    await().untilAsserted(() -> assertThat(seen).contains("0 SIGNALED", "4 ABANDONED"));
    assertThat(seen).doesNotHaveDuplicates();
  }

  @Test
  void aMutexIsNeverAHelpers() throws Exception {
    queues.createMutex(8);
    queues.signal(8);
    for (int i = 0; i < 4; i++) {
      queues.create(i);
      pump.awaitEach(i, seen::add);
    }
    pump.awaitEach(8, seen::add);
    await().untilAsserted(() -> assertThat(seen).containsExactly(Signal.FAILED));
    assertThat(queues.isPending(8)).isFalse();
    assertThat(queues.opened()).isEqualTo(1);
  }

  @Test
  void aMutexThatThePumpOwnsIsHandledBeforeItsWaitIsOver() throws Exception {
    queues.create(1);
    queues.createMutex(2);
    List<Promise<Void>> removals = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch gate = new CountDownLatch(1);
    PumpWait[] mutex = new PumpWait[1];
    // Both are found by one look, so the mutex is the pump's when this handler runs.
    pump.awaitEach(
        1,
        signal -> {
          Promise<Void> removal = mutex[0].remove();
          assertThatThrownBy(removal::getValue)
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("'test'");
          removals.add(removal);
        });
    mutex[0] = pump.awaitEach(2, seen::add);
    passes();
    pump.execute(() -> Gate.await(gate));
    queues.signal(2);
    queues.signal(1);
    gate.countDown();
    await().until(() -> removals.size() == 1);
    removals.get(0).getValue();
    assertThat(seen).containsExactly(Signal.SIGNALED);
    queues.signal(2);
    passes();
    assertThat(seen).hasSize(1);
    assertThat(queues.isPending(2)).isFalse();
  }

  @Test
  void aHandlerCannotWaitForItsOwnRemoval() throws Exception {
    queues.create(1);
    PumpWait[] wait = new PumpWait[1];
    List<Promise<Void>> removals = Collections.synchronizedList(new ArrayList<>());
    wait[0] =
        pump.awaitEach(
            1,
            signal -> {
              Promise<Void> removal = wait[0].remove();
              assertThatThrownBy(removal::getValue).isInstanceOf(IllegalStateException.class);
              assertThatThrownBy(
                      () -> pump.nesting().pumpUntil(removal, Duration.ofSeconds(9), Mode.NONE))
                  .isInstanceOf(IllegalStateException.class);
              removals.add(removal);
            });
    passes();
    queues.signal(1);
    await().until(() -> removals.size() == 1);
    removals.get(0).getValue();
    assertThat(pump.status().tasksFailed()).isZero();
    Promise<Void> again = removals.get(0);
    pump.submit(() -> again.getValue()).get(30, TimeUnit.SECONDS);
  }

  @Test
  void aMutexThatThePumpDoesNotOwnStaysFree() throws Exception {
    queues.createMutex(2);
    PumpWait mutex = pump.awaitEach(2, seen::add);
    passes();
    pump.submit(
            () -> {
              queues.signal(2);
              return mutex.remove();
            })
        .get()
        .getValue();
    passes();
    assertThat(seen).isEmpty();
    assertThat(queues.isPending(2)).isFalse();
  }

  @Test
  void aHandleThatIsClosedUnderAWaitIsToldOnceAndOthersGoOn() {
    awaitAll(pump, 0, 6);
    await().until(() -> queues.watched() == 6);
    queues.closeHandle(1);
    queues.closeHandle(5);
    await().untilAsserted(() -> assertThat(seen).contains("1 FAILED", "5 FAILED"));
    queues.signal(0);
    queues.signal(4);
    await().untilAsserted(() -> assertThat(seen).contains("0 SIGNALED", "4 SIGNALED"));
    assertThat(seen).hasSize(4);
    await().until(() -> queues.watched() == 4);
  }

  @Test
  void helpersThatCannotWaitSayThatTheirHandlesFailed() {
    for (int i = 0; i < 6; i++) {
      queues.create(i);
    }
    await().until(() -> queues.opened() == 1);
    queues.refuse();
    for (int i = 0; i < 6; i++) {
      int handle = i;
      pump.awaitEach(i, signal -> seen.add(handle + " " + signal));
    }
    await().untilAsserted(() -> assertThat(seen).contains("4 FAILED", "5 FAILED"));
    queues.signal(0);
    await().untilAsserted(() -> assertThat(seen).contains("0 SIGNALED"));
    assertThat(seen).hasSize(3);
  }

  private static Optional<Thread> find(String thread) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(candidate -> candidate.getName().equals(thread))
        .findAny();
  }

  private static boolean isThere(String thread) {
    return find(thread).isPresent();
  }

  private void awaitAll(ThreadPump waiting, int from, int to) {
    for (int i = from; i < to; i++) {
      int handle = i;
      queues.create(i);
      waiting.awaitEach(i, signal -> seen.add(handle + " " + signal));
    }
  }

  @Test
  void aHelperThatCouldNotBeginIsReplaced() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    ThreadPump other =
        pumps.start(
            new PumpContext("other", System::nanoTime, Settings.DEFAULT),
            name -> {
              if (name.equals("other-handles-1")) {
                Gate.await(gate);
                throw new IllegalStateException("once");
              }
              return queues.open(name);
            },
            PumpServices.create());
    awaitAll(other, 0, 6);
    Pumps.passes(other);
    gate.countDown();
    await().untilAsserted(() -> assertThat(seen).contains("4 FAILED", "5 FAILED"));
    await().until(() -> !isThere("other-handles-1"));
    awaitAll(other, 6, 8);
    for (int i = 0; i < 8; i++) {
      queues.signal(i);
    }
    await().until(() -> seen.size() == 8);
    assertThat(seen)
        .containsExactlyInAnyOrder(
            "0 SIGNALED",
            "1 SIGNALED",
            "2 SIGNALED",
            "3 SIGNALED",
            "4 FAILED",
            "5 FAILED",
            "6 SIGNALED",
            "7 SIGNALED");
    assertThat(isThere("other-handles-2")).isTrue();
    Pumps.end(other);
    await().until(() -> !isThere("other-handles-2"));
  }

  @Test
  void aHelperThatFailsIsReplacedAndThoseItHadAreToldOnce() throws Exception {
    awaitAll(pump, 0, 4);
    Semaphore handled = new Semaphore(0);
    CountDownLatch handling = new CountDownLatch(1);
    queues.create(4);
    // One that rests at that moment, for its handler runs.
    pump.awaitEach(
        4,
        signal -> {
          seen.add("4 " + signal);
          handling.countDown();
          handled.acquireUninterruptibly();
        });
    awaitAll(pump, 5, 7);
    await().until(() -> queues.watched() == 7);
    queues.signal(4);
    handling.await();
    Thread helper = find("test-handles-1").orElseThrow();
    queues.breakDown("test-handles-1");
    await().until(() -> helper.getState() == Thread.State.WAITING);
    // It is there and has room, but is no help any more.
    awaitAll(pump, 7, 9);
    handled.release(2);
    await()
        .untilAsserted(
            () -> assertThat(seen).contains("4 SIGNALED", "4 FAILED", "5 FAILED", "6 FAILED"));
    await().until(() -> !helper.isAlive());
    queues.signal(7);
    queues.signal(8);
    await().untilAsserted(() -> assertThat(seen).contains("7 SIGNALED", "8 SIGNALED"));
    assertThat(seen).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void aQueueWithoutHandlesSaysSo() throws Exception {
    ThreadPump plain = pumps.real();
    PumpWait wait = plain.awaitEach(8, seen::add);
    await().untilAsserted(() -> assertThat(seen).containsExactly(Signal.FAILED));
    wait.remove().getValue();
  }

  @Test
  void aHandlerThatThrowsKeepsItsWait() {
    queues.create(8);
    pump.awaitEach(
        8,
        signal -> {
          seen.add(signal);
          throw new IllegalStateException("handler");
        });
    for (int i = 1; i <= 3; i++) {
      int expected = i;
      queues.signal(8);
      await().until(() -> seen.size() == expected);
    }
    await().until(() -> pump.status().tasksFailed() == 3);
  }

  @Test
  void theEndOfThePumpEndsAllWaits() throws Exception {
    List<PumpWait> waits = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      queues.create(i);
      waits.add(pump.awaitEach(i, seen::add));
    }
    pump.shutdown();
    assertThat(pump.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    for (PumpWait wait : waits) {
      wait.remove().getValue();
    }
    await().until(() -> queues.watched() == 0);
    assertThatThrownBy(() -> pump.awaitEach(99, seen::add))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void handlesAreServedWhileTasksFloodThePump() throws Exception {
    queues.create(8);
    CountDownLatch served = new CountDownLatch(1);
    pump.awaitOnce(8, signal -> served.countDown());
    pump.execute(
        new Runnable() {
          @Override
          public void run() {
            if (served.getCount() > 0) {
              pump.execute(this);
            }
          }
        });
    queues.signal(8);
    assertThat(served.await(30, TimeUnit.SECONDS)).isTrue();
  }
}
