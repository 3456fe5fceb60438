// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.spi.DispatchReport;
import org.mapiosgi.spi.HandleWaits;
import org.mapiosgi.spi.InputFilter;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueueFactory;
import org.mapiosgi.spi.MessageWindow;
import org.mapiosgi.spi.MessageWindows;

/**
 * A message queue under a test's control, with time that stands still until the test, or code on
 * the queue's thread, moves it. A test that uses it neither sleeps nor looks at a clock.
 *
 * <pre>{@code
 * VirtualQueue queue = new VirtualQueue();
 * MessagePump pump = pumps.open("test", queue);    // a MessagePumpFactory
 * queue.post(() -> seen.add("message"));
 * queue.settle();                                  // the pump has done all there is to do
 * queue.advance(Duration.ofMinutes(5));            // and what is to be done by then
 * }</pre>
 *
 * <p>It is for one pump. If the pump can take its time from outside, it takes it from {@link
 * #getAsLong}. The order of messages is that of Windows: those that were sent, those that were
 * posted, WM_QUIT, timers. Methods are for any thread, unless they say otherwise.
 */
public final class VirtualQueue
    implements MessageQueue,
        HandleWaits,
        MessageWindows,
        InputFilter,
        MessageQueueFactory,
        LongSupplier {
  /** The effect of a message: runs when the message is dispatched. */
  @FunctionalInterface
  public interface Message extends Runnable {}

  /** WM_QUIT, which is a state: posted twice it comes once. */
  public static final Message QUIT = () -> {};

  private static final int CAPACITY = 61;
  private static final long PATIENCE_SECONDS = 30;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Message> sent = new ArrayDeque<>();
  private final Deque<Message> inside = new ArrayDeque<>();
  private final Deque<Message> posted = new ArrayDeque<>();
  private final Deque<Message> timers = new ArrayDeque<>();
  private final Map<Long, HandleState> handles = new HashMap<>();
  private long[] watched = {};
  private boolean quit;
  private long now = 1_000_000;
  private boolean woken;
  private boolean waiting;
  private Input waitingFor = Input.ALL;

  /** Whether a loop of native code waits. */
  private boolean deaf;

  private boolean closed;
  private long waitEnd;
  private long early;
  private int wakes;
  private int waits;
  private int looks;
  private int windowMessages;
  private @Nullable RuntimeException waitFailure;
  private @Nullable RuntimeException openFailure;
  private boolean windowless;
  private volatile int dispatching;
  private final DispatchReport report = () -> dispatching;

  /** Makes an empty queue that is not open. */
  public VirtualQueue() {}

  /** The time, as {@link System#nanoTime} would tell it. */
  @Override
  public long getAsLong() {
    lock.lock();
    try {
      return now;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public MessageQueue open(String name) {
    if (openFailure != null) {
      throw openFailure;
    }
    return this;
  }

  /** Makes {@link #open} fail; before the pump is made. */
  public void failOpen(RuntimeException failure) {
    openFailure = failure;
  }

  /** Makes the current and all later waits fail. */
  public void failWait(RuntimeException failure) {
    change(() -> waitFailure = failure);
  }

  /** Makes {@link #window} fail as on a machine whose desktop heap is used up. */
  public void failWindow() {
    change(() -> windowless = true);
  }

  @Override
  public void wake() {
    change(
        () -> {
          woken = true;
          wakes++;
        });
  }

  @Override
  public Wakeup await(long nanos) {
    return await(nanos, Input.ALL);
  }

  @Override
  public Wakeup await(long nanos, Input input) {
    Message call;
    lock.lock();
    try {
      waits++;
      waitingFor = input;
      waitEnd = nanos == FOREVER ? Long.MAX_VALUE : now + nanos - Math.min(early, nanos);
      Wakeup wakeup = awaitLocked(input);
      if (wakeup != Wakeup.MESSAGE || input == Input.ALL) {
        return wakeup;
      }
      call = sent.poll();
    } finally {
      lock.unlock();
    }
    call.run();
    return Wakeup.TIMEOUT;
  }

  private Wakeup awaitLocked(Input input) {
    while (true) {
      if (waitFailure != null) {
        throw waitFailure;
      }
      if (!inside.isEmpty()) {
        answerInside();
      }
      if (woken) {
        woken = false;
        return Wakeup.WOKEN;
      }
      if (hasSignal()) {
        return Wakeup.HANDLE;
      }
      if (hasInput(input)) {
        return Wakeup.MESSAGE;
      }
      if (now >= waitEnd) {
        return Wakeup.TIMEOUT;
      }
      pause();
    }
  }

  /** Runs a message inside of the wait. The message may wait here, too. */
  private void answerInside() {
    Message call = inside.poll();
    long end = waitEnd;
    Input input = waitingFor;
    lock.unlock();
    dispatching = DispatchReport.UNKNOWN_MESSAGE;
    try {
      call.run();
    } finally {
      dispatching = 0;
      lock.lock();
      waitEnd = end;
      waitingFor = input;
    }
  }

  // Both callers loop around it.
  @SuppressWarnings("WaitNotInLoop")
  private void pause() {
    waiting = true;
    changed.signalAll();
    changed.awaitUninterruptibly();
    waiting = false;
  }

  private boolean hasInput(Input input) {
    return switch (input) {
      case NONE -> false;
      case COM -> !sent.isEmpty();
      case ALL -> !sent.isEmpty() || !posted.isEmpty() || quit || !timers.isEmpty();
    };
  }

  @Override
  public Dispatched dispatch() {
    Message message;
    lock.lock();
    try {
      looks++;
      message = next();
    } finally {
      lock.unlock();
    }
    if (message == null) {
      return Dispatched.NONE;
    }
    if (message == QUIT) {
      return Dispatched.QUIT;
    }
    message.run();
    return Dispatched.MESSAGE;
  }

  private Message next() {
    if (!sent.isEmpty()) {
      return sent.poll();
    }
    if (!posted.isEmpty()) {
      return posted.poll();
    }
    if (quit) {
      quit = false;
      return QUIT;
    }
    return timers.poll();
  }

  @Override
  public Dispatched dispatchTimer() {
    Message timer;
    lock.lock();
    try {
      timer = timers.poll();
    } finally {
      lock.unlock();
    }
    if (timer == null) {
      return Dispatched.NONE;
    }
    timer.run();
    return Dispatched.MESSAGE;
  }

  @Override
  public void postQuit() {
    post(QUIT);
  }

  /**
   * The loop of a native call, on the queue's thread: dispatches what comes, hears neither wakes
   * nor handles, and ends with the condition or with WM_QUIT, which it posts again as modal loops
   * do.
   */
  public void nativeLoop(BooleanSupplier over) {
    while (!over.getAsBoolean()) {
      awaitMessage();
      if (dispatch() == Dispatched.QUIT) {
        postQuit();
        return;
      }
    }
  }

  private void awaitMessage() {
    lock.lock();
    try {
      waitEnd = Long.MAX_VALUE;
      waitingFor = Input.ALL;
      while (!hasInput(Input.ALL)) {
        // A loop of native code hears neither wakes nor handles, so the queue is settled despite
        // them.
        deaf = true;
        pause();
        deaf = false;
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int capacity() {
    return CAPACITY;
  }

  @Override
  public void watch(long... next) {
    change(() -> watched = next.clone());
  }

  @Override
  public HandleState probe(int index) {
    return look(watched[index]);
  }

  @Override
  public HandleState look(long handle) {
    lock.lock();
    try {
      HandleState state = handles.getOrDefault(handle, HandleState.FAILED);
      handles.replace(handle, HandleState.PENDING);
      return state;
    } finally {
      lock.unlock();
    }
  }

  /** All handles here are those of events. */
  @Override
  public boolean isMutex(long handle) {
    return false;
  }

  private boolean hasSignal() {
    return Arrays.stream(watched).anyMatch(handle -> handles.get(handle) != HandleState.PENDING);
  }

  /** Makes an auto-reset event; a handle that was not made is a bad one. */
  public void create(long handle) {
    change(() -> handles.put(handle, HandleState.PENDING));
  }

  /** SetEvent. */
  public void signal(long handle) {
    change(() -> handles.replace(handle, HandleState.SIGNALED));
  }

  /** CloseHandle. */
  public void closeHandle(long handle) {
    change(() -> handles.remove(handle));
  }

  @Override
  public MessageWindow window(MessageWindow.Procedure procedure) {
    lock.lock();
    try {
      if (windowless) {
        throw new UnsupportedOperationException("no desktop heap is left");
      }
      return new VirtualWindow(this, procedure);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    change(() -> closed = true);
  }

  /** PostMessage. */
  public void post(Message message) {
    change(
        () -> {
          if (message == QUIT) {
            quit = true;
          } else {
            posted.add(message);
          }
        });
  }

  /** SendMessage, or a call of COM, without waiting for the answer. */
  public void send(Message message) {
    change(() -> sent.add(message));
  }

  /**
   * As {@link #send}, to a thread whose system answers it before the wait ends, as a look for
   * messages inside of {@link #await} does.
   */
  public void sendIntoWait(Message message) {
    change(() -> inside.add(message));
  }

  /** A timer of SetTimer is due. */
  public void timer(Message message) {
    change(() -> timers.add(message));
  }

  @Override
  public Optional<HandleWaits> handles() {
    return Optional.of(this);
  }

  @Override
  public Optional<MessageWindows> windows() {
    return Optional.of(this);
  }

  @Override
  public Optional<InputFilter> input() {
    return Optional.of(this);
  }

  @Override
  public Optional<DispatchReport> dispatching() {
    return Optional.of(report);
  }

  void dispatching(int message) {
    dispatching = message;
  }

  void postToWindow(Message message) {
    change(
        () -> {
          windowMessages++;
          posted.add(message);
        });
  }

  /** Time goes by, for a task that takes long as for everybody. */
  public void pass(Duration time) {
    change(() -> now += time.toNanos());
  }

  /** Time goes by and the pump does what is to be done then. */
  public void advance(Duration time) {
    settle();
    pass(time);
    settle();
  }

  /** Every wait ends this much before its time, as waits do since Windows 7. */
  public void waitsEndEarlyBy(Duration time) {
    change(() -> early = time.toNanos());
  }

  /** Waits until the pump waits and nothing here would end its wait. */
  public void settle() {
    lock.lock();
    try {
      long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (!closed && !isSettled()) {
        if (left <= 0) {
          throw new AssertionError("the pump did not settle within " + PATIENCE_SECONDS + " s");
        }
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      lock.unlock();
    }
  }

  private boolean isSettled() {
    return waiting
        && !hasInput(waitingFor)
        && (deaf || (!woken && inside.isEmpty() && !hasSignal() && now < waitEnd));
  }

  /** How often the queue was woken. */
  public int wakes() {
    return read(() -> wakes);
  }

  /** How often its owner waited. */
  public int waits() {
    return read(() -> waits);
  }

  /** How often its owner looked for a message. */
  public int looks() {
    return read(() -> looks);
  }

  /** How many messages were posted to windows. */
  public int windowMessages() {
    return read(() -> windowMessages);
  }

  /** Whether its owner has closed it. */
  public boolean isClosed() {
    return read(() -> closed ? 1 : 0) == 1;
  }

  private int read(IntSupplier field) {
    lock.lock();
    try {
      return field.getAsInt();
    } finally {
      lock.unlock();
    }
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
