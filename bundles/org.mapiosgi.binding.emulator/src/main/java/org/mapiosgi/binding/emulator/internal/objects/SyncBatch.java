// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The items of one step of a run, from one log.
 *
 * @param end the change number up to which the log was read
 */
record SyncBatch<T>(List<T> items, long end) {
  /** Finds the first entry of a log after one change number and not after another. */
  interface Log<V> {
    Optional<Map.Entry<Long, V>> next(long after, long last);
  }

  /**
   * Reads a log until the batch is full or the log has no more.
   *
   * @param wanted says whether an entry is exported
   * @param item makes the item of an entry
   */
  static <V, T> SyncBatch<T> read(
      Log<V> log, long after, long last, Predicate<V> wanted, Function<V, T> item) {
    List<T> items = new ArrayList<>();
    long at = after;
    while (at < last && items.size() < SyncRun.STEP) {
      Optional<Map.Entry<Long, V>> next = log.next(at, last);
      at = next.map(Map.Entry::getKey).orElse(last);
      next.map(Map.Entry::getValue).filter(wanted).map(item).ifPresent(items::add);
    }
    return new SyncBatch<>(items, at);
  }
}
