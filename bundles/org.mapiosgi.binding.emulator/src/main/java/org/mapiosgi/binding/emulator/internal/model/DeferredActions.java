// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Keeps actions until their time. Used under the mailbox's lock. */
final class DeferredActions {
  private final TreeMap<Instant, List<Runnable>> waiting = new TreeMap<>();

  void add(Instant time, Runnable action) {
    waiting.computeIfAbsent(time, unused -> new ArrayList<>()).add(action);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Runs those whose time has come. */
  void runDue(Instant now) {
    while (!waiting.isEmpty() && !waiting.firstKey().isAfter(now)) {
      waiting.pollFirstEntry().getValue().forEach(Runnable::run);
    }
  }
}
