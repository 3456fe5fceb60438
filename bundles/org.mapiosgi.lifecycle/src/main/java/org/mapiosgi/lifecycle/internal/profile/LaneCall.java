// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.profile;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.lifecycle.internal.actor.Surroundings;
import org.mapiosgi.lifecycle.internal.thread.LaneStep;
import org.mapiosgi.lifecycle.internal.thread.MapiThread;
import org.mapiosgi.lifecycle.internal.thread.MapiThreads;
import org.mapiosgi.lifecycle.internal.thread.NoLaneException;
import org.mapiosgi.lifecycle.internal.thread.Step;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.PromiseFactory;

/**
 * Makes a call on a lane that needs no session. Its promise is resolved once: at the call's end, at
 * its deadline, or when MAPI goes down.
 */
final class LaneCall<T> {
  private final String what;
  private final Duration allowed;
  private final Deferred<T> outcome;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final AtomicBoolean settled = new AtomicBoolean();
  private final Consumer<LaneCall<T>> over;
  private volatile @Nullable ScheduledFuture<?> alarm;
  private volatile Runnable withdrawal = () -> {};

  /**
   * A call that is not queued.
   *
   * @param promises makes the promise
   * @param over called once, when the outcome is known, before the promise is resolved
   */
  LaneCall(String what, Duration allowed, PromiseFactory promises, Consumer<LaneCall<T>> over) {
    this.what = what;
    this.allowed = allowed;
    this.outcome = promises.deferred();
    this.over = over;
  }

  Promise<T> promise() {
    return outcome.getPromise();
  }

  /** Has the work done by the first lane that is free. */
  void queue(MapiThreads lanes, Callable<T> work, Surroundings surroundings) {
    LaneStep<Void> step = new LaneStep<>(lane -> begin(), lane -> run(lane, work));
    withdrawal = () -> lanes.withdraw(step);
    try {
      alarm = surroundings.timer().schedule(this::expire, allowed.toNanos(), TimeUnit.NANOSECONDS);
      lanes.whenFree(step);
      step.promise().onFailure(failure -> notBegun(failure));
    } catch (RuntimeException e) {
      over();
    }
  }

  private boolean begin() {
    return !settled.get() && begun.compareAndSet(false, true);
  }

  private void notBegun(Throwable failure) {
    if (failure instanceof NoLaneException none) {
      fail(MapiException.of("MapiProfiles", HResult.named("MAPI_E_BUSY"), none.why()));
    } else {
      over();
    }
  }

  private Void run(MapiThread lane, Callable<T> work) {
    T value;
    try {
      value = lane.watched(new Step("", what, allowed), work::call);
    } catch (Throwable e) { // whatever it is, it is the caller's to see
      fail(e);
      return null;
    }
    if (settle()) {
      outcome.resolve(value);
    }
    return null;
  }

  private void expire() {
    boolean running = !begun.compareAndSet(false, true);
    fail(ProfileErrors.timeout(what, allowed.toSeconds() + " s", running));
  }

  /** Ends because MAPI goes down. */
  void over() {
    fail(ProfileErrors.over(what));
  }

  private void fail(Throwable why) {
    if (settle()) {
      outcome.fail(why);
    }
  }

  private boolean settle() {
    if (!settled.compareAndSet(false, true)) {
      return false;
    }
    ScheduledFuture<?> set = alarm;
    if (set != null) {
      set.cancel(false);
    }
    withdrawal.run();
    over.accept(this);
    return true;
  }
}
