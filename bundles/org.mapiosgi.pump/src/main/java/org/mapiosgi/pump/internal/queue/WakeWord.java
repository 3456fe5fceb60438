// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.queue;

import java.util.concurrent.atomic.AtomicLong;

/**
 * One word that says whether a producer must wake the pump. The page of the bundle's root package
 * explains the protocol, and why no wake is lost.
 *
 * <p>Its value is {@link #RUNNING}, {@link #CLOSED}, one of the waits inside of a task, or the pump
 * time at which the waiting pump ends its wait by itself.
 */
public final class WakeWord {
  /** The pump will look at its inboxes before it waits. */
  public static final long RUNNING = -1;

  /** The pump has looked at its inboxes for the last time, or is about to. For good. */
  public static final long CLOSED = -2;

  /** The pump waits inside of a task, where nestable tasks may run: they alone wake it. */
  public static final long WAITING_INSIDE = -3;

  /** The pump waits inside of a task for something else: no task wakes it. */
  public static final long BUSY_INSIDE = -4;

  private final AtomicLong word = new AtomicLong(RUNNING);

  /** Any thread, after it made its work visible. */
  public long read() {
    return word.get();
  }

  /**
   * Any thread: whether the caller is the one that must wake the pump.
   *
   * @param seen the value of {@link #read}, which says that the pump waits
   */
  public boolean claim(long seen) {
    return word.compareAndSet(seen, RUNNING);
  }

  /** The thread that claimed to wake the pump, and could not: leaves it to the next producer. */
  public void giveBack(long seen) {
    // A pump that has meanwhile ended its wait by itself is woken once for nothing.
    word.compareAndSet(RUNNING, seen);
  }

  /**
   * The pump: from now on producers wake it. It must look at its inboxes after this and before it
   * waits.
   */
  public void announce(long until) {
    word.set(until);
  }

  /** The pump: it runs. */
  public void running() {
    // The thread that woke the pump has mostly set this already; a look is cheaper than a store.
    if (word.get() != RUNNING) {
      word.set(RUNNING);
    }
  }

  /**
   * The pump: a wait inside of a task begins. It must look for nestable tasks after this and before
   * it waits.
   *
   * @param state {@link #WAITING_INSIDE} or {@link #BUSY_INSIDE}
   */
  public void announceInside(long state) {
    // A word that says CLOSED stays: the pump waits in one of its last tasks.
    word.compareAndSet(RUNNING, state);
  }

  /**
   * The pump, maybe inside of one of its waits, whose messages may begin another wait or a call of
   * native code: from now on it runs, as far as those are concerned.
   *
   * @return for {@link #leaveLevel}
   */
  public long enterLevel() {
    long outer = word.get();
    if (outer != CLOSED) {
      running();
    }
    return outer;
  }

  /**
   * The pump: is in the outer wait again, if in any. Work that came meanwhile has not woken that
   * wait, so a pump in one must wake the queue after this.
   */
  public void leaveLevel(long outer) {
    if (outer != CLOSED && outer != RUNNING) {
      word.set(outer);
    }
  }

  /** The pump: that wait has ended. */
  public void runningInside(long state) {
    word.compareAndSet(state, RUNNING);
  }

  /** The pump: it ends. It must look at its inboxes once more after this. */
  public void close() {
    word.set(CLOSED);
  }

  /** Whether a value of {@link #read} says that the pump waits. */
  public static boolean waits(long seen) {
    return seen >= 0;
  }

  /** Whether a value of {@link #read} says that a nestable task must wake the pump. */
  public static boolean waitsForNestable(long seen) {
    return seen >= 0 || seen == WAITING_INSIDE;
  }

  /** Whether a value of {@link #read} says that the pump waits at all. */
  public static boolean waitsAnywhere(long seen) {
    return seen >= 0 || seen <= WAITING_INSIDE;
  }
}
