// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.mapiosgi.api.status.SessionStatus;

/** Keeps what is shown of each configured session, to end it with the session. Thread-safe. */
final class Shown {
  private final Showing showing;
  private final Map<String, Runnable> sessions = new ConcurrentHashMap<>();
  private final Map<String, Runnable> misconfigured = new ConcurrentHashMap<>();

  Shown(Showing showing) {
    this.showing = showing;
  }

  /** Shows a session in place of the last one of its name. */
  void session(String name, Supplier<SessionStatus> status) {
    endSession(name);
    sessions.put(name, showing.session(name, status));
  }

  void endSession(String name) {
    end(sessions, name);
  }

  /** Shows a session that cannot be used in place of the last one of its name. */
  void misconfigured(String name, Supplier<SessionStatus> status) {
    endMisconfigured(name);
    misconfigured.put(name, showing.misconfigured(name, status));
  }

  void endMisconfigured(String name) {
    end(misconfigured, name);
  }

  private static void end(Map<String, Runnable> shown, String name) {
    Runnable last = shown.remove(name);
    if (last != null) {
      last.run();
    }
  }
}
