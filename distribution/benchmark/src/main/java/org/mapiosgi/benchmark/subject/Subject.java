// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.subject;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/**
 * One thread that runs tasks, as the workloads see it: the pump or a peer. What a peer has no such
 * thing for throws {@link NotOffered}.
 */
public interface Subject extends AutoCloseable {
  /** Prepares a task; each run of the returned action posts it once. Any thread. */
  Runnable poster(Runnable task);

  /**
   * Starts a timer. Any thread.
   *
   * @return cancels it
   */
  default Runnable timer(Runnable task, long millis) {
    throw new NotOffered("timers that any thread may start");
  }

  /** Runs the task each so many milliseconds, the first time after the first of them. */
  default void ticks(Runnable task, long millis) {
    throw new NotOffered("fixed-rate timers");
  }

  /** Posts a task with a future. */
  default Future<?> submit(Callable<?> task) {
    throw new NotOffered("futures");
  }

  /** Begins to end: what was accepted is run. */
  default void shutdown() {
    throw new NotOffered("an orderly end");
  }

  /** Begins to end: what has not started is not run. */
  default void shutdownNow() {
    throw new NotOffered("an end at once");
  }

  /** Waits for the end; false where it has not come in time. */
  default boolean awaitEnd(long millis) throws InterruptedException {
    throw new NotOffered("a way to wait for its end");
  }

  /** Prepares a native message; each run posts it, and the thread runs the handler. */
  default Runnable message(Runnable handler) {
    throw new NotOffered("native messages");
  }

  /** Has the thread wait for a kernel event, too; each run signals it, and the handler is run. */
  default Runnable event(Runnable handler) {
    throw new NotOffered("waits for kernel objects");
  }

  /** As {@link #poster}, for a task that may run while the thread is inside of {@link #loop}. */
  default Runnable insidePoster(Runnable task) {
    return poster(task);
  }

  /** On the thread: makes a call that runs a message loop of its own, as the subject wants it. */
  default void loop(Runnable call) {
    call.run();
  }

  /**
   * On the thread: {@link System#nanoTime} when its last wait ended; what it has done since is its
   * own. {@link Long#MIN_VALUE} where that is not known.
   */
  default long awakeSince() {
    return Long.MIN_VALUE;
  }

  /** The calls that were made to the operating system for the subject so far. */
  default CallCounts calls() {
    return CallCounts.UNKNOWN;
  }

  /** Ends at once, whatever is left. */
  @Override
  void close();
}
