// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.pump.PumpPhase;
import org.mapiosgi.pump.internal.core.Lifecycle;
import org.mapiosgi.pump.internal.core.Lifecycle.State;
import org.mapiosgi.pump.internal.core.Meter;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.internal.core.TaskIntake;
import org.mapiosgi.pump.internal.handle.HandleWait;
import org.mapiosgi.pump.internal.handle.Handles;
import org.mapiosgi.pump.internal.measure.Activity;
import org.mapiosgi.pump.internal.measure.Counters;
import org.mapiosgi.pump.internal.measure.PumpClock;
import org.mapiosgi.pump.internal.nesting.Messages;
import org.mapiosgi.pump.internal.nesting.Nesting;
import org.mapiosgi.pump.internal.queue.ManyToOneQueue;
import org.mapiosgi.pump.internal.queue.Waker;
import org.mapiosgi.pump.internal.task.PumpFuture;
import org.mapiosgi.pump.internal.task.PumpThread;
import org.mapiosgi.pump.internal.timer.PumpTimer;
import org.mapiosgi.pump.internal.timer.Timers;
import org.mapiosgi.pump.internal.watch.Watchdog;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueue.Wakeup;
import org.mapiosgi.spi.MessageQueueFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the pump thread: opens the message queue, makes passes over timers, handles, tasks and
 * messages, waits if there is nothing to do, and leaves nothing behind.
 */
final class PumpLoop implements Runnable {
  /**
   * Looking at the clock takes longer than a small task; so while tasks are shorter than this, the
   * clock is looked at after several.
   */
  private static final long SHORT_TASK_NANOS = 1_000;

  private static final int LONGEST_STRIDE = 16;

  private final Logger logger = LoggerFactory.getLogger(PumpLoop.class);
  private final PumpContext pump;
  private final MessageQueueFactory queues;
  private final Handles handles;
  private final Nesting nesting;
  private final Watchdog watchdog;
  private final Meter meter;
  private final TaskIntake intake;
  private final Waker waker;
  private final Timers timers;
  private final PumpClock clock;
  private final Counters counters;
  private final Lifecycle lifecycle;
  private final Activity activity;

  private final QueueWait waits;

  /** The thread itself. */
  @SuppressWarnings("NullAway.Init") // run() sets it first
  private PumpThread thread;

  /** As of the begin of the pass: a configuration may change while the pump runs. */
  private Settings settings;

  @SuppressWarnings("NullAway.Init") // open() sets it; without a queue there is no pass
  private Messages messages;

  /** Pump time, as of the end of the last step. */
  private long now;

  /** Whether the queue may hold a message. */
  private boolean messagesLikely = true;

  /** When the queue was last looked at. */
  private long looked;

  /** How many tasks run from one look at the clock to the next. */
  private int stride = 1;

  /**
   * Of a turn of tasks: when it began, how many it may still take, how many ran since {@link #now}.
   */
  private long turnBegan;

  private int turnLeft;
  private int unclocked;

  private final ManyToOneQueue.Taker<Runnable> taker = this::runTask;

  /** How many items of any class were done. Unchanged after a wait: the wait ended for nothing. */
  private long items;

  PumpLoop(
      PumpContext pump,
      MessageQueueFactory queues,
      Handles handles,
      Nesting nesting,
      Watchdog watchdog) {
    this.pump = pump;
    this.queues = queues;
    this.handles = handles;
    this.nesting = nesting;
    this.watchdog = watchdog;
    this.settings = pump.settings();
    this.meter = pump.meter();
    this.intake = pump.intake();
    this.waker = intake.waker();
    this.timers = pump.timers();
    this.clock = pump.clock();
    this.counters = pump.counters();
    this.lifecycle = pump.lifecycle();
    this.activity = pump.activity();
    this.waits = new QueueWait(pump);
  }

