// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.queue;

import org.jspecify.annotations.Nullable;
import org.mapiosgi.pump.internal.measure.Timings;
import org.mapiosgi.pump.internal.measure.WaitTimes;
import org.mapiosgi.spi.DispatchReport;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageWindow;

/** Wakes a pump that waits. The page of the bundle's root package explains the protocol. */
public final class Waker {
  private final WakeWord word = new WakeWord();
  private final LastWake woken = new LastWake();

  /** Gives the times of all wakes. */
  private final WaitTimes times;

  /** Set before the pump first waits, so never null for a thread that reads that it waits. */
  @SuppressWarnings("NullAway.Init") // attach() sets it before the word first says WAITING
  private volatile MessageQueue queue;

  /** Null if the queue does not know which message it dispatches. */
  private volatile @Nullable DispatchReport report;

  /** Where nestable tasks may run inside of a call; else null. */
  private volatile @Nullable MessageWindow bell;

  public Waker(WaitTimes times) {
    this.times = times;
  }

  /** The pump, before it waits for the first time. */
  public void attach(MessageQueue opened) {
    report = opened.dispatching().orElse(null);
    queue = opened;
  }

  /** Any thread: whether the pump opened its message queue. */
  public boolean isAttached() {
    return queue != null;
  }

  /** Any thread, after it made work visible: wakes the pump if it waits. */
  public void wakeIfWaiting(int place) {
    wakeIfWaiting(word.read(), place);
  }

  /** The same for a caller that has read the word already. */
  public void wakeIfWaiting(long seen, int place) {
    if (WakeWord.waits(seen)) {
      claimAndWake(seen, place);
    }
  }

  /** Any thread, after it made a nestable task visible. */
  public void wakeForNestable() {
    long seen = word.read();
    if (WakeWord.waitsForNestable(seen)) {
      claimAndWake(seen, Timings.NO_PRIORITY);
    } else {
      ring();
    }
  }

  /** The pump runs, maybe inside of a loop of native code that its event does not end. */
  private void ring() {
    MessageWindow window = bell;
    if (window != null) {
      window.ring();
    }
  }

  /** Any thread: makes the pump look around, in each kind of wait. */
  public void nudge() {
    long seen = word.read();
    if (WakeWord.waitsAnywhere(seen)) {
      claimAndWake(seen, Timings.NO_PRIORITY);
    } else if (seen == WakeWord.CLOSED) {
      // It may wait in one of its last tasks, and says so no more. Twice does no harm.
      wakeAnyway();
    }
  }

  /** Any thread: ends the pump's wait, if it is in one, for any value of the word. */
  public void wakeAnyway() {
    MessageQueue opened = queue;
    if (opened != null) {
      opened.wake();
    }
  }

  private void claimAndWake(long seen, int place) {
    if (word.claim(seen)) {
      try {
        woken.note(times.stamp(), place);
        queue.wake();
      } catch (Throwable e) {
        // For example, the stack has no room. The next producer must find that the pump still
        // waits.
        word.giveBack(seen);
        throw e;
      }
    }
  }

  /** The pump: gives the word that producers read, for a wait or a call inside of a task. */
  public WakeWord word() {
    return word;
  }

  /**
   * The pump: sets the window that a producer of a nestable task rings, because a loop of native
   * code may dispatch its message. If it is null, producers do not ring.
   */
  public void ringFor(@Nullable MessageWindow window) {
    bell = window;
  }

  /** The pump: its wait has ended. */
  public void awake() {
    word.running();
  }

  /** The pump: it takes no requests from now on. It must look for them once more after this. */
  public void close() {
    word.close();
  }

  /** The pump, after a wait that a wake ended. */
  public LastWake woken() {
    return woken;
  }

  /** Any thread: {@link DispatchReport#message}; 0 if no queue knows it. */
  public int dispatching() {
    DispatchReport known = report;
    return known == null ? 0 : known.message();
  }

  /** Any thread. */
  public boolean isWaiting() {
    return WakeWord.waits(word.read());
  }
}
