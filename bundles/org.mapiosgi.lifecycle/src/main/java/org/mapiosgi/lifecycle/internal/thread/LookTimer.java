// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.thread;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats a look: often while MAPI threads work, seldom while they rest. */
final class LookTimer {
  private static final Logger LOG = LoggerFactory.getLogger(LookTimer.class);

  /** A thread without a step can hang, too: in a window message. */
  static final Duration REST = Duration.ofSeconds(30);

  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final ScheduledExecutorService timer;
  private final Duration period;
  private final Runnable look;
  private final BooleanSupplier working;
  private volatile boolean resting;
  private boolean stopped;
  private @Nullable ScheduledFuture<?> next;

  /**
   * Begins.
   *
   * @param timer runs the look, which must not block
   * @param period the time between two looks while threads work
   * @param working says whether one of them works, or something else needs a look soon
   */
  LookTimer(
      ScheduledExecutorService timer, Duration period, Runnable look, BooleanSupplier working) {
    this.timer = timer;
    this.period = period.compareTo(SHORTEST) < 0 ? SHORTEST : period;
    this.look = look;
    this.working = working;
    schedule(this.period);
  }

  /** Notes that a thread begins to work. {@code working} says so already. Any thread, fast. */
  void stepBegins() {
    if (resting) {
      hurry();
    }
  }

  /** Looks no more. */
  synchronized void stop() {
    stopped = true;
    cancel();
  }

  private void run() {
    // An error would end the looks without a word.
    try {
      look.run();
    } catch (RuntimeException | Error e) {
      LOG.error("a look at the MAPI threads failed, and is repeated in a moment", e);
    }
    rest();
    // Only after the rest has begun: a step that begins between the two ends it.
    if (working.getAsBoolean()) {
      hurry();
    }
  }

  private synchronized void rest() {
    resting = true;
    schedule(REST.compareTo(period) > 0 ? REST : period);
  }

  private synchronized void hurry() {
    if (resting) {
      resting = false;
      cancel();
      schedule(period);
    }
  }

  private synchronized void schedule(Duration delay) {
    if (!stopped) {
      try {
        next = timer.schedule(this::run, delay.toNanos(), TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException e) {
        stopped = true; // The timer ends with the product.
      }
    }
  }

  private void cancel() {
    if (next != null) {
      next.cancel(false);
    }
  }
}
