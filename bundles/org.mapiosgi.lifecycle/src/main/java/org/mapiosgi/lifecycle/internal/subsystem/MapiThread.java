// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.api.pump.PumpPhase;
import org.mapiosgi.api.pump.PumpStatus;
import org.mapiosgi.spi.NativeMapi;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.Promises;

/**
 * A pump thread with its own lease of MAPI: MAPIInitialize and OleInitialize before anything else
 * on it, their opposites after everything else (R6, R7, R11).
 */
public final class MapiThread implements Executor {
  /** Loading a provider's libraries from a slow disk takes a while. */
  private static final Duration INITIALIZING = Duration.ofMinutes(1);

  private final MessagePump pump;
  private final Lease lease;
  private final Predicate<Thread> oneOfUs;
  private final LongSupplier nativeThread;
  private final TokenWatch tokens;
  private volatile OptionalLong nativeId = OptionalLong.empty();
  private volatile Running running;
  private Promise<Void> down;

  /**
   * A thread that has not taken its lease.
   *
   * @param lease its own, which it gives back when it ends by itself
   * @param nativeThread the system's id of the calling thread
   * @param tokens looks after each step
   */
  MapiThread(
      MessagePump pump,
      Lease lease,
      Predicate<Thread> oneOfUs,
      LongSupplier nativeThread,
      TokenWatch tokens) {
    this.pump = pump;
    this.lease = lease;
    this.oneOfUs = oneOfUs;
    this.nativeThread = nativeThread;
    this.tokens = tokens;
  }

  /** The pump's name. */
  public String name() {
    return pump.name();
  }

  /** Whether the calling thread is one of those that hold a lease of MAPI, this or another. */
  public boolean isOneOfUs() {
    return oneOfUs.test(Thread.currentThread());
  }

  /** Runs a step that may not come back, so that it is seen. On this thread. */
  public <T, X extends Exception> T watched(Step step, Step.Body<T, X> body) throws X {
    running = Running.now(name(), step);
    try {
      return body.run();
    } finally {
      running = null;
      tokens.check(name(), step);
    }
  }

  private <T, X extends Exception> T watched(String what, Step.Body<T, X> body) throws X {
    return watched(new Step("", what, INITIALIZING), body);
  }

  /** Whether this is the thread with an id of the system's. */
  boolean isNative(long id) {
    OptionalLong mine = nativeId;
    return mine.isPresent() && mine.getAsLong() == id;
  }

  /** Whether it has been doing one thing for some time. */
  boolean isBusy(Duration time) {
    PumpStatus status = pump.status();
    return status.phase() != PumpPhase.IDLE
        && status.phase() != PumpPhase.TERMINATED
        && status.inPhase().compareTo(time) >= 0;
  }

  /** What it is in the middle of, where that is one of the watched steps. */
  Optional<Running> running() {
    return Optional.ofNullable(running);
  }

  /** What it is in the middle of, where that takes longer than it may. */
  public Optional<Running> overdue() {
    return running().filter(step -> step.isOverdue(Duration.ZERO));
  }

  /** Whether it holds its lease. */
  boolean isUp() {
    return lease.isHeld();
  }

  /** Whether the thread has ended; before {@link #down()} it should not have. */
  boolean isGone() {
    return pump.isTerminated();
  }

  boolean isThisThread() {
    return pump.isPumpThread();
  }

  PumpStatus status() {
    return pump.status();
  }

  @Override
  public void execute(Runnable step) {
    pump.execute(step);
  }

  /** Runs a step on the thread. Where the thread is gone the promise fails. */
  public <T> Promise<T> async(Callable<T> step) {
    return pump.async(step);
  }

  /** Takes the lease. */
  Promise<NativeMapi> up(Callable<NativeMapi> loader, int initFlags) {
    return queue(() -> watched("MAPIInitialize", () -> take(loader, initFlags)));
  }

  private NativeMapi take(Callable<NativeMapi> loader, int initFlags) throws Exception {
    nativeId = OptionalLong.of(nativeThread.getAsLong());
    NativeMapi mapi = loader.call();
    lease.take(mapi, initFlags);
    return mapi;
  }

  private <T> Promise<T> queue(Callable<T> step) {
    try {
      return pump.async(step);
    } catch (RejectedExecutionException e) {
      return Promises.failed(e);
    }
  }

  /**
   * Gives the lease back, if it was ever taken, and ends the thread; behind all that is queued. Not
   * twice.
   */
  synchronized Promise<Void> down() {
    if (down == null) {
      down = queue(() -> watched("MAPIUninitialize", this::giveBack));
      pump.shutdown();
    }
    return down;
  }

  private Void giveBack() {
    lease.giveBack();
    return null;
  }
}
