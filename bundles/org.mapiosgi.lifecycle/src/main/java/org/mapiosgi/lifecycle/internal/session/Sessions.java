// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.MapiOperations;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.lifecycle.internal.actor.Actor;
import org.mapiosgi.lifecycle.internal.actor.Surroundings;
import org.mapiosgi.lifecycle.internal.event.EventDispatcher;
import org.mapiosgi.lifecycle.internal.thread.MapiThread;
import org.mapiosgi.lifecycle.internal.thread.ReadyMapi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the configured sessions, by name. If several configurations have one name, the first counts;
 * if it is removed, the next takes over. Adding and removing are steps of the subsystem's actor.
 */
public final class Sessions implements MapiOperations {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private static final Reason TAKEN_DOWN =
      Reason.of(Reason.Kind.REQUESTED, "an operator took it down")
          .remedy("take it up again with the command mapi:session up NAME")
          .build();

  private final Surroundings surroundings;
  private final EventDispatcher events;
  private final Actor actor;
  private final Function<String, Optional<Reason>> awaited;
  private final Shown shown;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final Map<String, SessionStatus> misconfigured = new ConcurrentHashMap<>();

  private final SecondConfigurations second = new SecondConfigurations();

  // For the actor alone.
  private final Map<String, CompletableFuture<Void>> leaving = new HashMap<>();
  private final Set<String> takenDown = new HashSet<>();
  private final Set<Session> held = new HashSet<>();
  // Sessions that go down because their configuration was removed. Other threads read them.
  private final Set<Session> departing = ConcurrentHashMap.newKeySet();
  private Optional<ReadyMapi> ready = Optional.empty();

  /**
   * No sessions.
   *
   * @param events receives the notifications
   * @param actor the subsystem's
   * @param awaited why a session with a profile has to wait for that
   * @param showing shows each session while it is configured
   */
  public Sessions(
      Surroundings surroundings,
      EventDispatcher events,
      Actor actor,
      Function<String, Optional<Reason>> awaited,
      Showing showing) {
    this.surroundings = surroundings;
    this.events = events;
    this.actor = actor;
    this.awaited = awaited;
    this.shown = new Shown(showing);
  }

  /** Adds a session with an invalid configuration. Any thread. */
  public void addRefused(String name, String profile, String problem) {
    LOG.error("session={} refused: {}", name, problem);
    SessionStatus refused =
        SessionStatus.of(name, profile, SessionState.REFUSED, Instant.now())
            .reason(Reason.of(Reason.Kind.CONFIGURATION, problem).build())
            .build();
    misconfigured.put(name, refused);
    shown.misconfigured(name, () -> refused);
  }

  /** Removes an invalid configuration. Any thread. */
  public void removeRefused(String name) {
    misconfigured.remove(name);
    shown.endMisconfigured(name);
  }

  /** Adds a configured session. Any thread. */
  public void add(SessionSettings wanted) {
    actor.execute(
        () -> {
          if (sessions.containsKey(wanted.name())) {
            LOG.error(
                "session={} is configured twice; the second configuration waits for the first to"
                    + " go: give it another mapi.session",
                wanted.name());
            second.add(wanted);
          } else {
            begin(wanted);
          }
        });
  }

  private void begin(SessionSettings wanted) {
    Session session = new Session(wanted, surroundings, events);
    sessions.put(wanted.name(), session);
    shown.session(wanted.name(), session::status);
    if (!isFree(wanted.name())) {
      session.hold(
          Reason.of(Reason.Kind.WAITING, "waits until its former configuration is logged off")
              .build());
    }
    // Two logons of one session must not overlap: the old one may still be going down.
    leaving
        .getOrDefault(wanted.name(), CompletableFuture.completedFuture(null))
        .thenRun(
            () ->
                actor.execute(
                    () -> {
                      if (sessions.get(wanted.name()) == session) {
                        // Whichever comes first, this or MAPI: the second changes nothing.
                        ready.ifPresentOrElse(mapi -> logOn(session, mapi), () -> session.hold());
                      }
                    }));
  }

  /** Removes a session's configuration. Any thread. */
  public void remove(SessionSettings gone) {
    actor.execute(
        () -> {
          // If two configurations are equal, this choice disturbs no session.
          if (second.remove(gone)) {
            return;
          }
          Session session = sessions.get(gone.name());
          if (session == null || !session.settings().equals(gone)) {
            return;
          }
          sessions.remove(gone.name());
          shown.endSession(gone.name());
          held.remove(session);
          depart(session, "its configuration was changed or removed");
          second
              .next(gone.name())
              .ifPresent(
                  next -> {
                    LOG.info("session={} is taken over by its second configuration", gone.name());
                    begin(next);
                  });
        });
  }

  /** The next of its name waits for all that went before: the one before may never have begun. */
  private void depart(Session session, String why) {
    departing.add(session);
    CompletableFuture<Void> gone =
        session.leave(Reason.of(Reason.Kind.REQUESTED, why).build(), true);
    CompletableFuture<Void> all = leaving.merge(session.name(), gone, CompletableFuture::allOf);
    gone.thenRun(() -> departing.remove(session));
    all.thenRun(() -> actor.execute(() -> leaving.remove(session.name(), all)));
  }

  /** Starts the sessions because MAPI is up. On the actor. */
  public void mapiReady(ReadyMapi mapi) {
    ready = Optional.of(mapi);
    // A session that waits for the logoff of its former configuration begins after it.
    sessions.values().stream()
        .filter(session -> isFree(session.name()))
        .forEach(session -> logOn(session, mapi));
  }

