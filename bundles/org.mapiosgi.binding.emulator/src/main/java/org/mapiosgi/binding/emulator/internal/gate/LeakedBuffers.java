// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.gate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The buffers that calls were told to leave behind, by thread. Thread-safe. */
public final class LeakedBuffers {
  private final Map<Thread, Integer> counts = new ConcurrentHashMap<>();

  void leave(int buffers) {
    counts.merge(Thread.currentThread(), buffers, Integer::sum);
  }

  /** Those of a thread. */
  public int of(Thread thread) {
    return counts.getOrDefault(thread, 0);
  }

  /** Those of all threads. */
  public int all() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
