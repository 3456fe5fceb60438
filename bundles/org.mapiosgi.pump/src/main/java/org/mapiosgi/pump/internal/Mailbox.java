// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.util.List;
import java.util.function.LongConsumer;
import org.mapiosgi.api.pump.PumpLane;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageWindow;

/** Where other threads leave tasks and timers for a pump, and how they wake it. */
final class Mailbox {
  /** Timer requests that need no wake still must not pile up while the pump sleeps. */
  private static final int UNSEEN_REQUESTS = 4096;

  /** How many tasks are posted from one look at the depth to the next. */
  private static final int LOOK_EVERY = 1024;

  private final String pump;
  private final FailureLog failures;
  private final Lifecycle lifecycle;
  private final Lanes tasks;
  private final Inbox<Runnable> requests;
  private final Timers timers;
  private final DepthAlarm alarm;
  private final WakeWord word = new WakeWord();

  /** Set before the pump first waits, so never null to who reads a word that says it waits. */
  private volatile MessageQueue queue;

  /** Gives the times of wakes, whatever they are for. */
  private final WaitTimes wakes;

  /** Where nestable tasks may run inside of a call; else null. */
  private volatile MessageWindow bell;

  private final LastWake woken = new LastWake();

  /** Null where any number of tasks may wait. */
  private volatile Capacity capacity;

  /** Whether the pump ends, so that nobody may be made to wait for room. */
  private boolean ending;

  Mailbox(
      String pump,
      PumpClock clock,
      Timings timings,
      FailureLog failures,
      Lifecycle lifecycle,
      Timers timers,
      Settings settings) {
    this.pump = pump;
    this.failures = failures;
    this.lifecycle = lifecycle;
    this.wakes = new WaitTimes(clock, timings.waited(Lanes.NONE));
    this.tasks = new Lanes(clock, timings);
    this.requests = new Inbox<>();
    this.timers = timers;
    this.alarm = new DepthAlarm(pump, settings.alarmDepth());
    limit(settings);
  }

  /**
   * Any thread, before {@link #post}: takes or waits for room. Where nothing is posted after it,
   * {@link #leave} follows.
   *
   * @throws java.util.concurrent.RejectedExecutionException where there is no room
   */
  void enter(boolean ownThread) {
    Capacity limit = capacity;
    if (limit != null) {
      limit.enter(ownThread);
    }
  }

  void leave() {
    leave(1);
  }

  private void leave(int count) {
    Capacity limit = capacity;
    if (limit != null && count > 0) {
      limit.leave(count);
    }
  }

  /** Any thread: nobody waits for room any more. */
  synchronized void open() {
    ending = true;
    if (capacity != null) {
      capacity.open();
    }
  }

  /** Before the first task: who else is told that many tasks wait. */
  void onAlarm(LongConsumer listener) {
    alarm.onRaised(listener);
  }

  /** Any thread: other limits from now on. Who waits for room that is not needed is let in. */
  synchronized void configure(Settings settings) {
    alarm.configure(settings.alarmDepth());
    if (!ending) {
      limit(settings);
    }
  }

  private void limit(Settings settings) {
    Capacity before = capacity;
    if (settings.capacity() == 0) {
      capacity = null;
      if (before != null) {
        before.open();
      }
    } else if (before == null) {
      long polled = tasks.polled();
      Capacity made = new Capacity(pump, settings.capacity(), settings.overflow(), waiting());
      capacity = made;
      // What the pump took meanwhile gave no permit back, or will: twice does no harm. The pump
      // looks again, for it may have taken a task that is not seen from here yet.
      made.leave((int) (tasks.polled() - polled));
      if (queue != null) {
        boolean unused = request(() -> made.leave((int) (tasks.polled() - polled)));
      }
    } else {
      before.configure(settings.capacity(), settings.overflow());
    }
  }

  /**
   * Any thread. False if the pump takes no tasks any more.
   *
   * <p>The producer looks at the state after its offer. A pump that ends looks for tasks after it
   * changed the state. So it finds each task that was accepted, and a task that it does not find is
   * its producer's to take back.
   */
  boolean post(Runnable task, PumpLane lane) {
    Inbox<Runnable> inbox;
    long number;
    try {
      inbox = tasks.inbox(lane);
      number = inbox.offer(task);
    } catch (Throwable e) {
      leave();
      throw e;
    }
    if (!lifecycle.isRunning()) {
      return !inbox.withdraw(number, task);
    }
    wakeIfWaiting(word.read(), Lanes.place(lane));
    if (number % LOOK_EVERY == 0) {
      alarm.look(tasks.size());
    }
    return true;
  }

  /**
   * As {@link #post}, for a task that may run inside of another. It needs no room: the task around
   * may wait for it while those that fill the queue wait for that task.
   */
  boolean postNestable(Runnable task) {
    Inbox<Runnable> inbox = tasks.nestable();
    long number = inbox.offer(task);
    if (!lifecycle.isRunning()) {
      return !inbox.withdraw(number, task);
    }
    long seen = word.read();
    if (WakeWord.waitsForNestable(seen)) {
      claimAndWake(seen, Lanes.NONE);
    } else {
      ring();
    }
    return true;
  }

  /** The pump runs, maybe inside of a loop of native code that its event does not end. */
  private void ring() {
    MessageWindow window = bell;
    if (window != null) {
      window.ring();
    }
  }

  /** As {@link #post}, for a timer. Any thread but the pump's own outside of its wait. */
  boolean postTimer(PumpTimer<?> timer) {
    long number = timers.request(timer);
    if (!lifecycle.isRunning()) {
      return !timers.withdraw(number, timer);
    }
    long seen = word.read();
    // A pump that ends its wait before the timer's time needs no help.
    if (timer.deadline() < seen || number % UNSEEN_REQUESTS == 0) {
      wakeIfWaiting(seen, Lanes.NONE);
    }
    return true;
  }

