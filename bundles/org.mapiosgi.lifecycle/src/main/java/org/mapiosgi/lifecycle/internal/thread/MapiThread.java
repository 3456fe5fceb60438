// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.thread;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.api.pump.PumpPhase;
import org.mapiosgi.api.pump.PumpStatus;
import org.mapiosgi.lifecycle.internal.account.Losses;
import org.mapiosgi.spi.NativeMapi;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.PromiseFactory;
import org.osgi.util.promise.Promises;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a pump thread with its own lease of MAPI: MAPIInitialize and OleInitialize before anything
 * else on the thread, their opposites after everything else (R6, R7, R11).
 */
public final class MapiThread implements Executor {
  private static final Logger LOG = LoggerFactory.getLogger(MapiThread.class);

  /** Loading a provider's libraries from a slow disk takes a while. */
  private static final Duration INITIALIZING = Duration.ofMinutes(1);

  private final MessagePump pump;
  private final Lease lease;
  private final Predicate<Thread> oneOfUs;
  private final LongSupplier nativeThread;
  private final TokenWatch tokens;
  private final Losses losses;
  private final Runnable stepBegins;
  private final Runnable unshow;
  private final Set<Due> dues = ConcurrentHashMap.newKeySet();
  private volatile OptionalLong nativeId = OptionalLong.empty();
  private volatile @Nullable Running running;
  private @Nullable Promise<Void> down;
  private @Nullable Promise<Void> end;

  /**
   * A thread that has not taken its lease.
   *
   * @param lease its own, which it gives back when it ends by itself
   * @param nativeThread the system's id of the calling thread
   * @param tokens looks after each step
   * @param losses notes the objects that a step leaves open
   * @param stepBegins told of each step that may never return
   * @param shown shows the thread to operators, and gives the end of that
   */
  MapiThread(
      MessagePump pump,
      Lease lease,
      Predicate<Thread> oneOfUs,
      LongSupplier nativeThread,
      TokenWatch tokens,
      Losses losses,
      Runnable stepBegins,
      Function<MapiThread, Runnable> shown) {
    this.pump = pump;
    this.lease = lease;
    this.oneOfUs = oneOfUs;
    this.nativeThread = nativeThread;
    this.tokens = tokens;
    this.losses = losses;
    this.stepBegins = stepBegins;
    this.unshow = shown.apply(this);
  }

  /** The pump's name. */
  public String name() {
    return pump.name();
  }

  /** Whether the calling thread is one of those that hold a lease of MAPI, this or another. */
  public boolean isOneOfUs() {
    return oneOfUs.test(Thread.currentThread());
  }

  /** Runs a step that may never return, and makes it visible. On this thread. */
  public <T, X extends Exception> T watched(Step step, Step.Body<T, X> body) throws X {
    IntSupplier buffers = lease.buffersFromNow();
    running = Running.now(name(), step, buffers);
    stepBegins.run();
    try {
      return body.run();
    } finally {
      running = null;
      tokens.check(name(), step);
      losses.ofStep(step.session(), name(), step.what(), step.objects(), buffers.getAsInt());
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

  /** The running step, if it is a watched one. */
  Optional<Running> running() {
    return Optional.ofNullable(running);
  }

  /** The running step, if it has exceeded its limit. */
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

  /** In words, for those who were on it. */
  public String death() {
    return "the thread of " + name() + " has ended by an error of its own";
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

  /**
   * Runs a step on the thread. If the thread ends first, the promise fails.
   *
   * @return only for the product: callbacks run on the resolving thread, and must not block
   * @throws RejectedExecutionException if the thread takes no steps any more
   */
  public <T> Promise<T> async(Callable<T> step) {
    LaneTask<T> task = new LaneTask<>(name() + " has ended without running it", step);
    pump.execute(task);
    return task.promise();
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
      return async(step);
    } catch (RejectedExecutionException e) {
      return Promises.failed(e);
    }
  }

  /**
   * Gives the lease back, if it was ever taken, and ends the thread; behind all that is queued. Not
   * twice. One that ends by itself does so on its own, and is waited for.
   */
  synchronized Promise<Void> down() {
    if (down == null) {
      down =
          queue(this::settleAndGiveBack)
              .recoverWith(
                  failed ->
                      end().flatMap(ended -> lease.isHeld() ? failed.map(no -> null) : end()));
      down.onResolve(unshow);
      pump.shutdown();
    }
    return down;
  }

  /**
   * Notes a duty that must be done before the lease is given back, if the thread ends because of an
   * error. On that thread.
   */
  public void owes(Due due) {
    dues.add(due);
  }

  /** Notes that a duty is done. On the thread. */
  public void settled(Due due) {
    dues.remove(due);
  }

  /** Counts the sessions that are logged on here. Any thread. */
  int sessions() {
    return dues.size();
  }

  /** Does all duties, because the thread is about to end. On that thread. */
  void settleAll() {
    for (Due due : dues) {
      try {
        due.giveBack();
      } catch (RuntimeException | Error e) {
        LOG.error("thread={} could not give back all before its end", name(), e);
      }
    }
  }

  /** Notes that the provider refused a call that releases something of a session. */
  public void refused(String session, String call) {
    losses.refused(session, call);
  }

  /** Notes the unreleased objects as lost, if the thread has ended. Any thread. */
  void writeOff() {
    if (isGone()) {
      List.copyOf(dues).stream().filter(dues::remove).forEach(due -> due.writeOff(losses));
    }
  }

  /**
   * The end of a thread that takes no steps any more, however long its last acts take: until then
   * it may be in MAPI.
   */
  public synchronized Promise<Void> end() {
    if (end == null) {
      Deferred<Void> ended = new PromiseFactory(PromiseFactory.inlineExecutor()).deferred();
      end = ended.getPromise();
      Thread waiting = new Thread(() -> awaitEnd(ended), name() + "-end");
      waiting.setDaemon(true);
      try {
        waiting.start();
      } catch (Error e) {
        // No thread is available; the next caller tries again.
        end = null;
        return Promises.failed(e);
      }
    }
    return end;
  }

  private void awaitEnd(Deferred<Void> ended) {
    try {
      while (!pump.awaitTermination(1, TimeUnit.MINUTES)) {
        LOG.warn("thread={} is in its last acts still", name());
      }
      ended.resolve(null);
    } catch (InterruptedException e) {
      ended.fail(e);
    }
  }

  private Void settleAndGiveBack() {
    settleAll();
    return watched("MAPIUninitialize", this::giveBack);
  }

  private Void giveBack() {
    lease.giveBack();
    return null;
  }
}
