// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.pump.support.Gate;
import org.mapiosgi.pump.support.LogLines;
import org.mapiosgi.pump.support.LogLines.Line;

@Timeout(60)
class CallbackThreadsTest {
  private static final int ALL = CallbackThreads.THREADS;

  private final CountDownLatch gate = new CountDownLatch(1);
  private final Deadlines deadlines = new Deadlines();
  private final LogLines log = new LogLines();
  private final CallbackThreads threads =
      new CallbackThreads("the test", deadlines, 1_000_000, log.logger());

  @AfterEach
  void open() {
    gate.countDown();
    threads.shutdown();
  }

  /** Callbacks that wait for a gate; returns when as many as can have begun. */
  private void hold(CountDownLatch until, int callbacks) throws InterruptedException {
    CountDownLatch held = new CountDownLatch(Math.min(callbacks, ALL));
    for (int i = 0; i < callbacks; i++) {
      threads.execute(
          () -> {
            held.countDown();
            Gate.await(until);
          });
    }
    held.await();
  }

  /** The next line; an earlier one may have come before each thread had its callback. */
  private Line nextLine() {
    await().until(() -> !log.all().isEmpty());
    return log.all().get(0);
  }

  @Test
  void aConsumerThatHoldsAllItsThreadsIsNamedWithTheThreadsAndOneStack() throws Exception {
    hold(gate, ALL + 3);
    log.all().clear();
    Line line = nextLine();
    assertThat(line.text())
        .startsWith("callbacks of the test hold all 8 threads that this consumer has (")
        .contains("pump-callbacks-1", "pump-callbacks-8", "and 3 more callbacks of it wait");
    assertThat(line.stack()).hasMessageStartingWith("stack of thread pump-callbacks-");
    assertThat(line.stack().getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals(Gate.class.getName()));
  }

  @Test
  void aBlockAfterOneThatEndedIsReportedToo() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    hold(first, ALL + 1);
    Line unused = nextLine();
    first.countDown();
    await().until(() -> threads.getCompletedTaskCount() == ALL + 1 && deadlines.pending() == 0);
    hold(gate, ALL + 2);
    log.all().clear();
    assertThat(nextLine().text()).contains("and 2 more callbacks of it wait");
  }

  @Test
  void threadsThatAreHeldWhileNothingWaitsAreNotWatched() throws Exception {
    hold(gate, ALL);
    assertThat(deadlines.pending()).isZero();
    assertThat(log.all()).isEmpty();
  }

  @Test
  void aThreadIsADaemonOfTheProductAndACallbackLeavesNothingOnIt() throws Exception {
    List<Thread> seen = new CopyOnWriteArrayList<>();
    CountDownLatch over = new CountDownLatch(1);
    List<ClassLoader> loaders = new CopyOnWriteArrayList<>();
    // The caller has a class loader of its own, which its new threads would inherit.
    Thread caller =
        new Thread(
            () ->
                threads.execute(
                    () -> {
                      seen.add(Thread.currentThread());
                      loaders.add(Thread.currentThread().getContextClassLoader());
                      Thread.currentThread().setName("spoilt");
                      over.countDown();
                    }));
    caller.setDaemon(false);
    caller.setContextClassLoader(new URLClassLoader("foreign", new URL[0], null));
    caller.start();
    over.await();
    assertThat(loaders).containsExactly(CallbackThreads.class.getClassLoader());
    await().until(() -> threads.getCompletedTaskCount() == 1);
    assertThat(seen.get(0).isDaemon()).isTrue();
    assertThat(seen.get(0).getName()).isEqualTo("pump-callbacks-1");
  }
}
