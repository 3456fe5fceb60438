// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.rules;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The objects that were handed out and not released. Thread-safe. */
public final class ObjectLedger {
  private final Set<Tracked> live = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Notes an object. */
  public synchronized void opened(Tracked object) {
    live.add(object);
  }

  /** Forgets an object. */
  public synchronized void released(Tracked object) {
    live.remove(object);
  }

  /** Counts the live objects by interface. */
  public synchronized Map<String, Integer> counts() {
    return counts(object -> true);
  }

  /**
   * Counts, by interface, the live objects that were opened from an object or from its children.
   */
  public synchronized Map<String, Integer> below(Tracked ancestor) {
    return counts(object -> object.isBelow(ancestor));
  }

  private Map<String, Integer> counts(Predicate<Tracked> wanted) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Tracked object : live) {
      if (wanted.test(object)) {
        counts.merge(object.interfaceName(), 1, Integer::sum);
      }
    }
    return counts;
  }
}
