// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.thread;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import org.mapiosgi.api.status.Reason;

/**
 * Describes the running step of a MAPI thread.
 *
 * @param thread the thread's name
 * @param step the step
 * @param begun when it began, by {@link System#nanoTime()}
 * @param since when it began, by the clock
 * @param buffers counts the buffers that it has obtained and not freed
 * @param worker the thread itself
 */
public record Running(
    String thread, Step step, long begun, Instant since, IntSupplier buffers, Thread worker) {
  /** A step of the calling thread that begins now. */
  static Running now(String thread, Step step, IntSupplier buffers) {
    return new Running(
        thread, step, System.nanoTime(), Instant.now(), buffers, Thread.currentThread());
  }

  /** The kind of code that the thread executes. */
  Where where() {
    return Where.of(worker.getStackTrace());
  }

  /** Whether it has taken longer than it may, and a grace on top. */
  boolean isOverdue(Duration grace) {
    return taken().compareTo(step.allowed().plus(grace)) > 0;
  }

  private Duration taken() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** As the reason of a state. */
  public Reason reason() {
    return Reason.of(Reason.Kind.NO_ANSWER, text()).build();
  }

  /** As a sentence without its stop. */
  public String text() {
    Where where = where();
    return "%s has been running %s for %d ms (allowed: %d ms); it is in %s at %s"
        .formatted(
            thread,
            step.words(),
            taken().toMillis(),
            step.allowed().toMillis(),
            where.words(),
            where.frame());
  }
}
