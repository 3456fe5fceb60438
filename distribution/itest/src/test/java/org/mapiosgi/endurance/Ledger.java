// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.endurance;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.MapiTask;
import org.mapiosgi.api.error.MapiException;
import org.osgi.util.promise.Promise;

/**
 * Accounts for every unit of work: each that was accepted is done, refused or has failed with a
 * named error, once. Thread-safe. It keeps no unit that has ended.
 */
public final class Ledger {
  private static final int MOST_WRONG = 50;

  private final Gate gate;
  private final AtomicLong numbers = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final Map<Long, Unit> open = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> failures = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicLong wrongs = new AtomicLong();

  Ledger(Gate gate) {
    this.gate = gate;
  }

  /** A way to submit a unit of work. */
  @FunctionalInterface
  public interface Submission {
    /** Submits the task, which returns the number of its unit. */
    Promise<Long> submit(MapiTask<Long> task);
  }

  /** Submits a unit of work to a session, and waits before it while the run is at rest. */
  public Unit submit(String kind, MapiSession session, MapiTask<?> work)
      throws InterruptedException {
    return submit(kind, session::submit, work);
  }

  /** As {@link #submit(String, MapiSession, MapiTask)}, by any way of submitting. */
  public Unit submit(String kind, Submission way, MapiTask<?> work) throws InterruptedException {
    gate.awaitWork();
    Unit unit = new Unit(numbers.incrementAndGet(), kind);
    open.put(unit.number, unit);
    try {
      way.submit(
              mapi -> {
                unit.runs();
                Object unused = work.run(mapi);
                return unit.number;
              })
          .onSuccess(unit::succeeded)
          .onFailure(unit::failed);
    } catch (RuntimeException e) {
      unit.refused(e);
    }
    return unit;
  }

  /** Notes something that must not happen. */
  public void wrong(String text) {
    wrongs.incrementAndGet();
    if (wrong.size() < MOST_WRONG) {
      wrong.add(text);
    }
  }

  /** The units that have no outcome yet. */
  long open() {
    return open.size();
  }

  /** The units that have no outcome yet, in words. */
  String openUnits() {
    return open.values().toString();
  }

  long accepted() {
    return numbers.get();
  }

  long done() {
    return done.get();
  }

  long refused() {
    return refused.get();
  }

  /** How many failed, by the name of the error. */
  Map<String, Long> failures() {
    Map<String, Long> counts = new TreeMap<>();
    failures.forEach((name, count) -> counts.put(name, count.get()));
    return counts;
  }

  /** How often something happened that must not. */
  long wrongs() {
    return wrongs.get();
  }

  /** The first of what must not happen, in words. */
  Iterable<String> wrong() {
    return wrong;
  }

  /** A unit of work that was submitted. */
  public final class Unit {
    private final long number;
    private final String kind;
    private int started;
    private int ended;

    /** Whether the outcome said that the unit was running, which it notes a moment later itself. */
    private boolean mayRunOn;

    private Unit(long number, String kind) {
      this.number = number;
      this.kind = kind;
    }

    private synchronized void runs() {
      started++;
      if (started > 1) {
        wrong(this + " ran twice");
      }
      if (ended > 0 && !mayRunOn) {
        wrong(this + " ran after its outcome was reported");
      }
    }

    private void succeeded(long answer) {
      if (answer != number) {
        wrong(this + " has the result of unit " + answer);
      }
      synchronized (this) {
        if (started == 0) {
          wrong(this + " was reported as done and never ran");
        }
      }
      end();
      done.incrementAndGet();
    }

    private void failed(Throwable failure) {
      synchronized (this) {
        mayRunOn = String.valueOf(failure.getMessage()).contains("is still running");
      }
      count(failure);
      end();
    }

    private void refused(Throwable failure) {
      count(failure);
      refused.incrementAndGet();
      end();
    }

    private void count(Throwable failure) {
      String name;
      if (failure instanceof MapiException mapi) {
        name = mapi.result().name();
      } else {
        name = failure.getClass().getName();
        wrong(this + " failed without a named error: " + failure);
      }
      failures.computeIfAbsent(name, key -> new AtomicLong()).incrementAndGet();
    }

    private synchronized void end() {
      ended++;
      if (ended > 1) {
        wrong(this + " has two outcomes");
      }
      open.remove(number);
      notifyAll();
    }

    /** Waits until the unit has an outcome. */
    public synchronized void await() throws InterruptedException {
      while (ended == 0) {
        wait();
      }
    }

    @Override
    public synchronized String toString() {
      return "unit " + number + " (" + kind + (started > 0 ? ", started)" : ", not started)");
    }
  }
}
