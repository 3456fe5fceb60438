// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.handle;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.pump.PumpWait;
import org.mapiosgi.api.pump.PumpWait.Signal;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.measure.PumpClock;
import org.mapiosgi.pump.internal.task.Callbacks;
import org.mapiosgi.pump.internal.task.PumpFuture;
import org.mapiosgi.pump.internal.task.PumpPromise;
import org.mapiosgi.pump.internal.timer.PumpTimer;
import org.mapiosgi.spi.HandleWaits;
import org.mapiosgi.spi.HandleWaits.HandleState;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueueFactory;
import org.osgi.util.promise.Promise;

/**
 * The handles a pump waits for: the first in its own wait, the others through {@link HandleWaiter}
 * threads. Only the pump runs handlers, so none runs after its removal is acknowledged.
 */
public final class Handles {
  private final PumpContext pump;
  private final Callbacks callbacks;
  private final ConcurrentMap<Long, HandleWait> all = new ConcurrentHashMap<>();

  /* All below is the pump's. */
  private final List<HandleWait> inline = new ArrayList<>();
  private final HandleHelpers helpers;

  /** Signalled, and not handled yet. */
  private final Deque<HandleWait> ready = new ArrayDeque<>();

  /** Handled, and not yet given back to their waiters. */
  private final List<HandleWait> resting = new ArrayList<>();

  /** The one whose handler runs. */
  private @Nullable HandleWait running;

  /** Whether a handle may be signalled. */
  private boolean likely;

  /** When the handles were last looked at. */
  private long looked;

  /** The handles of the innermost wait inside of a task; null if there is no such wait. */
  private long @Nullable [] only;

  /** Of the pump's queue, if it can wait for handles. */
  private HandleWaits waits = new NoHandleWaits();

  private boolean closed;

  public Handles(PumpContext pump, MessageQueueFactory queues, Callbacks callbacks) {
    this.pump = pump;
    this.callbacks = callbacks;
    this.helpers = new HandleHelpers(pump.name(), queues, this::report);
  }

  /** Any thread. */
  public HandleWait await(long handle, boolean repeating, Consumer<Signal> handler) {
    HandleWait wait =
        new HandleWait(
            this, handle, repeating, handler, callbacks.of(handler.getClass()).deferred());
    if (all.putIfAbsent(handle, wait) != null) {
      throw alreadyWaitsFor(handle);
    }
    if (!pump.lifecycle().isRunning() || !pump.intake().request(() -> add(wait))) {
      wait.end();
      throw pump.lifecycle().rejection();
    }
    return wait;
  }

  /** Any thread: for one signal, or until the time is over. */
  public PumpWait await(long handle, Duration limit, Consumer<Signal> handler) {
    if (limit.isZero() || limit.isNegative()) {
      throw new IllegalArgumentException("a timeout must be above 0, not " + limit);
    }
    HandleWait wait = await(handle, false, handler);
    // After the wait was asked for: the pump has it before the time is over.
    PumpTimer<Void> timer =
        new PumpTimer<>(
            pump.tasks(), () -> expire(wait), pump.clock().after(PumpClock.nanos(limit)), 0);
    wait.timer(timer);
    if (!pump.tasks().keep(timer)) {
      timer.cancel(false);
    }
    return wait;
  }

  private IllegalStateException alreadyWaitsFor(long handle) {
    return new IllegalStateException(
        String.format(
            "pump '%s' waits for handle 0x%x already; remove that wait first, or duplicate the handle",
            pump.name(), handle));
  }

  private void expire(HandleWait wait) {
    int place = inline.indexOf(wait);
    if (place >= 0) {
      HandleState state = ready.contains(wait) ? HandleState.PENDING : waits.probe(place);
      note(wait, state == HandleState.PENDING ? Signal.TIMED_OUT : signal(state));
    } else if (wait.waiter() != null && !wait.isCancelled()) {
      wait.waiter().expire(wait, () -> reportExpiry(wait));
    } else if (!wait.isCancelled()) {
      // Made on this thread, which has not come to add it yet; the request for that is before this.
      boolean unused = pump.intake().request(() -> expire(wait));
    }
  }

