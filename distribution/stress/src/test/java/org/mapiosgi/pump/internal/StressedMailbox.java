// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.util.concurrent.atomic.AtomicInteger;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageWindow;

/** A pump's mailbox, and how often its pump would have been woken. */
final class StressedMailbox implements MessageQueue {
  private static final PumpClock CLOCK = new PumpClock(() -> 0);

  private final Bell bell = new Bell();
  private final AtomicInteger wakes = new AtomicInteger();
  private final Timers timers = new Timers();
  private final Mailbox mailbox =
      new Mailbox(
          "stress",
          CLOCK,
          new Timings(true),
          new FailureLog("stress", CLOCK),
          timers,
          Settings.DEFAULT);

  StressedMailbox() {
    mailbox.attach(this);
  }

  Mailbox get() {
    return mailbox;
  }

  /** The pump: takes the timers over. */
  void adopt() {
    long unused = timers.adopt();
  }

  int wakes() {
    return wakes.get();
  }

  /** A window that nobody dispatches for. */
  MessageWindow window() {
    return bell;
  }

  int rings() {
    return bell.rings.get();
  }

  /** Counts. */
  private static final class Bell implements MessageWindow {
    private final AtomicInteger rings = new AtomicInteger();

    @Override
    public void ring() {
      rings.incrementAndGet();
    }

    @Override
    public long handle() {
      return 1;
    }

    @Override
    public int register(String name) {
      throw new UnsupportedOperationException("no names here");
    }

    @Override
    public void post(int message, long wParam, long lParam) {
      throw new UnsupportedOperationException("no messages here");
    }

    @Override
    public void close() {
      // Nothing to give back.
    }
  }

  @Override
  public void wake() {
    wakes.incrementAndGet();
  }

  @Override
  public Wakeup await(long nanos) {
    throw new UnsupportedOperationException("nobody waits here");
  }

  @Override
  public Dispatched dispatch() {
    return Dispatched.NONE;
  }

  @Override
  public void close() {
    // Nothing to give back.
  }
}
