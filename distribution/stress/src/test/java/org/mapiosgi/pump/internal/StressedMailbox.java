// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.util.concurrent.atomic.AtomicInteger;
import org.mapiosgi.spi.MessageQueue;

/** A pump's mailbox, and how often its pump would have been woken. */
final class StressedMailbox implements MessageQueue {
  private static final PumpClock CLOCK = new PumpClock(() -> 0);

  private final AtomicInteger wakes = new AtomicInteger();
  private final Timers timers = new Timers();
  private final Mailbox mailbox = new Mailbox("stress", CLOCK, timers, Settings.DEFAULT);

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
