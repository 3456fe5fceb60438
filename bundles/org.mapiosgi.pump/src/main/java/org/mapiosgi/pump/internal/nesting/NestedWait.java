// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.nesting;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.pump.PumpNesting.Mode;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.measure.PumpClock;
import org.mapiosgi.pump.internal.queue.WakeWord;
import org.mapiosgi.pump.internal.task.ThreadState;
import org.mapiosgi.spi.InputFilter;
import org.mapiosgi.spi.InputFilter.Input;
import org.mapiosgi.spi.MessageQueue;

/** A loop inside of a task that waits for one thing. */
final class NestedWait {
  private final PumpContext pump;
  private final NestableTasks tasks;
  private final MessageQueue queue;
  private final @Nullable InputFilter filter;
  private final Messages messages;
  private final BooleanSupplier over;

  /**
   * A wait.
   *
   * @param filter null if the queue always waits for all input
   * @param over whether the wait is over; a thread that makes it true wakes the queue, unless it is
   *     a task or message that runs here
   */
  NestedWait(
      PumpContext pump,
      NestableTasks tasks,
      MessageQueue queue,
      @Nullable InputFilter filter,
      Messages messages,
      BooleanSupplier over) {
    this.pump = pump;
    this.tasks = tasks;
    this.queue = queue;
    this.filter = filter;
    this.messages = messages;
    this.over = over;
  }

  /** Whether it has happened within the limit. */
  boolean run(Level level, Duration limit, Mode mode) {
    long end = pump.clock().after(PumpClock.nanos(limit));
    while (!over.getAsBoolean()) {
      if (pump.lifecycle().isStopping()) {
        throw new CancellationException(
            "pump '" + pump.name() + "' is stopped, and with it the wait inside of a task");
      }
      if (pump.clock().now() >= end) {
        return false;
      }
      if (mode != Mode.ALL || !serve(level)) {
        rest(end, mode);
      }
    }
    return true;
  }

  /** One turn of tasks and one of messages; whether there is more to do. */
  private boolean serve(Level level) {
    boolean more = tasks.turn(over);
    return (!over.getAsBoolean() && messages(level)) || more || over.getAsBoolean();
  }

  private boolean messages(Level level) {
    ThreadState outer = ThreadState.take();
    boolean more;
    try {
      more = messages.turn(pump.clock().now(), over);
    } finally {
      outer.restore();
    }
    // Not posted again before the wait is over: this loop would see nothing else.
    level.quits(messages.takeQuits());
    level.resume(pump);
    return more;
  }

  private void rest(long end, Mode mode) {
    long state = mode == Mode.ALL ? WakeWord.WAITING_INSIDE : WakeWord.BUSY_INSIDE;
    pump.intake().waker().word().announceInside(state);
    try {
      // After the announcement, as in the pump's own wait.
      boolean stopping = pump.lifecycle().isStopping();
      if (!stopping && !(mode == Mode.ALL && pump.intake().hasNestable())) {
        long left = Math.min(end - pump.clock().now(), PumpClock.LONGEST_WAIT);
        await(Math.max(0, left), mode);
      }
    } finally {
      pump.intake().waker().word().runningInside(state);
    }
  }

  private void await(long nanos, Mode mode) {
    if (filter != null) {
      filter.await(nanos, input(mode));
    } else if (mode == Mode.ALL) {
      queue.await(nanos);
    } else {
      throw new UnsupportedOperationException(
          "a task of pump '"
              + pump.name()
              + "' cannot wait with mode "
              + mode
              + ": the message queue of this pump always waits for all input");
    }
  }

  private static Input input(Mode mode) {
    return switch (mode) {
      case NONE -> Input.NONE;
      case COM -> Input.COM;
      case ALL -> Input.ALL;
    };
  }
}
