// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.support;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.mapiosgi.spi.DispatchReport;
import org.mapiosgi.spi.HandleWaits;
import org.mapiosgi.spi.InputFilter;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageWindows;

/** A queue in real time without messages, for tests with many threads. */
public final class ParkingQueue implements MessageQueue {
  private final Thread owner = Thread.currentThread();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final AtomicLong wakes;

  public ParkingQueue(AtomicLong wakes) {
    this.wakes = wakes;
  }

  @Override
  public void wake() {
    wakes.incrementAndGet();
    // Each time, because an earlier call may have failed here: no stack was left.
    woken.set(true);
    LockSupport.unpark(owner);
  }

  @Override
  public Wakeup await(long nanos) {
    if (woken.getAndSet(false)) {
      return Wakeup.WOKEN;
    }
    if (nanos == FOREVER) {
      LockSupport.park(this);
    } else {
      LockSupport.parkNanos(this, nanos);
    }
    return woken.getAndSet(false) ? Wakeup.WOKEN : Wakeup.TIMEOUT;
  }

  @Override
  public Dispatched dispatch() {
    return Dispatched.NONE;
  }

  @Override
  public Optional<HandleWaits> handles() {
    return Optional.empty();
  }

  @Override
  public Optional<MessageWindows> windows() {
    return Optional.empty();
  }

  @Override
  public Optional<InputFilter> input() {
    return Optional.empty();
  }

  @Override
  public Optional<DispatchReport> dispatching() {
    return Optional.empty();
  }

  @Override
  public void close() {
    // Nothing to give back.
  }
}
