// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mapiosgi.api.status.Finding;

/**
 * Keeps the further configurations of names that are configured already, in the order of their
 * arrival. For the actor alone, unless a method says otherwise.
 */
final class SecondConfigurations {
  private final Map<String, Deque<SessionSettings>> waiting = new HashMap<>();

  /** How many wait, by name, for other threads. */
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  /** Adds the last one of its name. */
  void add(SessionSettings wanted) {
    waiting.computeIfAbsent(wanted.name(), name -> new ArrayDeque<>()).add(wanted);
    count(wanted.name());
  }

  /**
   * Removes a configuration.
   *
   * @return whether it was here
   */
  boolean remove(SessionSettings gone) {
    Deque<SessionSettings> ofName = waiting.get(gone.name());
    boolean removed = ofName != null && ofName.removeFirstOccurrence(gone);
    count(gone.name());
    return removed;
  }

  /** Takes the first one of a name; empty if there is none. */
  Optional<SessionSettings> next(String name) {
    Deque<SessionSettings> ofName = waiting.get(name);
    Optional<SessionSettings> next = Optional.ofNullable(ofName).map(Deque::poll);
    count(name);
    return next;
  }

  private void count(String name) {
    Deque<SessionSettings> ofName = waiting.get(name);
    if (ofName == null || ofName.isEmpty()) {
      waiting.remove(name);
      counts.remove(name);
    } else {
      counts.put(name, ofName.size());
    }
  }

  /** Finds the names that are configured more than once. Any thread. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    counts.forEach(
        (name, count) ->
            findings.add(
                Finding.warning(
                        "Session '" + name + "'",
                        "it is configured "
                            + (count + 1)
                            + " times; the first configuration counts")
                    .remedy("give the others another mapi.session")
                    .build()));
    return findings;
  }
}
