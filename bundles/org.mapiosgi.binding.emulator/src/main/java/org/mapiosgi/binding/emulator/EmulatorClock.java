// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The emulator's time: that of the machine until a test sets it, then standing still but for {@link
 * #advance}. It dates what is created, changed, submitted and delivered. A deferred message is sent
 * by the first MAPI call to its store after its time. Thread-safe.
 */
public final class EmulatorClock {
  private final Supplier<Instant> machine;
  private @Nullable Instant set;

  /** The time of the machine. */
  public EmulatorClock() {
    this(Instant::now);
  }

  EmulatorClock(Supplier<Instant> machine) {
    this.machine = machine;
  }

  /** The time now, in microseconds, which a FILETIME holds exactly. */
  public synchronized Instant now() {
    return (set == null ? machine.get() : set).truncatedTo(ChronoUnit.MICROS);
  }

  /** Stops the time at an instant. */
  public synchronized void set(Instant instant) {
    set = Objects.requireNonNull(instant, "instant");
  }

  /** Stops the time, where it still runs, and moves it; backwards where negative. */
  public synchronized void advance(Duration step) {
    set = now().plus(step);
  }

  /** Takes the time of the machine again. */
  public synchronized void run() {
    set = null;
  }
}
