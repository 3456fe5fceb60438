// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.core;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/** Where a pump is on its way from start to end. It only ever moves forward. */
public final class Lifecycle {
  public enum State {
    /** Takes tasks. */
    RUNNING,
    /** Takes none, runs what it has. */
    DRAINING,
    /** Takes none, refuses what it has. */
    STOPPING,
    /** The thread has done its last step. */
    TERMINATED
  }

  private record Moment(State state, @Nullable String why, @Nullable Throwable cause) {}

  private static final AtomicReferenceFieldUpdater<Lifecycle, Moment> MOMENT =
      AtomicReferenceFieldUpdater.newUpdater(Lifecycle.class, Moment.class, "moment");

  private final String name;
  private final CountDownLatch terminated = new CountDownLatch(1);
  private volatile Moment moment = new Moment(State.RUNNING, null, null);

  public Lifecycle(String name) {
    this.name = name;
  }

  public State state() {
    return moment.state();
  }

  public boolean isRunning() {
    return state() == State.RUNNING;
  }

  /** Whether the pump refuses the tasks that it has; false again when it has terminated. */
  public boolean isStopping() {
    return state() == State.STOPPING;
  }

  /** Takes no more tasks. */
  public void drain() {
    advance(State.DRAINING, "is shut down", null);
  }

  /** Takes no more tasks and runs none. */
  public void stop() {
    advance(State.STOPPING, "is shut down", null);
  }

  /**
   * Takes no more tasks and runs none, because it cannot.
   *
   * @param why the predicate of "pump X ..."
   */
  public void fail(String why, Throwable cause) {
    advance(State.STOPPING, why, cause);
  }

  public void terminated() {
    advance(State.TERMINATED, "has terminated", null);
    terminated.countDown();
  }

  /** The first reason stays: it is the one that explains the rest. */
  private void advance(State to, String why, @Nullable Throwable cause) {
    MOMENT.updateAndGet(
        this,
        now -> {
          if (now.state().compareTo(to) >= 0) {
            return now;
          }
          boolean known = now.why() != null && (cause == null || now.cause() != null);
          return new Moment(to, known ? now.why() : why, known ? now.cause() : cause);
        });
  }

  public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
    return terminated.await(timeout, unit);
  }

  /** The refusal of a new task. */
  public RejectedExecutionException rejection() {
    return new RejectedExecutionException(refusal(), moment.cause());
  }

  /** The text of the refusal of a new task. */
  public String refusal() {
    return refusal("takes no task");
  }

  /** The failure of a future whose task will not run; null for a plain shutdown. */
  public @Nullable Throwable abandonment() {
    Moment now = moment;
    return now.cause() == null
        ? null
        : new RejectedExecutionException(refusal("did not run the task"), now.cause());
  }

  private String refusal(String consequence) {
    Moment now = moment;
    String reason = now.cause() == null ? "" : ": " + now.cause();
    return "pump '" + name + "' " + consequence + ", because it " + now.why() + reason;
  }
}