  /** A waiter: reports that the time is over without a signal. Refused if the pump ends. */
  private void reportExpiry(HandleWait wait) {
    boolean unused = pump.intake().request(() -> note(wait, Signal.TIMED_OUT));
  }

  /** Any thread. Refused where the pump ends: then its end is the removal. */
  public void remove(HandleWait wait) {
    if (pump.tasks().isPumpThread()) {
      drop(wait);
    } else {
      boolean unused = pump.intake().request(() -> drop(wait));
    }
  }

  /**
   * The thread that removes a wait: gives the promise that tells it of the end. If only the pump
   * can end the wait, the pump's own thread must not wait for that.
   */
  public Promise<Void> removal(HandleWait wait, Promise<Void> removed) {
    return pump.tasks().isPumpThread() && (wait == running || wait.isMadeLast())
        ? new PumpPromise<>(removed, new PumpFuture<>(pump.tasks(), () -> null))
        : removed;
  }

  /** The thread that ends a wait: allows another wait for its handle. */
  public void forget(HandleWait wait) {
    all.remove(wait.handle(), wait);
  }

  public void attach(MessageQueue opened) {
    waits = opened.handles().orElse(waits);
  }

  /** Whether the pump must have another turn before it waits. */
  public boolean hasMore() {
    return !ready.isEmpty() || !resting.isEmpty();
  }

  private void add(HandleWait wait) {
    int capacity = closed ? 0 : waits.capacity();
    if (closed || wait.isCancelled()) {
      wait.end();
    } else if (capacity == 0) {
      note(wait, HandleState.FAILED);
    } else if (inline.size() < capacity) {
      inline.add(wait);
      watch();
    } else if (waits.isMutex(wait.handle())) {
      // A helper would own it, and neither the handler nor anybody else could give it back.
      pump.failures().report("waiting for a mutex", noRoomForMutex(wait, capacity));
      note(wait, HandleState.FAILED);
    } else {
      addToHelper(wait, capacity);
    }
  }

  private static IllegalStateException noRoomForMutex(HandleWait wait, int capacity) {
    return new IllegalStateException(
        wait
            + ", a mutex: only the first "
            + capacity
            + " handles are waited for by the pump's thread, which alone may own one");
  }

  private void addToHelper(HandleWait wait, int capacity) {
    try {
      helpers.assign(wait, capacity);
    } catch (Throwable e) {
      // No memory or no more threads: the handler gets FAILED, so that nobody waits for ever.
      pump.failures().report("starting a thread that waits for handles", e);
      note(wait, HandleState.FAILED);
    }
  }

  /** A waiter: reports a signal. Refused if the pump ends. */
  private void report(HandleWait wait, HandleState state) {
    boolean unused = pump.intake().request(() -> note(wait, state));
  }

  private void note(HandleWait wait, HandleState state) {
    note(wait, signal(state));
  }

  private void note(HandleWait wait, Signal signal) {
    // The first signal counts: the time may end while a signal waits for its turn.
    if (!wait.isCancelled() && !ready.contains(wait)) {
      wait.noted(signal);
      ready.add(wait);
    }
  }

  public static Signal signal(HandleState state) {
    return switch (state) {
      case ABANDONED -> Signal.ABANDONED;
      case FAILED -> Signal.FAILED;
      case SIGNALED, PENDING -> Signal.SIGNALED;
    };
  }

  private void watch() {
    if (only == null) {
      watchInline();
    }
  }

  private void watchInline() {
    if (!closed) {
      waits.watch(inline.stream().mapToLong(HandleWait::handle).toArray());
    }
  }

  /** Any thread: throws an IllegalStateException if there is a wait for the handle already. */
  public void refuseSecond(long handle) {
    if (all.containsKey(handle)) {
      throw alreadyWaitsFor(handle);
    }
  }