  private boolean isFree(String name) {
    CompletableFuture<Void> former = leaving.get(name);
    return former == null || former.isDone();
  }

  /** A session stays down if an operator took it down, or while its profile is being created. */
  private void logOn(Session session, ReadyMapi mapi) {
    if (takenDown.contains(session.name())) {
      session.hold(TAKEN_DOWN);
      return;
    }
    Optional<Reason> why = awaited.apply(session.settings().profile());
    if (why.isPresent()) {
      held.add(session);
      session.hold(why.get());
    } else {
      held.remove(session);
      session.mapiReady(mapi);
    }
  }

  /**
   * Continues the sessions that waited for a profile, after the profile was created, failed, or is
   * no longer configured. On the actor.
   *
   * @param created whether the profile was created now: a session that found none before tries
   *     again at once
   */
  public void profileSettled(String profile, boolean created) {
    ready.ifPresent(
        mapi ->
            sessions.values().stream()
                .filter(session -> session.settings().profile().equalsIgnoreCase(profile))
                .forEach(
                    session -> {
                      if (held.contains(session)) {
                        logOn(session, mapi);
                      } else if (created && session.status().state() != SessionState.UP) {
                        depart(session, "its profile was created");
                        begin(session.settings());
                      }
                    }));
  }

  /** The names of the configured sessions with a profile. Any thread. */
  public List<String> withProfile(String profile) {
    return sessions.values().stream()
        .filter(session -> session.settings().profile().equalsIgnoreCase(profile))
        .map(Session::name)
        .sorted()
        .toList();
  }

  /** The names of the sessions that are up with a profile. Any thread. */
  public List<String> up(String profile) {
    return withProfile(profile).stream()
        .filter(
            name -> {
              Session session = sessions.get(name);
              return session != null && session.status().state() == SessionState.UP;
            })
        .toList();
  }

  @Override
  public boolean tryNow(String session) {
    Session known = require(session);
    SessionState state = known.status().state();
    known.tryNow();
    return state == SessionState.LOST || state == SessionState.REFUSED;
  }

  @Override
  public void takeDown(String session) {
    String name = require(session).name();
    actor.execute(
        () -> {
          Session known = sessions.get(name);
          if (known != null && takenDown.add(name)) {
            held.remove(known);
            var unusedEnd = known.leave(TAKEN_DOWN, true);
          }
        });
  }

  @Override
  public void takeUp(String session) {
    String name = require(session).name();
    actor.execute(
        () -> {
          Session known = sessions.get(name);
          if (takenDown.remove(name) && known != null) {
            LOG.info("session={} an operator took it up again", name);
            ready.ifPresentOrElse(mapi -> logOn(known, mapi), known::hold);
          }
        });
  }

  @Override
  public int dropQueued(String session) {
    return require(session).dropQueued();
  }

  private Session require(String name) {
    Session known = sessions.get(name);
    if (known != null) {
      return known;
    }
    String names = String.join(", ", sessions.keySet().stream().sorted().toList());
    throw new IllegalArgumentException(
        misconfigured.containsKey(name)
            ? "the configuration of session '" + name + "' cannot be used; correct it first"
            : "there is no session '"
                + name
                + "'; "
                + (names.isEmpty() ? "none is configured" : "configured are " + names));
  }

  /** Takes all sessions down, drained if their configuration says so. On the actor. */
  public List<CompletableFuture<Void>> leave(Reason why, boolean drain) {
    ready = Optional.empty();
    held.clear();
    // Those whose configuration went a moment ago may be on their way out still.
    return Stream.concat(
            leaving.values().stream(),
            sessions.values().stream().map(session -> session.leave(why, drain)))
        .toList();
  }

  /**
   * Refuses a session whose call on a lane shows a dialog. Any thread.
   *
   * @param session its name, if the call is a session's
   * @param why the dialog's question
   * @param hangs whether the call will not return
   */
  public void refuse(String session, MapiThread lane, Reason why, boolean hangs) {
    Session known = sessions.get(session);
    if (known != null) {
      known.refuse(lane, why, hangs);
    }
  }

  /**
   * Leaves a lane that was given up. Any thread.
   *
   * @return done if no session will queue anything on the lane any more
   */
  public CompletableFuture<Void> leaveLane(MapiThread lane, Reason why) {
    return CompletableFuture.allOf(
        all().stream()
            .map(session -> session.laneStuck(lane, why))
            .toArray(CompletableFuture[]::new));
  }

  /** Fails the promises of work that does not return. Any thread. */
  public void freeCallers() {
    all().forEach(Session::freeCallers);
  }

  /** The names of all that are configured, rightly or wrongly. Any thread. */
  public Set<String> names() {
    Set<String> names = new HashSet<>(sessions.keySet());
    names.addAll(misconfigured.keySet());
    return names;
  }

  /** Returns the sessions that MAPI may still serve, also those that go down. Any thread. */
  public List<Session> all() {
    return Stream.concat(sessions.values().stream(), departing.stream()).toList();
  }

  /** Returns the longest drain time of a session. Any thread. */
  public Duration longestDrain() {
    return all().stream()
        .map(session -> session.settings().drain())
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** By name. Any thread. */
  public List<SessionStatus> status() {
    return Stream.concat(
            sessions.values().stream().map(Session::status), misconfigured.values().stream())
        .sorted(Comparator.comparing(SessionStatus::name))
        .toList();
  }

  /** Finds problems of the configurations. Any thread. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(second.findings());
    sessions.values().forEach(session -> session.finding().ifPresent(findings::add));
    return findings;
  }
}