  @Override
  public void run() {
    thread = pump.tasks().thread();
    MessageQueue queue = null;
    try {
      queue = open();
      if (queue != null) {
        pump(queue);
      }
    } catch (Throwable e) {
      lifecycle.fail("met an error of its own", e);
      logger.error("pump '{}' met an error of its own and ends", pump.name(), e);
    } finally {
      end(queue);
    }
  }

  private @Nullable MessageQueue open() {
    now = clock.now();
    try {
      MessageQueue queue = queues.open(pump.name());
      if (queue == null) {
        throw new IllegalStateException(queues + " opened no queue");
      }
      waker.attach(queue);
      handles.attach(queue);
      messages = new Messages(pump, queue);
      nesting.attach(queue, messages);
      return queue;
    } catch (Throwable e) {
      lifecycle.fail("could not open its message queue", e);
      logger.error("pump '{}' could not open its message queue and ends", pump.name(), e);
      return null;
    }
  }

  private void pump(MessageQueue queue) {
    while (true) {
      State state = lifecycle.state();
      if (state == State.STOPPING || (state == State.DRAINING && !drainsOn())) {
        return;
      }
      boolean more = pass(clock.now(), false) || state != State.RUNNING;
      while (!more) {
        more = rest(queue);
      }
    }
  }

  /** Drops what is not due yet; whether there is something left to run. */
  private boolean drainsOn() {
    timers.adopt();
    now = clock.now();
    if (timers.next() <= now) {
      return true;
    }
    timers.cancelAll();
    return intake.hasTasks();
  }

  /**
   * One turn for each class of work; whether any has more to do.
   *
   * @param tasksFirst whether the pump was most likely woken for a task
   */
  private boolean pass(long begin, boolean tasksFirst) {
    settings = pump.settings();
    now = begin;
    counters.queued(intake.depth());
    boolean more = tasksFirst && tasksTurn();
    items += timers.adopt() + intake.obey();
    more |= timersTurn();
    more |= handlesTurn();
    more |= !tasksFirst && tasksTurn();
    // The wait reports a message at once, so a look is needed only where no wait comes soon.
    if (messagesLikely || more || now - looked >= settings.turnNanos()) {
      messagesLikely = messagesTurn();
      looked = now;
    }
    // A task that waited may have noted signals after the handles had their turn.
    return more || messagesLikely || handles.hasMore();
  }

  private boolean timersTurn() {
    long start = now;
    for (int run = 0; run < settings.tasks(); run++) {
      PumpTimer<?> timer = timers.pollDue(now);
      if (timer == null) {
        return false;
      }
      runTimer(timer);
      if (now - start >= settings.turnNanos() || lifecycle.isStopping()) {
        break;
      }
    }
    return timers.next() <= now;
  }

  private void runTimer(PumpTimer<?> timer) {
    if (timer.isDone()) {
      return;
    }
    long began = now;
    meter.late(began - timer.deadline());
    run(PumpPhase.TIMER, timer);
    now = clock.now();
    meter.ran(now - began, 1);
    renew(timer);
  }

  private void renew(PumpTimer<?> timer) {
    if (!timer.isPeriodic() || timer.isDone()) {
      return;
    }
    if (lifecycle.isRunning()) {
      timer.advance();
      timers.add(timer);
    } else {
      timer.cancel(false);
    }
  }

  /** Every handle that is signalled has one turn, before any has its next. */
  private boolean handlesTurn() {
    handles.look(now);
    long start = now;
    for (HandleWait wait = handles.poll(); wait != null; wait = handles.poll()) {
      long began = now;
      run(PumpPhase.HANDLE, wait);
      handles.handled(wait);
      now = clock.now();
      meter.ran(now - began, 1);
      if (now - start >= settings.turnNanos() || lifecycle.isStopping()) {
        break;
      }
    }
    return handles.hasMore();
  }

  private boolean tasksTurn() {
    turnBegan = now;
    turnLeft = settings.tasks();
    // The tasks of this turn may be longer than those of the last.
    stride = 1;
    boolean enough = intake.drain(taker);
    readClock();
    return enough && intake.hasTasks();
  }

