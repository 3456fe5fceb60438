// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.time.Duration;

/**
 * What a MAPI thread is in the middle of.
 *
 * @param thread the thread's name
 * @param what the step, as an operator would call it
 * @param since when it began, by {@link System#nanoTime()}
 * @param allowed how long it may take
 */
public record Running(String thread, String what, long since, Duration allowed) {
  /** Whether it has taken longer than it may, and a grace on top. */
  boolean isOverdue(Duration grace) {
    return taken().compareTo(allowed.plus(grace)) > 0;
  }

  private Duration taken() {
    return Duration.ofNanos(System.nanoTime() - since);
  }

  /** As a sentence without its stop. */
  public String text() {
    return "%s has been running %s for %d ms (allowed: %d ms)"
        .formatted(thread, what, taken().toMillis(), allowed.toMillis());
  }
}
