// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.core;

import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.pump.PumpPriority;
import org.mapiosgi.pump.internal.measure.FailureLog;
import org.mapiosgi.pump.internal.measure.PumpClock;
import org.mapiosgi.pump.internal.measure.Timings;
import org.mapiosgi.pump.internal.measure.WaitTimes;
import org.mapiosgi.pump.internal.queue.Capacity;
import org.mapiosgi.pump.internal.queue.DepthAlarm;
import org.mapiosgi.pump.internal.queue.ManyToOneQueue;
import org.mapiosgi.pump.internal.queue.TaskQueue;
import org.mapiosgi.pump.internal.queue.WakeWord;
import org.mapiosgi.pump.internal.queue.Waker;
import org.mapiosgi.pump.internal.timer.PumpTimer;
import org.mapiosgi.pump.internal.timer.Timers;

/** Takes tasks, timers and requests from other threads, and wakes the pump for them. */
public final class TaskIntake {
  /** Timer requests that need no wake still must not pile up while the pump sleeps. */
  private static final int UNSEEN_REQUESTS = 4096;

  /** How many tasks are posted from one look at the depth to the next. */
  private static final int LOOK_EVERY = 1024;

  private final String pump;
  private final FailureLog failures;
  private final Lifecycle lifecycle;
  private final TaskQueue tasks;
  private final ManyToOneQueue<Runnable> requests;
  private final Timers timers;
  private final DepthAlarm alarm;
  private final Waker waker;

  /** Null where any number of tasks may wait. */
  private volatile @Nullable Capacity capacity;

  /** Whether the pump ends, so that no caller may wait for room. */
  private boolean ending;

  public TaskIntake(
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
    this.waker = new Waker(new WaitTimes(clock, timings.waited(Timings.NO_PRIORITY)));
    this.tasks = new TaskQueue(clock, timings);
    this.requests = new ManyToOneQueue<>();
    this.timers = timers;
    this.alarm = new DepthAlarm(pump, settings.alarmDepth());
    limit(settings);
  }

  /**
   * Any thread, before {@link #post}: takes or waits for room. If nothing is posted after it, the
   * caller calls {@link #leave}.
   *
   * @throws java.util.concurrent.RejectedExecutionException where there is no room
   */
  public void enter(boolean ownThread) {
    Capacity limit = capacity;
    if (limit != null) {
      limit.enter(ownThread);
    }
  }

  public void leave() {
    leave(1);
  }

  private void leave(int count) {
    Capacity limit = capacity;
    if (limit != null && count > 0) {
      limit.leave(count);
    }
  }

  /** Any thread: the pump ends, so no caller may wait for room any more. */
  public synchronized void open() {
    ending = true;
    if (capacity != null) {
      capacity.open();
    }
  }

  /** Wakes the pump. */
  public Waker waker() {
    return waker;
  }

  /** Before the first task: sets a listener that also hears that many tasks wait. */
  public void onAlarm(LongConsumer listener) {
    alarm.onRaised(listener);
  }

