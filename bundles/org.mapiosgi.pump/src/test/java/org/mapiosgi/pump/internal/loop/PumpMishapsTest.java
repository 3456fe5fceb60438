// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.pump.internal.core.HangLimits;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.internal.queue.Capacity;
import org.mapiosgi.pump.internal.task.Coalescer;
import org.mapiosgi.pump.internal.watch.WatchedPump;
import org.mapiosgi.pump.support.Gate;
import org.mapiosgi.pump.support.Pumps;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.tck.VirtualQueue;

/** A failure at the wrong moment leaves nothing behind that harms the next task. */
@Timeout(60)
class PumpMishapsTest {
  @RegisterExtension final Pumps pumps = new Pumps();
  private final VirtualQueue queue = new VirtualQueue();
  private final List<String> order = Collections.synchronizedList(new ArrayList<>());

  /** Runs something at every depth from here to where no stack is left. */
  private static void atEveryDepth(Runnable what, int deeper) {
    what.run();
    if (deeper > 0) {
      atEveryDepth(what, deeper - 1);
    }
  }

  private static void untilNoStackIsLeft(Runnable what) {
    assertThatThrownBy(() -> atEveryDepth(what, Integer.MAX_VALUE))
        .isInstanceOf(StackOverflowError.class);
  }

  /** A thread with little stack, so that this is quick. */
  private static void onSmallStack(Runnable what) throws Exception {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread = new Thread(null, what, "small", 1 << 18);
    thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
    thread.start();
    thread.join();
    assertThat(failure.get()).isNull();
  }

  private final PumpContext context = new PumpContext("test", queue, Settings.DEFAULT);