  /**
   * Any thread: has the pump change something of its own. False where the pump has looked here for
   * the last time.
   */
  boolean request(Runnable change) {
    long number = requests.offer(change);
    long seen = word.read();
    if (seen == WakeWord.CLOSED) {
      return !requests.withdraw(number, change);
    }
    wakeIfWaiting(seen, Lanes.NONE);
    return true;
  }

  /** The pump: makes the changes that others asked for. Returns how many. */
  long obey() {
    long done = 0;
    for (long left = requests.size(); left > 0; left--) {
      Runnable change = requests.poll();
      if (change != null) {
        try {
          change.run();
        } catch (Throwable e) {
          // Anything, also an Error: one change that fails must not end the pump.
          failures.report("a request", e);
        }
        done++;
      }
    }
    return done;
  }

  /** Any thread but the pump's: tells the pump that a timer was cancelled. */
  void forget(PumpTimer<?> timer) {
    if (timers.request(timer) % UNSEEN_REQUESTS == 0) {
      nudge();
    }
  }

  /** Any thread: makes the pump look around, wherever it waits. */
  void nudge() {
    long seen = word.read();
    if (WakeWord.waitsAnywhere(seen)) {
      claimAndWake(seen, Lanes.NONE);
    } else if (seen == WakeWord.CLOSED) {
      // It may wait in one of its last tasks, and says so no more. Twice does no harm.
      wakeAnyway();
    }
  }

  /** Any thread: ends the pump's wait, if it is in one, whatever the word says. */
  void wakeAnyway() {
    MessageQueue opened = queue;
    if (opened != null) {
      opened.wake();
    }
  }

  private void wakeIfWaiting(long seen, int lane) {
    if (WakeWord.waits(seen)) {
      claimAndWake(seen, lane);
    }
  }

  private void claimAndWake(long seen, int lane) {
    if (word.claim(seen)) {
      try {
        woken.note(wakes.stamp(), lane);
        queue.wake();
      } catch (Throwable e) {
        // Without stack, say. Whoever posts next must find that the pump still waits.
        word.giveBack(seen);
        throw e;
      }
    }
  }

  /** The pump, before it waits for the first time. */
  void attach(MessageQueue opened) {
    queue = opened;
  }

  /**
   * The pump: from now on, until {@link #awake}, whoever posts wakes it.
   *
   * @return whether it may wait; false where something came before the announcement
   */
  boolean announceWait(long until) {
    word.announce(until);
    // After the announcement: whatever came before it is seen here, whatever comes later wakes.
    return isEmpty();
  }

  /** The pump. */
  void awake() {
    word.running();
  }

  /** The pump: what producers read, for a wait or a call inside of a task. */
  WakeWord word() {
    return word;
  }

  /**
   * The pump: who posts a nestable task rings this window, because a loop of native code may
   * dispatch its message. Null: nobody does.
   */
  void ringFor(MessageWindow window) {
    bell = window;
  }

  /** The pump: the next nestable task, or null. */
  Runnable pollNestable() {
    return tasks.pollNestable();
  }

  /** The pump. */
  boolean hasNestable() {
    return tasks.hasNestable();
  }

  /** The pump: nothing is accepted from now on. What is here must be taken out after this. */
  void close() {
    word.close();
  }

  /** The pump: the next task, or null; {@link #taken} follows. */
  Runnable poll() {
    return tasks.poll();
  }

  /**
   * The pump: gives tasks to the taker until it has enough; {@link #taken} follows each.
   *
   * @return false where nothing is left
   */
  boolean drain(Inbox.Taker<Runnable> taker) {
    return tasks.drain(taker);
  }

  /** The pump: has taken a task, which needs its room no more. */
  void taken() {
    if (capacity != null && tasks.lastLane() != Lanes.NONE) {
      leave(1);
    }
  }

  /** The pump, after a wait that a wake ended. */
  LastWake woken() {
    return woken;
  }

  /** The pump, once a pass: how many tasks wait. */
  long depth() {
    long depth = tasks.size();
    alarm.look(depth);
    return depth;
  }

  /** Any thread: how many tasks the pump's loop has taken out so far. */
  long polled() {
    return tasks.polled();
  }

  /** Any thread: {@link MessageQueue#dispatching}; 0 before there is a queue. */
  int dispatching() {
    MessageQueue opened = queue;
    return opened == null ? 0 : opened.dispatching();
  }

  /** Any thread. */
  boolean isWaiting() {
    return WakeWord.waits(word.read());
  }

  /**
   * Any thread: whether the pump waits, and nobody left anything for it that should have woken it.
   */
  boolean isResting() {
    return isWaiting() && tasks.size() == 0 && requests.isEmpty();
  }

  /** The pump. */
  boolean hasTasks() {
    return !tasks.isEmpty();
  }

  /** The pump. */
  boolean isEmpty() {
    return tasks.isEmpty() && timers.isSettled() && requests.isEmpty();
  }

  /** Any thread. */
  int queued() {
    return (int) Math.min(Integer.MAX_VALUE, tasks.size());
  }

  /** How many tasks wait that need room. */
  private int waiting() {
    return (int) Math.min(Integer.MAX_VALUE, tasks.sizeOfLanes());
  }

  /** Any thread: takes everything that did not start. {@link Unstarted} says who may do so. */
  void claimAll(List<Runnable> into) {
    leave(tasks.claimAll(into));
    timers.claimAll(into);
  }
}
