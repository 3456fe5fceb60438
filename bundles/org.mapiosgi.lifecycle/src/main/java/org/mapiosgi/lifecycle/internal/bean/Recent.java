// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.bean;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives a status that is at most a moment old: a tool that reads all attributes of an MBean one
 * after the other makes the status once. Thread-safe.
 */
final class Recent<T> implements Supplier<T> {
  private static final long MOMENT = Duration.ofMillis(100).toNanos();

  private record Taken<T>(T value, long at) {}

  private final Supplier<T> source;
  private final LongSupplier clock;
  private volatile @Nullable Taken<T> last;

  /**
   * Takes none yet.
   *
   * @param clock counts nanoseconds
   */
  Recent(Supplier<T> source, LongSupplier clock) {
    this.source = source;
    this.clock = clock;
  }

  @Override
  public T get() {
    long now = clock.getAsLong();
    Taken<T> known = last;
    if (known != null && now - known.at() < MOMENT) {
      return known.value();
    }
    T taken = source.get();
    last = new Taken<>(taken, now);
    return taken;
  }
}