  /** Whether the turn goes on. */
  private boolean runTask(Runnable task) {
    intake.taken();
    if (task instanceof PumpTimer<?> timer) {
      readClock();
      runTimer(timer);
    } else {
      run(PumpPhase.TASK, task);
      if (++unclocked < stride) {
        return --turnLeft > 0;
      }
      readClock();
    }
    return --turnLeft > 0 && now - turnBegan < settings.turnNanos() && !lifecycle.isStopping();
  }

  private void readClock() {
    int tasks = unclocked;
    if (tasks == 0) {
      return;
    }
    unclocked = 0;
    long before = now;
    now = clock.now();
    stride = now - before < tasks * SHORT_TASK_NANOS ? Math.min(2 * stride, LONGEST_STRIDE) : 1;
    meter.ran(now - before, tasks);
  }

  private void run(PumpPhase phase, Runnable task) {
    if (task instanceof PumpFuture<?> future && future.isDone()) {
      return;
    }
    items++;
    activity.begin(phase, task, now);
    try {
      task.run();
    } catch (Throwable e) {
      // Anything, also an Error: a task must not end the pump.
      counters.failed();
      pump.failures().report("a task", e);
    }
    counters.ran();
    clearUp();
  }

  /** Restores the thread, and ends nested work that a task or message left half done. */
  private void clearUp() {
    thread.restore();
    if (activity.isInside()) {
      nesting.reset();
    }
  }

  /** Whether the queue may hold more. */
  private boolean messagesTurn() {
    boolean more = messages.turn(now);
    items += messages.takeCount();
    now = messages.ended();
    counters.quitsIgnored(messages.takeQuits());
    clearUp();
    return more;
  }

  /** Waits, and does what ended the wait; whether there may be more to do. */
  private boolean rest(MessageQueue queue) {
    long next = timers.next();
    long wait = MessageQueue.FOREVER;
    if (next != Long.MAX_VALUE) {
      now = clock.now();
      wait = Math.min(Math.max(0, next - now), PumpClock.LONGEST_WAIT);
    }
    long announced = now;
    long until = PumpClock.sum(now, wait);
    Wakeup wakeup = null;
    try {
      if (intake.announceWait(until) && lifecycle.isRunning()) {
        activity.begin(PumpPhase.IDLE, null, now);
        wakeup = waits.await(queue, wait);
      }
    } finally {
      waker.awake();
      thread.restore();
    }
    // Before the first task: it may be one that hangs.
    watchdog.rouse();
    return wakeup == null || resume(wakeup, announced, until);
  }

  /**
   * Does the work that ended the wait, and counts afterwards, because a caller waits for the work
   * and not for the counters.
   */
  private boolean resume(Wakeup wakeup, long announced, long until) {
    long woke = clock.now();
    // Before the pass: a task in it may wait, and be woken, too.
    long wokenAt = waker.woken().time();
    int wokenPlace = waker.woken().place();
    boolean early = wakeup != Wakeup.TIMEOUT || woke < until;
    long before = items;
    boolean more = true;
    if (wakeup == Wakeup.MESSAGE) {
      messagesLikely = true;
    } else if (wakeup == Wakeup.HANDLE) {
      handles.expect();
    }
    if (early && lifecycle.isRunning()) {
      more = pass(woke, wakeup == Wakeup.WOKEN);
    }
    counters.waited();
    if (wakeup == Wakeup.WOKEN) {
      counters.woken();
      // A wake that is older than this wait belongs to an earlier one, and is counted there.
      if (wokenAt >= announced) {
        meter.waited(wokenPlace, woke - wokenAt);
      }
    }
    if (!more && items == before) {
      counters.wasSpurious();
    }
    return more;
  }

  /** Leaves nothing unresolved: refuses the tasks that came too late to run. */
  private void end(@Nullable MessageQueue queue) {
    activity.begin(PumpPhase.STOPPING, null, clock.now());
    lifecycle.drain();
    waker.close();
    new PumpEnd(pump, handles, nesting).leaveNothing(queue);
  }
}
