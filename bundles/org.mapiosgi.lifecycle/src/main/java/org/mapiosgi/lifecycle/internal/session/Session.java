// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.status.ObjectHolder;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.api.store.Identity;
import org.mapiosgi.lifecycle.internal.Actor;
import org.mapiosgi.lifecycle.internal.Alarm;
import org.mapiosgi.lifecycle.internal.Phase;
import org.mapiosgi.lifecycle.internal.Surroundings;
import org.mapiosgi.lifecycle.internal.model.Logon;
import org.mapiosgi.lifecycle.internal.subsystem.MapiThread;
import org.mapiosgi.lifecycle.internal.subsystem.ReadyMapi;
import org.osgi.util.promise.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A configured session: {@code DOWN -> LOGGING_ON -> UP -> LOST -> LOGGING_ON ...}, or REFUSED.
 *
 * <p>Every transition is a step of its own actor. The late answer to an attempt that was given up
 * is logged off and otherwise ignored.
 */
public final class Session {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  private final SessionSettings settings;
  private final Surroundings surroundings;
  private final Actor actor;
  private final Alarm alarm;
  private final SessionServices services;
  private final Tally tally = new Tally();
  private final SplittableRandom random = new SplittableRandom();

  // Written by the actor alone; volatile where others look.
  private volatile Phase<SessionState> phase = Phase.now(SessionState.DOWN, "");

  /** As of the end of the last step: in the middle of one the parts do not fit together. */
  private volatile SessionReport shown;

  private volatile LiveSession live;
  private volatile LiveSession latest;
  private volatile Attempt current;
  private ReadyMapi mapi;
  private Drain draining;
  private Attempt going;
  private CompletableFuture<Void> gone = new CompletableFuture<>();
  private int failures;
  private int denials;

  /** A session that is down. */
  public Session(SessionSettings settings, Surroundings surroundings) {
    this.settings = settings;
    this.surroundings = surroundings;
    this.actor = surroundings.actor();
    this.alarm = new Alarm(surroundings.timer(), actor);
    this.services = new SessionServices(settings.name(), surroundings.context());
    this.shown = report();
  }

  /** The session's name. */
  public String name() {
    return settings.name();
  }

  /** What its configuration says. */
  public SessionSettings settings() {
    return settings;
  }

  /** Says why it does not log on yet. */
  public void hold(String why) {
    actor.execute(() -> enter(SessionState.DOWN, why));
  }

  /** MAPI is up: log on. */
  public void mapiReady(ReadyMapi ready) {
    actor.execute(
        () -> {
          mapi = ready;
          failures = 0;
          denials = 0;
          logOn();
        });
  }

  private void logOn() {
    MapiThread lane;
    try {
      lane = mapi.pickLane();
    } catch (IllegalStateException e) {
      retryLater(e.getMessage());
      return;
    }
    Attempt attempt = new Attempt(lane, settings);
    current = attempt;
    enter(SessionState.LOGGING_ON, "");
    Promise<Void> logon =
        attempt.logOn(
            () ->
                Logon.open(
                    mapi.mapi(),
                    settings.name(),
                    settings.profile(),
                    mapi.mode(),
                    mapi.quotas().ofSession(settings.name()),
                    events -> notified(attempt, events)));
    logon.onSuccess(none -> actor.execute(() -> loggedOn(attempt)));
    logon.onFailure(failure -> actor.execute(() -> failed(attempt, failure)));
    alarm.set(settings.logonTimeout(), () -> logonTimeout(attempt));
  }

  private boolean is(Attempt attempt, SessionState expected) {
    return attempt == current && phase.state() == expected;
  }

  /** Whether it is logged on, or about to be, on this lane. */
  private boolean isOn(MapiThread lane) {
    Attempt attempt = current;
    return attempt != null
        && attempt.lane() == lane
        && (is(attempt, SessionState.UP) || is(attempt, SessionState.LOGGING_ON));
  }

