// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.nesting;

import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.pump.PumpPhase;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.measure.Activity;
import org.mapiosgi.pump.internal.queue.WakeWord;

/** One thing inside of another on the pump thread. */
final class Level {
  enum Kind {
    /** A call of native code that may loop; nestable tasks may run. */
    CALL,
    /** A loop of the pump's own that waits. */
    WAIT,
    /** A nestable task, or several; nothing runs inside unless it says so itself. */
    TASK
  }

  private final @Nullable Level outer;
  private final Kind kind;
  private final int depth;
  private final Activity.Step step;

  /** Of a call or a wait: the earlier value of the wake word. */
  private long word = WakeWord.RUNNING;

  /** Of a call or a wait: the step of the thread while nothing runs inside of it. */
  @SuppressWarnings("NullAway.Init") // begin() sets it; a level that runs tasks does not resume
  private Activity.Step own;

  /** How many WM_QUIT were taken here that were meant for a loop further out. */
  private int quits;

  /**
   * A level.
   *
   * @param outer null for the first
   * @param step the step that the thread was at
   */
  Level(@Nullable Level outer, Kind kind, Activity.Step step) {
    this.outer = outer;
    this.kind = kind;
    this.depth = depthOf(outer) + (kind == Kind.TASK ? 0 : 1);
    this.step = step;
  }

  /** Calls and waits, from the outermost one on; 0 where there is none. */
  static int depthOf(@Nullable Level level) {
    return level == null ? 0 : level.depth;
  }

  @Nullable Level outer() {
    return outer;
  }

  boolean is(Kind other) {
    return kind == other;
  }

  Activity.Step step() {
    return step;
  }

  /** A call or a wait begins. */
  void begin(PumpContext pump) {
    own = pump.activity().nest(pump.clock().now());
    word = pump.intake().waker().word().enterLevel();
  }

  /** It ends. */
  void end(PumpContext pump) {
    pump.intake().waker().word().leaveLevel(word);
  }

  /** The pump thread goes on here; the time counts from the begin of the level. */
  void resume(PumpContext pump) {
    pump.activity().resume(own);
  }

  void quits(int more) {
    quits += more;
  }

  int quits() {
    return quits;
  }

  /** Whether the pump waits further out, inside of a task or for its next. */
  boolean isInsideOfWait() {
    for (Level level = outer; level != null; level = level.outer) {
      if (level.kind == Kind.WAIT) {
        return true;
      }
    }
    return step.outermost().phase() == PumpPhase.IDLE;
  }

  /** The next call or wait further out; null where the pump's own loop is. */
  @Nullable Level loopAround() {
    Level level = outer;
    while (level != null && level.kind == Kind.TASK) {
      level = level.outer;
    }
    return level;
  }
}
