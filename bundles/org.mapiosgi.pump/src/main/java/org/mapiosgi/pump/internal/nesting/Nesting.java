// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.nesting;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.pump.PumpNesting;
import org.mapiosgi.api.pump.PumpWait.Signal;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.handle.Handles;
import org.mapiosgi.pump.internal.handle.SignalledHandle;
import org.mapiosgi.pump.internal.nesting.Level.Kind;
import org.mapiosgi.pump.internal.task.Callbacks;
import org.mapiosgi.pump.internal.task.PumpPromise;
import org.mapiosgi.spi.HandleWaits;
import org.mapiosgi.spi.InputFilter;
import org.mapiosgi.spi.MessageQueue;
import org.osgi.util.promise.Promise;

/** Calls and waits inside of a task, on the pump thread. */
public final class Nesting implements PumpNesting {
  private static final long[] NO_HANDLES = {};

  private final PumpContext pump;
  private final Handles handles;
  private final Window window;
  private final Levels levels;
  private final NestableTasks tasks;
  private final Executor nestable;

  /** The pump's. */
  @SuppressWarnings("NullAway.Init") // attach() sets it before the first task
  private MessageQueue queue;

  /** The abilities of the queue; null if it lacks them. */
  private @Nullable InputFilter filter;

  private @Nullable HandleWaits waits;

  @SuppressWarnings("NullAway.Init") // as the queue
  private Messages messages;

  public Nesting(PumpContext pump, Handles handles, Callbacks callbacks, Executor nestable) {
    this.pump = pump;
    this.handles = handles;
    this.window = new Window(pump, callbacks);
    this.nestable = nestable;
    this.levels = new Levels(pump, window);
    this.tasks = new NestableTasks(pump, levels);
    window.onRing(tasks::ring);
  }

  /** The pump, before it waits for the first time. */
  public void attach(MessageQueue opened, Messages itsMessages) {
    queue = opened;
    filter = opened.input().orElse(null);
    waits = opened.handles().orElse(null);
    messages = itsMessages;
    window.attach(opened);
  }

  /** The pump's own loop: nothing is inside of a task any more. */
  public void reset() {
    levels.reset();
  }

  /** The pump's end. */
  public void close() {
    window.close();
  }

  public Window window() {
    return window;
  }

  /** Any thread. */
  public int depth() {
    return levels.depth();
  }

  @Override
  public Executor nestable() {
    return nestable;
  }

  @Override
  public <T> T call(Callable<T> nativeCall) throws Exception {
    Objects.requireNonNull(nativeCall, "nativeCall");
    requirePumpThread();
    Level level = levels.enter(Kind.CALL);
    try {
      return nativeCall.call();
    } finally {
      levels.leave(level, queue);
    }
  }

  @Override
  public boolean pumpUntil(Promise<?> promise, Duration limit, Mode mode) {
    Objects.requireNonNull(promise, "promise");
    check(limit, mode);
    if (promise instanceof PumpPromise<?> own && own.needs(pump.tasks()) && !promise.isDone()) {
      throw new IllegalStateException(
          "pump '"
              + pump.name()
              + "' cannot wait inside of a task for another task of its own, which runs only when"
              + " this one is done; use nesting().nestable()");
    }
    MessageQueue waiting = queue;
    // Not through the intake: its word is not the wait's only reason to end.
    promise.onResolve(waiting::wake);
    return pumpUntil(
        new NestedWait(pump, tasks, waiting, filter, messages, promise::isDone),
        limit,
        mode,
        NO_HANDLES);
  }

  @Override
  public Optional<Signal> pumpUntil(long handle, Duration limit, Mode mode) {
    check(limit, mode);
    handles.refuseSecond(handle);
    if (waits == null) {
      return Optional.of(Signal.FAILED);
    }
    SignalledHandle signalled = new SignalledHandle(waits);
    boolean unused =
        pumpUntil(
            new NestedWait(pump, tasks, queue, filter, messages, signalled),
            limit,
            mode,
            new long[] {handle});
    return signalled.signal();
  }

  private boolean pumpUntil(NestedWait wait, Duration limit, Mode mode, long[] watched) {
    // First: it may be refused.
    Level level = levels.enter(Kind.WAIT);
    try {
      long[] before = handles.suspend(watched);
      try {
        return wait.run(level, limit, mode);
      } finally {
        handles.resume(before);
      }
    } finally {
      levels.leave(level, queue);
    }
  }

  private void check(Duration limit, Mode mode) {
    Objects.requireNonNull(mode, "mode");
    if (limit.isZero() || limit.isNegative()) {
      throw new IllegalArgumentException("a limit must be above 0, not " + limit);
    }
    requirePumpThread();
  }

  private void requirePumpThread() {
    if (!pump.tasks().isPumpThread()) {
      throw new IllegalStateException(
          "only a task of pump '"
              + pump.name()
              + "' can nest on it, not thread "
              + Thread.currentThread().getName());
    }
  }
}
