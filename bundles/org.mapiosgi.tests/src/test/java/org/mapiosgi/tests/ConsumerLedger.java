// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tests;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.mapiosgi.api.MapiSession;

/** What the bound consumers saw; registered by the test that wants them. */
public final class ConsumerLedger {
  private final Set<MapiSession> active = ConcurrentHashMap.newKeySet();
  private final AtomicInteger activated = new AtomicInteger();
  private final AtomicInteger deactivated = new AtomicInteger();
  private final AtomicInteger worked = new AtomicInteger();
  private final List<String> wrong = new CopyOnWriteArrayList<>();

  void activated(MapiSession session) {
    activated.incrementAndGet();
    if (!active.add(session)) {
      wrong.add("bound twice to one session");
    }
    if (active.size() > 1) {
      wrong.add("bound to " + active.size() + " sessions at once");
    }
  }

  void deactivated(MapiSession session) {
    deactivated.incrementAndGet();
    if (!active.remove(session)) {
      wrong.add("unbound from a session that it was not bound to");
    }
  }

  void worked(Throwable failure) {
    if (failure == null) {
      worked.incrementAndGet();
    } else {
      wrong.add(failure.toString());
    }
  }

  int activated() {
    return activated.get();
  }

  int deactivated() {
    return deactivated.get();
  }

  int worked() {
    return worked.get();
  }

  List<String> wrong() {
    return wrong;
  }
}
