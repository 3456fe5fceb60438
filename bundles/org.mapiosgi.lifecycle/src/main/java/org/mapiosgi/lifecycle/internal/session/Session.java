// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.ObjectHolder;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.lifecycle.internal.actor.Actor;
import org.mapiosgi.lifecycle.internal.actor.Alarm;
import org.mapiosgi.lifecycle.internal.actor.Phase;
import org.mapiosgi.lifecycle.internal.actor.Surroundings;
import org.mapiosgi.lifecycle.internal.event.EventDispatcher;
import org.mapiosgi.lifecycle.internal.thread.MapiThread;
import org.mapiosgi.lifecycle.internal.thread.NoLaneException;
import org.mapiosgi.lifecycle.internal.thread.ReadyMapi;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a configured session: {@code DOWN -> LOGGING_ON -> UP -> LOST -> LOGGING_ON ...}, or
 * REFUSED.
 *
 * <p>Every transition is a step of the session's actor, which also sets the order in which others
 * learn of it. Only one logon exists at a time: the service of the last one is withdrawn, and its
 * logoff is queued, before the next one begins. If an abandoned attempt succeeds late, it is logged
 * off and otherwise ignored.
 */
public final class Session {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  private final SessionSettings settings;
  private final Surroundings surroundings;
  private final EventDispatcher events;
  private final Actor actor;
  private final Alarm alarm;
  private final Publication publication;
  private final Tally tally = new Tally();
  private final Tries tries;
  private final Probes probes;

  /** As of the end of the last step. */
  private volatile SessionReport shown;

  // Written by the actor alone; volatile if others look.
  private Phase<SessionState> phase = Phase.now(SessionState.DOWN);
  private volatile @Nullable Attempt current;
  private @Nullable ReadyMapi mapi;
  private @Nullable Drain draining;
  private @Nullable Attempt going;
  private CompletableFuture<Void> ending = CompletableFuture.completedFuture(null);

  /**
   * A session that is down.
   *
   * @param events receives the notifications
   */
  Session(SessionSettings settings, Surroundings surroundings, EventDispatcher events) {
    this.settings = settings;
    this.events = events;
    this.surroundings = surroundings;
    this.actor = surroundings.actor(() -> shown = report());
    this.alarm = new Alarm(surroundings.timer(), actor);
    this.publication = new Publication(settings, surroundings, events, actor, tally);
    this.tries = new Tries(settings.backoff());
    this.probes = new Probes(settings.probe(), alarm);
    this.shown = report();
  }

  /** The session's name. */
  public String name() {
    return settings.name();
  }

  /** The checked configuration. */
  public SessionSettings settings() {
    return settings;
  }

  /** Stays down; the status shows the reason. */
  public void hold(Reason why) {
    hold(Phase.now(SessionState.DOWN, why));
  }

  /** Stays down until MAPI is up. */
  public void hold() {
    hold(Phase.now(SessionState.DOWN));
  }

  private void hold(Phase<SessionState> down) {
    actor.execute(
        () -> {
          if (current == null) {
            alarm.cancel();
            mapi = null;
            phase = down;
          }
        });
  }

  /** Logs on because MAPI is up, unless the logon has begun before. */
  public void mapiReady(ReadyMapi ready) {
    actor.execute(
        () -> {
          if (current == null || !ready.equals(mapi)) {
            alarm.cancel();
            end("MAPI was initialised anew");
            mapi = ready;
            tries.reset();
            logOn();
          }
        });
  }

  /** Tries the logon now if it waits for its next try. Any thread. */
  void tryNow() {
    actor.execute(
        () -> {
          if (waits()) {
            LOG.info("session={} an operator asked for a try now", name());
            alarm.cancel();
            logOn();
          }
        });
  }

  /**
   * Drops the work that waits. Any thread.
   *
   * @return the number of units of work that were dropped
   */
  int dropQueued() {
    int dropped = publication.drop("an operator dropped the work that waited");
    LOG.info("session={} an operator dropped {} units of work that waited", name(), dropped);
    return dropped;
  }

  /** Logs on as soon as the last logon has ended. */
  private void logOn() {
    CompletableFuture<Void> before = ending;
    before.thenRun(
        () ->
            actor.execute(
                () -> {
                  // Not if it ended or went down meanwhile.
                  ReadyMapi ready = mapi;
                  if (current == null && before == ending && ready != null) {
                    logOnNow(ready);
                  }
                }));
  }

