// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.mapiosgi.api.pump.PumpWait;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/** A wait for a handle. As a task it runs the handler for the signal the pump noted last. */
final class HandleWait implements PumpWait, Runnable {
  private final Handles handles;
  private final long handle;
  private final boolean repeating;
  private final Consumer<Signal> handler;
  private final Deferred<Void> removed;
  private final AtomicBoolean ended = new AtomicBoolean();

  /** Null where the wait has no limit. */
  private volatile Future<?> timer;

  /** The pump's. */
  private Signal signal;

  /** The pump's: who waits, where the pump itself does not. */
  private HandleWaiter waiter;

  /** The pump's: whether it is removed after the signal that was noted. */
  private boolean last;

  /** The pump's: nobody wants to hear of it any more. */
  private boolean cancelled;

  HandleWait(
      Handles handles,
      long handle,
      boolean repeating,
      Consumer<Signal> handler,
      Deferred<Void> removed) {
    this.handles = handles;
    this.handle = handle;
    this.repeating = repeating;
    this.handler = handler;
    this.removed = removed;
  }

  @Override
  public long handle() {
    return handle;
  }

  @Override
  public Promise<Void> remove() {
    handles.remove(this);
    return handles.removal(this, removed.getPromise());
  }

  /** Who made the wait: what ends it in time. */
  void timer(Future<?> limit) {
    timer = limit;
    if (ended.get()) {
      limit.cancel(false);
    }
  }

  void noted(Signal now) {
    signal = now;
  }

  void waiter(HandleWaiter helper) {
    waiter = helper;
  }

  HandleWaiter waiter() {
    return waiter;
  }

  void cancel() {
    cancelled = true;
  }

  boolean isCancelled() {
    return cancelled;
  }

  /** It is over after the signal that was noted. */
  void makeLast() {
    last = true;
  }

  /** Whether it is over after the signal that was noted. */
  boolean isLast() {
    return last || !repeating || signal == Signal.FAILED;
  }

  boolean isMadeLast() {
    return last;
  }

  /** Whether what was noted last came from the handle, so that nobody else has it. */
  boolean hasTaken() {
    return signal == Signal.SIGNALED || signal == Signal.ABANDONED;
  }

  @Override
  public void run() {
    handler.accept(signal);
  }

  /** Whoever waits no more. */
  void end() {
    if (ended.compareAndSet(false, true)) {
      handles.forget(this);
      Future<?> limit = timer;
      if (limit != null) {
        limit.cancel(false);
      }
      removed.resolve(null);
    }
  }

  /** For a report. */
  Class<?> kind() {
    return handler.getClass();
  }

  @Override
  public String toString() {
    return "wait for handle 0x" + Long.toHexString(handle);
  }
}