  private void loggedOn(Attempt attempt) {
    if (!is(attempt, SessionState.LOGGING_ON)) {
      LOG.warn("session={} a logon that was given up came through late; logging it off", name());
      attempt.logoff();
      return;
    }
    Logon logon = attempt.logon();
    alarm.cancel();
    failures = 0;
    denials = 0;
    LiveSession up =
        new LiveSession(
            settings,
            logon,
            attempt.lane(),
            surroundings,
            tally,
            why -> actor.execute(() -> lost(attempt, why.getMessage())));
    live = up;
    latest = up;
    Identity identity = logon.identity();
    enter(SessionState.UP, "");
    LOG.info(
        "session={} profile={} identity={} is up on {}",
        name(),
        settings.profile(),
        identity.address(),
        attempt.lane().name());
    services.publish(up, settings.profile(), mapi, identity);
    surroundings.events().sessionUp(name());
    hearEarly(attempt);
    probeLater(attempt, up);
  }

  /** What was notified during the logon could not be told by folder. */
  private void hearEarly(Attempt attempt) {
    if (is(attempt, SessionState.UP) && attempt.takeEarly()) {
      surroundings.events().resync(name());
    }
  }

  private void probeLater(Attempt attempt, LiveSession up) {
    if (settings.probe().isZero()) {
      return;
    }
    Runnable probe = up.probeWhereIdle();
    alarm.set(
        settings.probe(),
        () -> {
          if (is(attempt, SessionState.UP)) {
            probe.run();
            probeLater(attempt, up);
          }
        });
  }

  private void failed(Attempt attempt, Throwable failure) {
    if (!is(attempt, SessionState.LOGGING_ON)) {
      return;
    }
    alarm.cancel();
    current = null;
    // What failed may have come after the logon.
    attempt.logoff();
    SessionVerdict verdict = SessionVerdict.ofLogon(failure, denials);
    denials += verdict == SessionVerdict.RETRY ? 0 : 1;
    if (verdict == SessionVerdict.REFUSED) {
      refused(SessionVerdict.reason(failure));
    } else {
      retryLater(SessionVerdict.reason(failure));
    }
  }

  private void logonTimeout(Attempt attempt) {
    if (!is(attempt, SessionState.LOGGING_ON)) {
      return;
    }
    current = null;
    attempt.logoff();
    retryLater(attempt.unanswered());
  }

  private void lost(Attempt attempt, String why) {
    if (is(attempt, SessionState.UP)) {
      logOnAnew(why);
    }
  }

  private void logOnAnew(String why) {
    if (draining != null) {
      draining.end("lost: " + why);
      return;
    }
    alarm.cancel();
    goDown("lost: " + why);
    retryLater(why);
  }

  private void retryLater(String why) {
    failures++;
    Duration wait = settings.backoff().after(failures, random);
    enter(SessionState.LOST, why);
    LOG.warn("session={} not up, next try in {} ms: {}", name(), wait.toMillis(), why);
    tryAgain(wait);
  }

  private void tryAgain(Duration wait) {
    phase = phase.retryAfter(wait);
    shown = report();
    alarm.set(
        wait,
        () -> {
          SessionState state = phase.state();
          if (state == SessionState.LOST || state == SessionState.REFUSED) {
            logOn();
          }
        });
  }

  /** One that was given up may be advised still, and what it hears the next one hears as well. */
  private void notified(Attempt attempt, List<MapiEvent> events) {
    if (attempt != current) {
      return;
    }
    tally.events().add(events.size());
    Logon logon = attempt.logon();
    EntryId inbox = logon == null ? null : logon.inboxId();
    if (logon == null) {
      attempt.notifiedEarly();
      actor.execute(() -> hearEarly(attempt));
    }
    surroundings.events().dispatch(name(), inbox, events);
    for (MapiEvent event : events) {
      if (event.kind() == MapiEvent.Kind.CRITICAL_ERROR) {
        actor.execute(() -> lost(attempt, "the store reported a critical error"));
      }
    }
  }