  private void logOnNow(ReadyMapi ready) {
    Optional<NoLaneException> noLane = ready.lanes().noLane();
    if (noLane.isPresent()) {
      retryLater(SessionVerdict.reason(noLane.get()));
      return;
    }
    Attempt attempt = new Attempt(ready.lanes(), settings);
    current = attempt;
    enter(SessionState.LOGGING_ON);
    Notifications sink =
        new Notifications(
            name(),
            attempt,
            tally,
            events,
            why -> lost(attempt, why, () -> {}),
            () -> current,
            publication::seen);
    alarm.set(settings.logonTimeout(), () -> logonTimeout(attempt));
    Promise<Void> logon = attempt.logOn(ready, sink, tries.withEvents());
    logon.onSuccess(none -> actor.execute(() -> loggedOn(attempt, ready)));
    logon.onFailure(failure -> actor.execute(() -> failed(attempt, failure)));
  }

  private boolean is(Attempt attempt, SessionState expected) {
    return attempt == current && phase.state() == expected;
  }

  /** Says whether the session waits for its next try to log on. */
  private boolean waits() {
    return phase.state() == SessionState.LOST || phase.state() == SessionState.REFUSED;
  }

  /** Says whether the session is logged on, or logs on, on this lane. */
  private boolean isOn(MapiThread lane) {
    return current != null && current.isOn(lane);
  }

  private void loggedOn(Attempt attempt, ReadyMapi ready) {
    if (!is(attempt, SessionState.LOGGING_ON)) {
      LOG.warn("session={} a logon that was given up came through late; logging it off", name());
      attempt.logoff();
      return;
    }
    Logon logon = attempt.logon();
    if (logon == null) {
      // The lane ended by itself, and logged off as its last act.
      String why = "the lane ended right after the logon";
      failed(attempt, MapiException.of("MAPILogonEx", HResult.END_OF_SESSION, why));
      return;
    }
    alarm.cancel();
    tries.reset();
    LiveSession up =
        publication.begin(
            logon,
            attempt.lane(),
            ready,
            (why, tell) -> lost(attempt, Reason.of(why).build(), tell));
    enter(SessionState.UP);
    LOG.info(
        "session={} profile={} identity={} is up on {}",
        name(),
        settings.profile(),
        logon.identity().address(),
        attempt.lane().name());
    publication.register(up, attempt, ready);
    probes.begin(up, () -> is(attempt, SessionState.UP));
  }

  private void failed(Attempt attempt, Throwable failure) {
    if (!is(attempt, SessionState.LOGGING_ON)) {
      return;
    }
    alarm.cancel();
    // The logon itself may have succeeded before the call that failed.
    end("");
    if (tries.judge(failure) == SessionVerdict.REFUSED) {
      refused(SessionVerdict.reason(failure));
    } else {
      retryLater(SessionVerdict.reason(failure));
    }
  }

  private void logonTimeout(Attempt attempt) {
    if (!is(attempt, SessionState.LOGGING_ON)) {
      return;
    }
    end("");
    retryLater(attempt.late());
  }

  /** Ends the logon because one of the session's calls reported the session gone. Any thread. */
  private void lost(Attempt attempt, Reason why, Runnable tell) {
    boolean queued =
        actor.offer(
            () -> {
              if (is(attempt, SessionState.UP)) {
                logOnAnew(why);
              }
              actor.after(Actor.Word.PROMISES, tell);
            });
    if (!queued) {
      tell.run();
    }
  }

  private void logOnAnew(Reason why) {
    if (draining != null) {
      draining.end("lost: " + why.sentence());
      return;
    }
    alarm.cancel();
    end("lost: " + why.sentence());
    retryLater(why);
  }

  private void retryLater(Reason why) {
    Duration wait = tries.failed();
    enter(SessionState.LOST, why);
    LOG.warn("session={} not up, next try in {} ms: {}", name(), wait.toMillis(), why.sentence());
    tryAgain(wait);
  }

  private void tryAgain(Duration wait) {
    phase = phase.retryAfter(wait);
    alarm.set(
        wait,
        () -> {
          if (waits()) {
            logOn();
          }
        });
  }

