// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;

/**
 * Counts how often each thread has initialised MAPI and OLE. MAPI keeps one count for the process
 * and does not notice a thread that never initialised until something crashes (R6, R7); so this is
 * looked at before native code is entered.
 */
final class ThreadLeases {
  private static final class Counts {
    int mapi;
    int ole;
  }

  private final Map<Thread, Counts> byThread = new ConcurrentHashMap<>();
  private final Violations violations;

  ThreadLeases(Violations violations) {
    this.violations = violations;
  }

  /** Refuses a call on a thread that has not initialised MAPI. */
  void require(String operation) {
    if (!byThread.containsKey(Thread.currentThread())) {
      throw refuse("R6", operation, "the thread has not initialised MAPI");
    }
  }

  void initialized() {
    byThread.computeIfAbsent(Thread.currentThread(), thread -> new Counts()).mapi++;
  }

  /** Refuses to uninitialise what this thread did not initialise. */
  void requireForUninitialize() {
    Counts counts = byThread.get(Thread.currentThread());
    if (counts == null) {
      throw refuse("R7", "MAPIUninitialize", "the thread has not initialised MAPI");
    }
    if (counts.mapi == 1 && counts.ole > 0) {
      throw refuse("R11", "MAPIUninitialize", "OLE must be uninitialised first");
    }
  }

  void uninitialized() {
    if (--own().mapi == 0) {
      byThread.remove(Thread.currentThread());
    }
  }

  /** Says whether no thread is left. */
  boolean none() {
    return byThread.isEmpty();
  }

  /** The threads that have initialised, and not ended, by name. */
  List<String> threads() {
    return byThread.keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .sorted()
        .toList();
  }

  void oleInitialized() {
    own().ole++;
  }

  void requireForOleUninitialize() {
    Counts counts = byThread.get(Thread.currentThread());
    if (counts == null || counts.ole == 0) {
      throw refuse("R11", "OleUninitialize", "the thread has not initialised OLE");
    }
  }

  void oleUninitialized() {
    own().ole--;
  }

  /** The counts of a thread that has initialised MAPI. */
  private Counts own() {
    return Objects.requireNonNull(
        byThread.get(Thread.currentThread()), "a thread that initialised MAPI");
  }

  private MapiException refuse(String rule, String operation, String reason) {
    String thread = Thread.currentThread().getName();
    violations.add(
        rule, operation, reason + " (" + thread + ")", "call it on a thread that MAPI was given");
    return MapiException.of(
            operation, HResult.NOT_INITIALIZED, reason + "; the thread is " + thread)
        .withHint(rule, "refused before native code was entered");
  }
}
