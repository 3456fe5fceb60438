// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Threads that begin together. */
final class Producers {
  /** What each does, given its number. */
  @FunctionalInterface
  interface Work {
    void run(int number) throws Exception;
  }

  private final CountDownLatch start = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();
  private volatile Throwable failure;

  private Producers() {}

  /** Makes them; each waits for {@link #go} and then does the work. */
  static Producers of(int count, Work work) throws InterruptedException {
    Producers producers = new Producers();
    CountDownLatch ready = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      int number = i;
      Thread thread = new Thread(() -> producers.run(ready, work, number), "producer-" + i);
      thread.setDaemon(true);
      thread.start();
      producers.threads.add(thread);
    }
    Pause.await(ready, "producers");
    return producers;
  }

  private void run(CountDownLatch ready, Work work, int number) {
    ready.countDown();
    try {
      start.await();
      work.run(number);
    } catch (Throwable e) {
      failure = e;
    }
  }

  /** Lets them begin. Returns when. */
  long go() {
    long now = System.nanoTime();
    start.countDown();
    return now;
  }

  /** Waits until all are done; fails where one failed. */
  void join() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join(12_000);
      if (thread.isAlive()) {
        throw new IllegalStateException(thread.getName() + " does not end");
      }
    }
    if (failure != null) {
      throw new IllegalStateException("a producer failed: " + failure, failure);
    }
  }
}