  /**
   * The pump, inside of a task: until {@link #resume} its wait is for these handles only, because
   * no handler may run there.
   *
   * @return the handles that it waited for before, for {@link #resume}; null for all handles
   */
  public long @Nullable [] suspend(long... next) {
    long[] before = only;
    if (before == null && likely) {
      // A wait has taken their signals, and they must not be forgotten.
      noteSignalled();
    }
    if (next.length > 0 || (before == null ? !inline.isEmpty() : before.length > 0)) {
      waits.watch(next);
    }
    only = next;
    return before;
  }

  /** The pump: waits again for the handles of before. */
  public void resume(long @Nullable [] before) {
    if (before == null) {
      // The next look finds the handles that were signalled meanwhile.
      likely = true;
      watchInline();
    } else {
      waits.watch(before);
    }
    only = before;
  }

  /** After a wait that a handle ended. */
  public void expect() {
    likely = true;
  }

  /** Notes all handles of the pump's own wait that are signalled, once those before had a turn. */
  public void look(long now) {
    if (only != null) {
      // A wait inside of a task could not end as it should, for want of stack.
      resume(null);
    }
    if (!ready.isEmpty()) {
      return;
    }
    boolean late = !inline.isEmpty() && now - looked >= pump.settings().turnNanos();
    if (likely || late || !resting.isEmpty()) {
      looked = now;
      noteSignalled();
      noteResting();
    }
  }

  private void noteSignalled() {
    likely = false;
    for (int index = 0; index < inline.size(); index++) {
      HandleWait wait = inline.get(index);
      // A look takes the signal. A signal for no handler stays in the kernel.
      if (!wait.isCancelled() && !ready.contains(wait)) {
        HandleState state = waits.probe(index);
        if (state != HandleState.PENDING) {
          note(wait, state);
        }
      }
    }
  }

  /**
   * Looks at the handles that rest. If a helper found a repeated signal, that would come long after
   * the handles of the pump's own wait had many turns. So the pump looks itself, and gives back the
   * handles without a signal.
   */
  private void noteResting() {
    for (HandleWait wait : resting) {
      HandleState state = wait.isCancelled() ? HandleState.PENDING : waits.look(wait.handle());
      if (state != HandleState.PENDING) {
        note(wait, state);
      } else if (!wait.isCancelled()) {
        Objects.requireNonNull(wait.waiter(), "only handles of helpers rest").arm(wait);
      }
    }
    resting.clear();
  }

  /** The next wait to handle; null where there is none. To be followed by {@link #handled}. */
  public HandleWait poll() {
    HandleWait wait = ready.poll();
    while (wait != null && wait.isCancelled()) {
      wait = ready.poll();
    }
    if (wait != null && wait.isLast()) {
      wait.cancel();
    }
    running = wait;
    return wait;
  }

  public void handled(HandleWait wait) {
    running = null;
    if (wait.isCancelled()) {
      leave(wait);
    } else if (wait.waiter() != null) {
      resting.add(wait);
    }
  }

  private void drop(HandleWait wait) {
    if (wait.isCancelled()) {
      return;
    }
    if (ownsMutex(wait)) {
      // Only its handler gives it back.
      wait.makeLast();
      return;
    }
    wait.cancel();
    if (wait != running) {
      leave(wait);
    }
  }

  /** Whether a handler that has not run yet has a mutex that the pump's thread owns. */
  private boolean ownsMutex(HandleWait wait) {
    if (!inline.contains(wait) || !waits.isMutex(wait.handle())) {
      return false;
    }
    if (likely && wait != running) {
      // The wait that has just ended may have taken it.
      noteSignalled();
    }
    return ready.contains(wait) && wait.hasTaken();
  }

  private void leave(HandleWait wait) {
    HandleWaiter waiter = wait.waiter();
    if (waiter != null) {
      helpers.release(wait, waiter);
      return;
    }
    if (inline.remove(wait)) {
      watch();
    }
    wait.end();
  }

  /** The pump's end, before its queue is closed: nobody waits any more. */
  public void close() {
    if (!inline.isEmpty()) {
      waits.watch();
    }
    closed = true;
    ready.clear();
    for (HandleWait wait : List.copyOf(all.values())) {
      wait.cancel();
      leave(wait);
    }
    helpers.stop();
  }
}