  private ThreadPump waking(Runnable wake) {
    MessageQueue other =
        (MessageQueue)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {MessageQueue.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("wake")) {
                    wake.run();
                    return null;
                  }
                  try {
                    return method.invoke(queue, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return pumps.start(context, name -> other, PumpServices.create());
  }

  /** A pump whose wake fails, once for each thing that is to happen before. */
  private ThreadPump failingToWakeAfter(AtomicReference<Runnable> before) {
    return waking(
        () -> {
          Runnable first = before.getAndSet(null);
          if (first != null) {
            first.run();
            throw new StackOverflowError();
          }
          queue.wake();
        });
  }

  @Test
  void aWakeThatWasLostIsMadeByTheWatchdog() throws Exception {
    AtomicBoolean lost = new AtomicBoolean();
    ThreadPump pump =
        waking(
            () -> {
              if (!lost.getAndSet(false)) {
                queue.wake();
              }
            });
    WatchedPump watched = new WatchedPump(context, report -> {});
    queue.settle();
    lost.set(true);
    pump.execute(() -> order.add("first"));
    pump.execute(() -> order.add("second"));
    assertThat(lost).isFalse();
    boolean unused = watched.look();
    // The first may have come at the end of a wait.
    unused = watched.look();
    queue.settle();
    assertThat(order).containsExactly("first", "second");
  }

  @Test
  void aWakeThatFailedWhileOthersReliedOnItIsMadeByTheWatchdog() throws Exception {
    AtomicReference<Runnable> meanwhile = new AtomicReference<>();
    ThreadPump pump = failingToWakeAfter(meanwhile);
    WatchedPump watched = new WatchedPump(context, report -> {});
    queue.settle();
    // It finds that somebody wakes the pump already.
    meanwhile.set(() -> pump.execute(() -> order.add("second")));
    assertThatThrownBy(() -> pump.execute(() -> order.add("first")))
        .isInstanceOf(StackOverflowError.class);
    boolean unused = watched.look();
    unused = watched.look();
    queue.settle();
    assertThat(order).containsExactly("first", "second");
  }

  @Test
  void aWakeThatFailsIsMadeByTheNext() throws Exception {
    AtomicReference<Runnable> nothing = new AtomicReference<>();
    ThreadPump pump = failingToWakeAfter(nothing);
    queue.settle();
    nothing.set(() -> {});
    assertThatThrownBy(() -> pump.execute(() -> order.add("first")))
        .isInstanceOf(StackOverflowError.class);
    pump.execute(() -> order.add("second"));
    queue.settle();
    assertThat(order).containsExactly("first", "second");
  }

  @Test
  void aTaskPostedWhereNoStackIsLeftIsRunOrRefusedAndOthersRun() throws Exception {
    ThreadPump pump = pumps.real();
    AtomicInteger runs = new AtomicInteger();
    AtomicInteger accepted = new AtomicInteger();
    Runnable post =
        () -> {
          pump.execute(runs::incrementAndGet);
          accepted.incrementAndGet();
        };
    for (int i = 0; i < 200; i++) {
      onSmallStack(() -> untilNoStackIsLeft(post));
      assertThat(pump.submit(() -> 7).get(30, SECONDS)).as("round %s", i).isEqualTo(7);
      // One that met the error after it was posted has run as well.
      assertThat(runs.get()).isPositive().isGreaterThanOrEqualTo(accepted.get());
    }
  }

  @Test
  void aTaskOfThePumpPostedWhereNoStackIsLeftIsRunOrRefusedAndOthersRun() throws Exception {
    ThreadPump pump = pumps.real();
    for (int i = 0; i < 100; i++) {
      pump.execute(() -> untilNoStackIsLeft(() -> pump.execute(() -> {})));
      assertThat(pump.submit(() -> 7).get(30, SECONDS)).as("round %s", i).isEqualTo(7);
    }
    assertThat(pump.status().tasksFailed()).isZero();
  }

  @Test
  void timersAddedAndCancelledWhereNoStackIsLeftDoNotSpoilTheOthers() throws Exception {
    ThreadPump pump = pumps.real();
    for (int i = 0; i < 100; i++) {
      AtomicInteger runs = new AtomicInteger();
      AtomicInteger accepted = new AtomicInteger();
      Future<?> later = pump.schedule(() -> {}, 1, HOURS);
      Future<?> task =
          pump.submit(
              () ->
                  untilNoStackIsLeft(
                      () -> {
                        Future<?> timer = pump.schedule(runs::incrementAndGet, 1, NANOSECONDS);
                        accepted.incrementAndGet();
                        if (accepted.get() % 3 == 0) {
                          timer.cancel(false);
                          runs.incrementAndGet();
                        }
                      }));
      task.get(30, SECONDS);
      assertThat(pump.schedule(() -> 7, 1, MILLISECONDS).get(30, SECONDS)).as("%s", i).isEqualTo(7);
      assertThat(runs.get()).isPositive().isGreaterThanOrEqualTo(accepted.get() - 1);
      later.cancel(false);
    }
    assertThat(pump.status().tasksFailed()).isZero();
  }

  @Test
  void aCallBegunWhereNoStackIsLeftIsOverWithItsTask() throws Exception {
    ThreadPump pump = pumps.real();
    for (int i = 0; i < 100; i++) {
      pump.execute(
          () ->
              untilNoStackIsLeft(
                  () -> {
                    try {
                      Object unused = pump.nesting().call(() -> null);
                    } catch (Exception e) {
                      throw new AssertionError(e);
                    }
                  }));
      int depth =
          pump.submit(() -> pump.nesting().call(() -> pump.status().depth())).get(30, SECONDS);
      assertThat(depth).as("round %s", i).isEqualTo(1);
      assertThat(pump.submit(() -> pump.status().depth()).get(30, SECONDS)).isZero();
    }
    assertThat(pump.status().tasksFailed()).isZero();
  }

  @Test
  void anAlarmThatCannotBeToldEndsNothing() throws Exception {
    Settings settings =
        new Settings(256, 64, 8_000_000, 0, Capacity.Overflow.REJECT, 2, true, HangLimits.DEFAULT);
    PumpContext context = new PumpContext("test", queue, settings);
    ThreadPump pump = pumps.start(context, queue, PumpServices.create());
    AtomicInteger told = new AtomicInteger();
    context
        .intake()
        .onAlarm(
            queued -> {
              told.incrementAndGet();
              throw new IllegalStateException("no disk");
            });
    CountDownLatch gate = new CountDownLatch(1);
    pump.execute(() -> Gate.await(gate));
    for (int i = 0; i < 2_000; i++) {
      pump.execute(() -> order.add("ran"));
    }
    gate.countDown();
    queue.settle();
    assertThat(told).hasPositiveValue();
    assertThat(order).hasSize(2_000);
  }

  @Test
  void whoseTaskTookAnothersPlaceIsToldThatThePlaceWasRefused() {
    List<Runnable> accepted = new ArrayList<>();
    AtomicReference<Coalescer> coalescer = new AtomicReference<>();
    AtomicInteger calls = new AtomicInteger();
    coalescer.set(
        new Coalescer(
            place -> {
              if (calls.getAndIncrement() == 0) {
                // Another caller, while this one has no room yet.
                coalescer.get().execute("key", () -> order.add("second"));
                throw new RejectedExecutionException("no room");
              }
              accepted.add(place);
            }));
    assertThatThrownBy(() -> coalescer.get().execute("key", () -> order.add("first")))
        .isInstanceOf(RejectedExecutionException.class);
    accepted.forEach(Runnable::run);
    assertThat(order).containsExactly("second");
  }
}
