// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.handle;

import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.pump.PumpWait;
import org.mapiosgi.pump.internal.task.ReportedTask;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/** A wait for a handle. As a task it runs the handler for the signal the pump noted last. */
public final class HandleWait implements PumpWait, ReportedTask {
  private final Handles handles;
  private final long handle;
  private final boolean repeating;
  private final Consumer<Signal> handler;
  private final Deferred<Void> removed;
  private final AtomicBoolean ended = new AtomicBoolean();

  /** Null where the wait has no limit. */
  private volatile @Nullable Future<?> timer;

  /** The pump's. */
  private @Nullable Signal signal;

  /** The pump's: the helper that waits; null if the pump itself waits. */
  private @Nullable HandleWaiter waiter;

  /** The pump's: whether it is removed after the signal that was noted. */
  private boolean last;

  /** The pump's: whether its signals are of no interest any more. */
  private boolean cancelled;

  public HandleWait(
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

  /** The thread that made the wait: sets the timer that ends it in time. */
  public void timer(Future<?> limit) {
    timer = limit;
    if (ended.get()) {
      limit.cancel(false);
    }
  }

  public void noted(Signal now) {
    signal = now;
  }

  public void waiter(HandleWaiter helper) {
    waiter = helper;
  }

  public @Nullable HandleWaiter waiter() {
    return waiter;
  }

  public void cancel() {
    cancelled = true;
  }

  public boolean isCancelled() {
    return cancelled;
  }

  /** It is over after the signal that was noted. */
  public void makeLast() {
    last = true;
  }

  /** Whether it is over after the signal that was noted. */
  public boolean isLast() {
    return last || !repeating || signal == Signal.FAILED;
  }

  public boolean isMadeLast() {
    return last;
  }

  /**
   * Whether the signal that was noted last came from the handle, so that no other thread has it.
   */
  public boolean hasTaken() {
    return signal == Signal.SIGNALED || signal == Signal.ABANDONED;
  }

  @Override
  public void run() {
    handler.accept(signal);
  }

  /** The thread that waited, when it waits no more: ends the wait. */
  public void end() {
    if (ended.compareAndSet(false, true)) {
      handles.forget(this);
      Future<?> limit = timer;
      if (limit != null) {
        limit.cancel(false);
      }
      removed.resolve(null);
    }
  }

  @Override
  public Class<?> kind() {
    return handler.getClass();
  }

  @Override
  public String toString() {
    return "wait for handle 0x" + Long.toHexString(handle);
  }
}
