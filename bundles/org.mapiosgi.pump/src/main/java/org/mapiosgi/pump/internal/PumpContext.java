// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.util.function.LongSupplier;

/** What all parts of one pump share. */
final class PumpContext {
  private final String name;
  private final PumpClock clock;
  private final Counters counters = new Counters();
  private final Activity activity = new Activity();
  private final FailureLog failures;
  private final Lifecycle lifecycle;
  private final Timers timers = new Timers();
  private final Mailbox mailbox = new Mailbox(timers);
  private volatile Thread thread;

  PumpContext(String name, LongSupplier nanoTime) {
    this.name = name;
    this.clock = new PumpClock(nanoTime);
    this.failures = new FailureLog(name, clock);
    this.lifecycle = new Lifecycle(name);
  }

  String name() {
    return name;
  }

  PumpClock clock() {
    return clock;
  }

  Counters counters() {
    return counters;
  }

  Activity activity() {
    return activity;
  }

  FailureLog failures() {
    return failures;
  }

  Lifecycle lifecycle() {
    return lifecycle;
  }

  Timers timers() {
    return timers;
  }

  Mailbox mailbox() {
    return mailbox;
  }

  /** Before the thread starts. */
  void thread(Thread own) {
    thread = own;
  }

  Thread thread() {
    return thread;
  }

  boolean isPumpThread() {
    return Thread.currentThread() == thread;
  }

  /**
   * Refuses a wait that would never end.
   *
   * @param what waited for
   * @throws IllegalStateException on the pump's own thread
   */
  void refuseToWait(String what) {
    if (isPumpThread()) {
      throw new IllegalStateException(
          "pump '"
              + name
              + "' cannot wait on its own thread for "
              + what
              + ": it would wait for ever; use async() and continue in the promise, or wait on"
              + " another thread");
    }
  }

  /** Any thread: a timer was cancelled that the pump may hold. */
  void forget(PumpTimer<?> timer) {
    if (isPumpThread()) {
      timers.remove(timer);
    } else {
      mailbox.forget(timer);
    }
  }
}