  /** Any thread: other limits from now on. Lets callers in that wait for room if there is room. */
  public synchronized void configure(Settings settings) {
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
      // Tasks that the pump took meanwhile may have given no permit back; to give one back twice
      // does no harm. The pump looks again, because it may have taken a task that this thread does
      // not see yet.
      made.leave((int) (tasks.polled() - polled));
      if (waker.isAttached()) {
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
  public boolean post(Runnable task, PumpPriority priority) {
    ManyToOneQueue<Runnable> line;
    long number;
    try {
      line = tasks.line(priority);
      number = line.offer(task);
    } catch (Throwable e) {
      leave();
      throw e;
    }
    if (!lifecycle.isRunning()) {
      return !line.withdraw(number, task);
    }
    waker.wakeIfWaiting(Timings.place(priority));
    if (number % LOOK_EVERY == 0) {
      alarm.look(tasks.size());
    }
    return true;
  }

  /**
   * As {@link #post}, for a task that may run inside of another. It needs no room: the task around
   * may wait for it while those that fill the queue wait for that task.
   */
  public boolean postNestable(Runnable task) {
    ManyToOneQueue<Runnable> line = tasks.nestable();
    long number = line.offer(task);
    if (!lifecycle.isRunning()) {
      return !line.withdraw(number, task);
    }
    waker.wakeForNestable();
    return true;
  }

  /** As {@link #post}, for a timer. Any thread but the pump's own outside of its wait. */
  public boolean postTimer(PumpTimer<?> timer) {
    long number = timers.request(timer);
    if (!lifecycle.isRunning()) {
      return !timers.withdraw(number, timer);
    }
    long seen = waker.word().read();
    // A pump that ends its wait before the timer's time needs no help.
    if (timer.deadline() < seen || number % UNSEEN_REQUESTS == 0) {
      waker.wakeIfWaiting(seen, Timings.NO_PRIORITY);
    }
    return true;
  }

  /**
   * Any thread: asks the pump to make a change. False if the pump has looked here for the last
   * time.
   */
  public boolean request(Runnable change) {
    long number = requests.offer(change);
    long seen = waker.word().read();
    if (seen == WakeWord.CLOSED) {
      return !requests.withdraw(number, change);
    }
    waker.wakeIfWaiting(seen, Timings.NO_PRIORITY);
    return true;
  }

  /** The pump: makes the changes that others asked for. Returns how many. */
  public long obey() {
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
  public void forget(PumpTimer<?> timer) {
    if (timers.request(timer) % UNSEEN_REQUESTS == 0) {
      waker.nudge();
    }
  }

  /**
   * The pump: announces its wait. From now on, until {@link Waker#awake}, each producer wakes it.
   *
   * @return whether it may wait; false if something came before the announcement
   */
  public boolean announceWait(long until) {
    waker.word().announce(until);
    // After the announcement: work that came before it is seen here, and work that comes later
    // wakes.
    return isEmpty();
  }

  /** The pump: the next nestable task, or null. */
  public @Nullable Runnable pollNestable() {
    return tasks.pollNestable();
  }

  /** The pump. */
  public boolean hasNestable() {
    return tasks.hasNestable();
  }

  /** The pump: the next task, or null; {@link #taken} follows. */
  public @Nullable Runnable poll() {
    return tasks.poll();
  }

  /**
   * The pump: gives tasks to the taker until it has enough; {@link #taken} follows each.
   *
   * @return false where nothing is left
   */
  public boolean drain(ManyToOneQueue.Taker<Runnable> taker) {
    return tasks.drain(taker);
  }

  /** The pump, after it took a task: frees the room of the task. */
  public void taken() {
    if (capacity != null && tasks.lastPlace() != Timings.NO_PRIORITY) {
      leave(1);
    }
  }

  /** The pump, once a pass: how many tasks wait. */
  public long depth() {
    long depth = tasks.size();
    alarm.look(depth);
    return depth;
  }

  /** Any thread: how many tasks the pump's loop has taken out so far. */
  public long polled() {
    return tasks.polled();
  }

  /** Any thread: whether the pump waits, and nothing is here that should have woken it. */
  public boolean isResting() {
    return waker.isWaiting() && tasks.size() == 0 && requests.isEmpty();
  }

  /** The pump. */
  public boolean hasTasks() {
    return !tasks.isEmpty();
  }

  /** The pump. */
  public boolean isEmpty() {
    return tasks.isEmpty() && timers.isSettled() && requests.isEmpty();
  }

  /** Any thread. */
  public int queued() {
    return (int) Math.min(Integer.MAX_VALUE, tasks.size());
  }

  /** How many tasks wait that need room. */
  private int waiting() {
    return (int) Math.min(Integer.MAX_VALUE, tasks.sizeOfLines());
  }

  /** Any thread: takes everything that did not start. {@link Unstarted} says who may do so. */
  public void claimAll(List<Runnable> into) {
    leave(tasks.claimAll(into));
    timers.claimAll(into);
  }
}
