// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.nesting;

import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.pump.PumpNesting;
import org.mapiosgi.api.pump.PumpNestingException;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.core.TaskIntake;
import org.mapiosgi.pump.internal.nesting.Level.Kind;
import org.mapiosgi.pump.internal.queue.Waker;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageWindows;

/**
 * Knows how deep the pump thread is inside of a task, and which work may run there. A nestable task
 * that is posted rings the pump's window only while the innermost level is a call.
 */
final class Levels {
  private final PumpContext pump;
  private final TaskIntake intake;
  private final Waker waker;
  private final Window window;
  private @Nullable Level top;
  private volatile int depth;

  Levels(PumpContext pump, Window window) {
    this.pump = pump;
    this.intake = pump.intake();
    this.waker = intake.waker();
    this.window = window;
  }

  /** Any thread. */
  int depth() {
    return depth;
  }

  /**
   * The pump: a call or a wait begins.
   *
   * @throws PumpNestingException where it is one too many
   */
  Level enter(Kind kind) {
    if (Level.depthOf(top) >= PumpNesting.MAX_DEPTH) {
      throw new PumpNestingException(
          "a task of pump '"
              + pump.name()
              + "' is inside of "
              + PumpNesting.MAX_DEPTH
              + " calls and waits and may not begin another: give the work to execute(), so that it"
              + " runs when the outer ones are done");
    }
    Level level = new Level(top, kind, pump.activity().read());
    try {
      push(level);
      admit(kind == Kind.CALL);
      return level;
    } catch (Throwable e) {
      // For example, the stack has no room. The level has not begun, so no other code ends it.
      level.end(pump);
      pop(level);
      throw e;
    }
  }

  /** The pump: ends the level that {@link #enter} returned. */
  void leave(Level level, MessageQueue queue) {
    try {
      level.end(pump);
      pop(level);
      if (level.quits() > 0) {
        handOn(level.quits(), level.loopAround(), queue);
      }
      admit(isCall());
    } finally {
      if (level.isInsideOfWait()) {
        // Work that came meanwhile did not wake the outer wait, or this level took its wake.
        queue.wake();
      }
    }
  }

  /** WM_QUIT goes to the loop it was meant for, as a modal loop of Windows does it. */
  private void handOn(int quits, @Nullable Level outer, MessageQueue queue) {
    if (outer == null) {
      pump.counters().quitsIgnored(quits);
    } else if (outer.is(Kind.WAIT)) {
      outer.quits(quits);
    } else {
      // It is a state of the queue, so two of them are one.
      queue
          .windows()
          .ifPresentOrElse(MessageWindows::postQuit, () -> pump.counters().quitsIgnored(quits));
    }
  }

  /**
   * The pump: begins to run nestable tasks. The same turn finds those that are posted meanwhile.
   */
  Level beginTasks() {
    Level level = new Level(top, Kind.TASK, pump.activity().read());
    top = level;
    waker.ringFor(null);
    return level;
  }

  /** The pump: ends them; from now on a producer rings again. */
  void endTasks(Level level) {
    pop(level);
    if (isCall()) {
      waker.ringFor(window.open());
    }
  }

  /** Whether a loop of native code may run nestable tasks now. */
  boolean isCall() {
    return top != null && top.is(Kind.CALL);
  }

  private void push(Level level) {
    level.begin(pump);
    top = level;
    depth = Level.depthOf(level);
  }

  /** The pump's own loop: ends the levels that a task could not end for want of stack. */
  void reset() {
    top = null;
    depth = 0;
    waker.ringFor(null);
    pump.activity().leaveAll();
  }

  private void pop(Level level) {
    top = level.outer();
    depth = Level.depthOf(top);
    pump.activity().resume(level.step());
  }

  private void admit(boolean call) {
    if (!call) {
      waker.ringFor(null);
      return;
    }
    waker.ringFor(window.open());
    // After the window is visible: an earlier task is seen here, and a later one rings.
    if (intake.hasNestable()) {
      window.ring();
    }
  }
}
