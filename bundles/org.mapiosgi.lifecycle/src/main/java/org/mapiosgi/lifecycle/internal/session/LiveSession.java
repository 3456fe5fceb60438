// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.MapiTask;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.lifecycle.internal.account.Consumer;
import org.mapiosgi.lifecycle.internal.account.Quotas;
import org.mapiosgi.lifecycle.internal.actor.Surroundings;
import org.mapiosgi.lifecycle.internal.thread.MapiThread;
import org.mapiosgi.lifecycle.internal.thread.Step;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.session.OpenObjects;
import org.mapiosgi.spi.flight.FlightEvent;
import org.osgi.util.promise.Deferred;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Provides one logon as a service, from UP to its end. A new logon is a new service, so that work
 * for the old one never runs on the new one by accident. Each consumer bundle gets its own {@link
 * ConsumerSession}, so that the product knows the bundle of each unit of work.
 */
final class LiveSession {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);

  /** The longest time that System.nanoTime() can count: 292 years. */
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  private final SessionSettings settings;
  private final Logon logon;
  private final MapiThread lane;
  private final Surroundings surroundings;
  private final Tally tally;
  private final Loss loss;
  private final Quotas quotas;
  private final Admission admission;
  private final Set<UnitOfWork<?>> waiting = ConcurrentHashMap.newKeySet();
  private final FailureLog failures;
  private final LongAdder begun = new LongAdder();
  private volatile @Nullable UnitOfWork<?> running;

  /** Whether a call has failed since the last probe in a way that leaves the session in doubt. */
  private volatile boolean inDoubt;

  private volatile @Nullable String closed;

  /** Done when the state and the registry show that the session takes no more work. */
  private final CompletableFuture<Void> shown = new CompletableFuture<>();

  /** Receives the loss of a session. */
  @FunctionalInterface
  interface Loss {
    /**
     * Takes notice. On the lane.
     *
     * @param tell to be called when everybody can see the loss
     */
    void lost(MapiException why, Runnable tell);
  }

  /**
   * Makes the service of a logon.
   *
   * @param loss receives every failure that means that the session is gone
   */
  LiveSession(
      SessionSettings settings,
      Logon logon,
      MapiThread lane,
      Surroundings surroundings,
      Tally tally,
      Quotas quotas,
      Loss loss) {
    this.settings = settings;
    this.failures = new FailureLog(settings.name());
    this.logon = logon;
    this.lane = lane;
    this.surroundings = surroundings;
    this.tally = tally;
    this.quotas = quotas;
    this.admission = new Admission(settings.name(), quotas);
    this.loss = loss;
  }

  /** Returns the session of a consumer bundle, by its symbolic name. */
  MapiSession forBundle(String bundle) {
    return new ConsumerSession(
        this,
        quotas.consumer(bundle),
        surroundings.callbacks(bundle).promises(),
        settings.deadline());
  }

  String name() {
    return settings.name();
  }

  /**
   * Queues a task.
   *
   * @param consumer the owner of the task
   * @param outcome of the consumer's promise
   */
  <T> UnitOfWork<T> queue(
      MapiTask<T> task, Duration wanted, Consumer consumer, Deferred<T> outcome) {
    Objects.requireNonNull(task, "task");
    if (wanted.isNegative() || wanted.isZero()) {
      throw new IllegalArgumentException("a deadline must be above 0, not " + wanted);
    }
    Duration deadline = wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
    UnitOfWork<T> work = new UnitOfWork<>(task, deadline, outcome, consumer);
    Optional<MapiException> refusal = admission.enter(consumer);
    if (refusal.isPresent()) {
      LOG.warn("session={} {}", name(), refusal.get().getMessage());
      work.refuse(refusal.get());
      work.tellRefusal();
      return work;
    }
    waiting.add(work);
    tally.queued().incrementAndGet();
    // Looked at after the work is among the waiting: either close() sees it, or this sees close().
    String over = closed;
    if (over != null) {
      refuse(work, over);
      return work;
    }
    try {
      // The alarm first: once the work is on the lane, nothing may fail any more.
      work.alarm(
          surroundings
              .timer()
              .schedule(() -> expire(work, deadline), deadline.toNanos(), TimeUnit.NANOSECONDS));
      lane.execute(() -> run(work));
    } catch (RejectedExecutionException e) {
      refuse(work, Objects.requireNonNullElse(e.getMessage(), e.toString()));
    } catch (RuntimeException | Error e) {
      // A caller that sees an exception may submit the work again, so this must never run.
      if (work.refuse(MapiException.of("MapiSession::submit", HResult.CALL_FAILED, e.toString()))) {
        gone(work);
        work.tellRefusal();
        throw e;
      }
    }
    return work;
  }

  private void refuse(UnitOfWork<?> work, String why) {
    if (work.refuse(MapiException.of("MapiSession::submit", HResult.END_OF_SESSION, why))) {
      gone(work);
      shown.thenRun(work::tellRefusal);
    }
  }

  private void expire(UnitOfWork<?> work, Duration deadline) {
    if (work.expire(deadline.toMillis() + " ms")) {
      LOG.warn(
          "session={} lane={} is stuck: a unit of work of {}, bundle {}, runs past its deadline of"
              + " {} ms",
          name(),
          lane.name(),
          work,
          work.consumer().bundle(),
          deadline.toMillis());
    } else {
      gone(work);
    }
  }

  private void gone(UnitOfWork<?> work) {
    if (waiting.remove(work)) {
      tally.queued().decrementAndGet();
      admission.leave(work.consumer());
    }
  }

  private <T> void run(UnitOfWork<T> work) {
    Consumer consumer = work.consumer();
    boolean free = consumer.begin(lane.name());
    if (!free && work.refuse(Admission.blocked(consumer))) {
      gone(work);
      work.tellRefusal();
      return;
    }
    boolean mine = work.begin();
    gone(work);
    if (!mine) {
      consumer.ended(lane.name());
      return;
    }
    running = work;
    begun.increment();
    OpenObjects objects = new OpenObjects();
    FlightEvent event = surroundings.units().begin();
    long waited = work.age();
    UnitOfWork.Outcome<T> outcome =
        lane.watched(
            new Step(
                name(),
                "a unit of work of " + work,
                work.left(),
                objects,
                Optional.of(consumer),
                work.toString()),
            () -> work.run(new UnitScope(logon, objects)));
    if (event.isRecorded()) {
      event.end(name(), consumer.bundle(), work.toString(), waited, outcome.word());
    }
    running = null;
    consumer.ended(lane.name());
    Throwable failure = outcome.failure();
    if (failure == null) {
      tally.done().increment();
      work.settle(outcome);
      return;
    }
    tally.failed().increment();
    failures.log(work + ", bundle " + consumer.bundle(), failure);
    afterLoss(failure, SessionVerdict::ofWork, () -> work.settle(outcome));
  }

  /**
   * Reports a failure after everybody can see the loss that it may mean. A task may have wrapped
   * the exception that shows the loss, as an InputStream must.
   */
  private void afterLoss(
      Throwable failure, Function<MapiException, SessionVerdict> judge, Runnable tell) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof MapiException e) {
        SessionVerdict verdict = judge.apply(e);
        if (verdict == SessionVerdict.LOST) {
          loss.lost(e, tell);
          return;
        }
        inDoubt |= verdict == SessionVerdict.IN_DOUBT;
      }
    }
    tell.run();
  }

  /**
   * Returns a probe for later. It does nothing if a unit of work has begun since, unless the
   * session is in doubt.
   */
  Runnable probeWhereIdle() {
    long now = begun.sum();
    return () -> {
      if (begun.sum() == now || inDoubt) {
        probe();
      }
    };
  }

  /** Probes the store. Any thread; never blocks. */
  private void probe() {
    try {
      lane.execute(
          () -> {
            inDoubt = false;
            if (closed == null) {
              try {
                lane.watched(
                    new Step(name(), "the probe", settings.deadline()),
                    () -> {
                      logon.probe();
                      return true;
                    });
              } catch (MapiException e) {
                LOG.warn("session={} gives no sign of life: {}", name(), e.getMessage());
                afterLoss(e, SessionVerdict::ofProbe, () -> {});
              }
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("session={} cannot be probed, because its lane is gone", name(), e);
    }
  }

  /** Refuses a wait on a thread that the wait would hold up. */
  void requireOtherThread() {
    if (lane.isOneOfUs()) {
      throw new IllegalStateException(
          "call() on pump thread '"
              + Thread.currentThread().getName()
              + "' would wait for itself; use the unit of work's own scope");
    }
  }

  /** Accepts no more work. Accepted work is still done. Any thread. */
  void drain(String why) {
    closeDoor(why);
  }

  private String closeDoor(String why) {
    String over = closed;
    if (over == null) {
      over = "session '" + name() + "' is no longer up: " + why;
      closed = over;
    }
    return over;
  }

  /** Takes no more work, and begins nothing. Any thread; a second call does nothing. */
  void close(String why) {
    String over = closeDoor(why);
    waiting.forEach(work -> refuse(work, over));
  }

  /**
   * Drops the work that has not begun. Any thread.
   *
   * @return the number of units of work that were dropped
   */
  int drop(String why) {
    int dropped = 0;
    for (UnitOfWork<?> work : waiting) {
      if (work.refuse(
          MapiException.of("MapiSession::submit", HResult.named("MAPI_E_CANCEL"), why))) {
        gone(work);
        work.tellRefusal();
        dropped++;
      }
    }
    return dropped;
  }

  /** Fails the promises of all refused work, now and later. Any thread. */
  void tellRefused() {
    shown.complete(null);
  }

  /** Fails the promises of running work that no alarm will resolve. Any thread. */
  void abandon() {
    UnitOfWork<?> late = running;
    if (late != null) {
      late.abandon(
          MapiException.of(
              "MapiSession::submit",
              HResult.END_OF_SESSION,
              closed + "; the unit of work is still running, and its effects may yet happen"));
    }
  }

  Logon logon() {
    return logon;
  }
}