  /**
   * Leaves a lane that was given up. Any thread.
   *
   * @return done if this session will queue nothing on the lane any more
   */
  public CompletableFuture<Void> laneStuck(MapiThread lane, Reason why) {
    CompletableFuture<Void> left = new CompletableFuture<>();
    actor.execute(
        () -> {
          if (isOn(lane)) {
            logOnAnew(why);
          }
          // Behind the end of a drain, which is a step.
          actor.execute(
              () -> {
                if (going != null && going.isOn(lane)) {
                  // The logoff is queued there, behind a call without end: the next session of
                  // this name cannot wait for it.
                  going.gone().complete(null);
                }
                actor.after(Actor.Word.MAPI, () -> left.complete(null));
              });
        });
    return left;
  }

  /**
   * Ends the logon, because a call of this session shows a dialog that nobody can answer. Any
   * thread.
   *
   * @param why the dialog's question
   * @param hangs whether the call will not return
   */
  public void refuse(MapiThread lane, Reason why, boolean hangs) {
    actor.execute(
        () -> {
          if (isOn(lane) && draining == null) {
            alarm.cancel();
            end("refused: " + why.sentence());
            if (hangs) {
              actor.after(Actor.Word.PROMISES, this::freeCallers);
            }
            refused(why);
          }
        });
  }

  private void refused(Reason why) {
    LOG.error("session={} refused: {}", name(), why.sentence());
    enter(SessionState.REFUSED, why);
    if (!settings.refusedRetry().isZero()) {
      tryAgain(settings.refusedRetry());
    }
  }

  /**
   * Ends the current logon. In this order: accepts no more work, withdraws the services, fails the
   * promises of refused work, and logs off.
   *
   * @return done if the session is logged off
   */
  private CompletableFuture<Void> end(String why) {
    Attempt attempt = current;
    current = null;
    publication.end(why);
    if (attempt == null) {
      return CompletableFuture.completedFuture(null);
    }
    attempt.giveUp();
    CompletableFuture<Void> over = new CompletableFuture<>();
    ending = over;
    actor.after(Actor.Word.MAPI, attempt::logoff);
    actor.after(Actor.Word.MAPI, () -> over.complete(null));
    return attempt.gone();
  }

  /**
   * Goes from any state to DOWN. Any thread.
   *
   * @param drain whether it is drained first, if its configuration says so
   * @return done when MAPI has nothing of this session any more
   */
  public CompletableFuture<Void> leave(Reason why, boolean drain) {
    CompletableFuture<Void> left = new CompletableFuture<>();
    boolean queued =
        actor.offer(
            () -> {
              alarm.cancel();
              LOG.info("session={} goes down: {}", name(), why.sentence());
              LiveSession up = publication.live();
              Attempt on = current;
              if (drain && !settings.drain().isZero() && up != null && on != null) {
                drain(up.logon(), on.lane(), why, left);
              } else {
                down(why, "", left);
              }
            });
    if (!queued) {
      left.complete(null);
    }
    return left;
  }

  private void drain(Logon logon, MapiThread lane, Reason why, CompletableFuture<Void> left) {
    publication.drain(why.sentence());
    Drain drain = new Drain(settings, logon, lane, surroundings.timer());
    draining = drain;
    drain.begin().thenAccept(rest -> actor.execute(() -> down(why, rest, left)));
  }

  private void down(Reason reason, String rest, CompletableFuture<Void> left) {
    draining = null;
    going = current == null ? going : current;
    mapi = null;
    Reason why = reason.toBuilder().text(reason.text() + rest).build();
    end(why.sentence()).thenRun(() -> left.complete(null));
    enter(SessionState.DOWN, why);
  }

  /** Fails the promises of work that does not return. Any thread. */
  public void freeCallers() {
    publication.abandon();
  }

  private void enter(SessionState next) {
    phase = Phase.now(next);
  }

  private void enter(SessionState next, Reason why) {
    phase = Phase.now(next, why);
  }

  private SessionReport report() {
    return new SessionReport(settings, phase, current, publication.live(), tally);
  }

  /** Returns the finding for an operator, if any. Any thread. */
  Optional<Finding> finding() {
    return shown.finding();
  }

  /** The objects that the session keeps open, if it is up. Any thread. */
  public Optional<ObjectHolder> holder() {
    return shown.holder();
  }

  /** The session at this moment. Any thread. */
  public SessionStatus status() {
    return shown.status();
  }
}
