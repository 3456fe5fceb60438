// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.nesting;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.pump.PumpPhase;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueue.Dispatched;
import org.mapiosgi.spi.MessageWindows;

/** Dispatches the messages of a pump's queue, a turn at a time. The pump thread's. */
public final class Messages {
  private final PumpContext pump;
  private final MessageQueue queue;

  /** Null if the queue has no windows, and so no timers. */
  private final @Nullable MessageWindows windows;

  private long ended;
  private int count;
  private int quits;

  public Messages(PumpContext pump, MessageQueue queue) {
    this.pump = pump;
    this.queue = queue;
    this.windows = queue.windows().orElse(null);
  }

  /** One turn; whether the queue may hold more. */
  public boolean turn(long start) {
    return turn(start, () -> false);
  }

  /**
   * Takes one turn. It ends when it is used up, the queue is empty, or the wait is over.
   *
   * @return whether the queue may hold more
   */
  public boolean turn(long start, BooleanSupplier over) {
    Settings settings = pump.settings();
    long now = start;
    boolean more = true;
    for (int done = 0; more && done < settings.messages(); done++) {
      long began = now;
      pump.activity().begin(PumpPhase.MESSAGE, null, began);
      Dispatched dispatched = dispatch();
      now = pump.clock().now();
      more = dispatched != Dispatched.NONE;
      if (more) {
        note(dispatched, now - began);
        if (now - start >= settings.turnNanos() || over.getAsBoolean()) {
          break;
        }
      }
    }
    ended = now;
    if (windows != null && more && !over.getAsBoolean()) {
      timer(windows);
    }
    return more;
  }

  /**
   * Windows gives a timer's message only to an empty queue. An unfinished turn says that it is not,
   * and may never be: so one goes first.
   */
  private void timer(MessageWindows windows) {
    long began = ended;
    Dispatched dispatched;
    try {
      dispatched = windows.dispatchTimer();
    } catch (Throwable e) {
      pump.failures().report("dispatching a timer's message", e);
      dispatched = Dispatched.MESSAGE;
    }
    ended = pump.clock().now();
    // WM_QUIT passes any filter.
    if (dispatched != Dispatched.NONE) {
      note(dispatched, ended - began);
    }
  }

  private Dispatched dispatch() {
    try {
      return queue.dispatch();
    } catch (Throwable e) {
      pump.failures().report("dispatching a message", e);
      return Dispatched.MESSAGE;
    }
  }

  private void note(Dispatched dispatched, long nanos) {
    count++;
    pump.meter().dispatched(nanos);
    if (dispatched == Dispatched.QUIT) {
      // It was meant for another kind of thread, or for another loop of this one.
      quits++;
    } else {
      pump.counters().message();
    }
  }

  /** When the last turn ended. */
  public long ended() {
    return ended;
  }

  /** How many messages there were since this was last asked. */
  public int takeCount() {
    int taken = count;
    count = 0;
    return taken;
  }

  /** How many WM_QUIT among them. */
  public int takeQuits() {
    int taken = quits;
    quits = 0;
    return taken;
  }
}
