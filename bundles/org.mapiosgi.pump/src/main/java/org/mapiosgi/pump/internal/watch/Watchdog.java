// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.watch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.pump.internal.core.PumpContext;

/**
 * One thread that looks at all pumps now and then and reports those that are long at one task or
 * message.
 *
 * <p>If no pump has done anything for some looks, it sleeps until one leaves its wait. It uses the
 * same protocol as a pump's own wake, so an idle process has no ticking thread. But once a minute
 * it looks whether a pump hangs inside of its wait, because such a pump does not rouse it. The
 * thread exists while there are pumps.
 */
public final class Watchdog {
  public static final long LOOK_NANOS = 500_000_000L;
  private static final int QUIET_LOOKS = 4;

  /** How many looks are left out by one that sleeps. */
  private static final int LONG_REST = 120;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<PumpContext, WatchedPump> pumps = new ConcurrentHashMap<>();
  private final Consumer<HangReport> reports;
  private final long lookNanos;
  private @Nullable Thread thread;

  /** Where it may be parked for long. */
  private volatile @Nullable Thread dormant;

  public Watchdog(Consumer<HangReport> reports, long lookNanos) {
    this.reports = reports;
    this.lookNanos = lookNanos;
  }

  /** Whether it sleeps until a pump moves. */
  public boolean isDormant() {
    return dormant != null;
  }

  /** Whether there is a thread. */
  public boolean isRunning() {
    lock.lock();
    try {
      return thread != null;
    } finally {
      lock.unlock();
    }
  }

  /** Watches a pump until it has terminated, or its settings turn the watch off. */
  public void watch(PumpContext pump) {
    if (!pump.settings().hang().isOn()) {
      return;
    }
    lock.lock();
    try {
      pumps.putIfAbsent(pump, new WatchedPump(pump, reports));
      if (thread == null) {
        Thread made = new Thread(this::run, "pump-watchdog");
        made.setDaemon(true);
        made.setContextClassLoader(Watchdog.class.getClassLoader());
        made.start();
        // Not before: where there are no more threads now, the next pump tries again.
        thread = made;
      }
    } finally {
      lock.unlock();
    }
    rouse();
  }

  /** The pump that has left its wait, after it made that visible: ends the sleep. */
  public void rouse() {
    Thread sleeping = dormant;
    if (sleeping != null) {
      dormant = null;
      LockSupport.unpark(sleeping);
    }
  }

  private void run() {
    int quiet = 0;
    while (!isDone()) {
      quiet = look() ? 0 : quiet + 1;
      if (quiet < QUIET_LOOKS) {
        LockSupport.parkNanos(this, lookNanos);
      } else {
        sleep();
        quiet = 0;
      }
      boolean unused = Thread.interrupted();
    }
  }

  private boolean isDone() {
    lock.lock();
    try {
      pumps.values().removeIf(WatchedPump::isGone);
      if (pumps.isEmpty()) {
        thread = null;
        return true;
      }
      return false;
    } finally {
      lock.unlock();
    }
  }

  private boolean look() {
    boolean active = false;
    for (WatchedPump pump : pumps.values()) {
      try {
        active |= pump.look();
      } catch (Throwable e) {
        // For example, a report failed. The other pumps must still be watched.
        pump.failed(e);
      }
    }
    return active;
  }

  /**
   * Announces, looks again, sleeps: a pump that moved before is seen, one that moves later rouses.
   */
  private void sleep() {
    dormant = Thread.currentThread();
    while (dormant != null && pumps.values().stream().allMatch(WatchedPump::isResting)) {
      LockSupport.parkNanos(this, LONG_REST * lookNanos);
      boolean unused = Thread.interrupted();
    }
    dormant = null;
  }
}