  /**
   * A lane is given up. Any thread.
   *
   * @return done when this session will queue nothing on it any more
   */
  public CompletableFuture<Void> laneStuck(MapiThread lane, String why) {
    CompletableFuture<Void> left = new CompletableFuture<>();
    actor.execute(
        () -> {
          if (isOn(lane)) {
            logOnAnew(why);
          }
          // Behind the end of a drain, which is a step.
          actor.execute(
              () -> {
                if (going != null && going.lane() == lane) {
                  // Its logoff is queued there; the next of its name cannot wait for a call without
                  // end.
                  gone.complete(null);
                }
                left.complete(null);
              });
        });
    return left;
  }

  /**
   * A call of this session's on a lane asks a person, whom there is none of. Any thread.
   *
   * @param why what it asks
   * @param hangs whether it will not come back
   */
  public void refuse(MapiThread lane, String why, boolean hangs) {
    actor.execute(
        () -> {
          if (isOn(lane) && draining == null) {
            alarm.cancel();
            goDown("refused: " + why);
            if (hangs) {
              freeCallers();
            }
            refused(why);
          }
        });
  }

  private void refused(String why) {
    LOG.error("session={} refused: {}", name(), why);
    enter(SessionState.REFUSED, why);
    if (!settings.refusedRetry().isZero()) {
      tryAgain(settings.refusedRetry());
    }
  }

  /** Withdraws the services first, then refuses what waits, then logs off; on the actor. */
  private Promise<Void> goDown(String why) {
    services.withdraw();
    LiveSession up = live;
    live = null;
    if (up != null) {
      up.close(why);
    }
    Attempt attempt = current;
    current = null;
    return attempt == null ? surroundings.promises().resolved(null) : attempt.logoff();
  }

  /**
   * Leaves whatever state it is in for DOWN. Any thread.
   *
   * @param drain whether it is drained first, where its configuration says so
   * @return done when MAPI has nothing of this session any more
   */
  public CompletableFuture<Void> leave(String why, boolean drain) {
    CompletableFuture<Void> left = new CompletableFuture<>();
    // At once, not as a step: while a slow consumer holds up the actor no more work may begin.
    LiveSession up = live;
    boolean drains = drain && !settings.drain().isZero();
    if (up != null && drains) {
      up.drain(why);
    } else if (up != null) {
      up.close(why);
    }
    actor.execute(
        () -> {
          alarm.cancel();
          LOG.info("session={} goes down: {}", name(), why);
          if (drains && live != null && current != null) {
            services.withdraw();
            live.drain(why);
            draining = new Drain(settings, live.logon(), current.lane(), surroundings.timer());
            draining.begin().thenAccept(rest -> actor.execute(() -> down(why + rest, left)));
          } else {
            down(why, left);
          }
        });
    return left;
  }

  private void down(String why, CompletableFuture<Void> left) {
    draining = null;
    if (current != null) {
      going = current;
      gone = left;
    }
    Promise<Void> loggedOff = goDown(why);
    enter(SessionState.DOWN, why);
    loggedOff.onResolve(() -> left.complete(null));
  }

  /** Logs off without waiting for the actor, which some consumer holds up. Any thread. */
  public void abandon() {
    Optional.ofNullable(current).ifPresent(Attempt::logoff);
  }

  /** Frees whoever waits for work that does not come back. Any thread. */
  public void freeCallers() {
    Optional.ofNullable(latest).ifPresent(LiveSession::abandon);
  }

  private void enter(SessionState next, String why) {
    phase = Phase.now(next, why);
    shown = report();
  }

  private SessionReport report() {
    return new SessionReport(settings, phase, current, live, tally);
  }

  /** What it keeps open itself, where it is up. Any thread. */
  public Optional<ObjectHolder> holder() {
    return report().holder();
  }

  /** The session at this moment. Any thread. */
  public SessionStatus status() {
    return shown.status();
  }
}
