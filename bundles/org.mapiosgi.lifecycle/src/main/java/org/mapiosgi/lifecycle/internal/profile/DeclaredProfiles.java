// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.error.RetryClass;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.lifecycle.internal.actor.Actor;
import org.mapiosgi.lifecycle.internal.actor.Backoff;
import org.mapiosgi.lifecycle.internal.actor.Surroundings;
import org.mapiosgi.lifecycle.internal.session.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the profiles that configurations ask for: when MAPI comes up, and when a configuration is
 * added while MAPI is up. A session whose profile is among them waits until the profile exists.
 * Only the subsystem's actor calls this class, except for the findings.
 *
 * <p>If a configuration is removed, its profile stays, because a mistake in a file must not cost a
 * mailbox's settings.
 */
final class DeclaredProfiles {
  private static final Logger LOG = LoggerFactory.getLogger(DeclaredProfiles.class);

  /**
   * The wait before another try after a failure that a person must correct, as for a refused logon.
   */
  private static final Duration REFUSED = Duration.ofMinutes(15);

  private static final class Entry {
    private final DeclaredProfile wanted;
    private boolean settled;
    private Reason waiting;
    private int failures;
    private @Nullable ScheduledFuture<?> retry;

    Entry(DeclaredProfile wanted) {
      this.wanted = wanted;
      pending();
    }

    void pending() {
      settled = false;
      waiting =
          Reason.of(
                  Reason.Kind.WAITING,
                  "waits for profile '" + wanted.name() + "', which is being created")
              .build();
      if (retry != null) {
        retry.cancel(false);
        retry = null;
      }
    }
  }

  private final Surroundings surroundings;
  private final Actor actor;
  private final Backoff backoff;
  private final RandomGenerator random = new SplittableRandom();
  private final Map<ProfileSpec, Entry> entries = new LinkedHashMap<>();
  private final Map<String, Finding> findings = new ConcurrentHashMap<>();
  private @Nullable ProfilesFacade profiles;
  private @Nullable Sessions sessions;

  DeclaredProfiles(Surroundings surroundings, Actor actor, Backoff backoff) {
    this.surroundings = surroundings;
    this.actor = actor;
    this.backoff = backoff;
  }

  /** A profile was configured. Any thread. */
  void add(ProfileSpec spec) {
    actor.execute(
        () -> {
          if (spec.declared().isEmpty()) {
            findings.put(
                spec.pid(),
                Finding.error("Configuration", spec.problem())
                    .remedy("correct it; it takes effect at once")
                    .build());
            return;
          }
          Entry entry = new Entry(spec.declared().get());
          entries.put(spec, entry);
          if (profiles != null && sessions != null) {
            ensure(spec.pid(), entry, profiles, sessions);
          }
        });
  }

  /** Removes a profile's configuration. Any thread. */
  void remove(ProfileSpec spec) {
    actor.execute(
        () -> {
          Entry entry = entries.remove(spec);
          findings.remove(spec.pid());
          if (entry != null) {
            entry.pending();
            if (sessions != null) {
              sessions.profileSettled(entry.wanted.name(), false);
            }
          }
        });
  }

  /** MAPI is up. */
  void mapiReady(ProfilesFacade ready, Sessions waiting) {
    profiles = ready;
    sessions = waiting;
    entries.forEach((spec, entry) -> ensure(spec.pid(), entry, ready, waiting));
  }

  /** Ends because MAPI goes down. */
  void leave() {
    profiles = null;
    entries.values().forEach(Entry::pending);
  }

  /** Returns the reason why a session with that profile has to wait; empty if it need not. */
  Optional<Reason> awaited(String profile) {
    return entries.values().stream()
        .filter(entry -> !entry.settled && entry.wanted.name().equalsIgnoreCase(profile))
        .findFirst()
        .map(entry -> entry.waiting);
  }

  private void ensure(String pid, Entry entry, ProfilesFacade target, Sessions waiting) {
    DeclaredProfile wanted = entry.wanted;
    List<String> users = waiting.up(wanted.name());
    var done =
        target.forProduct(
            "creating profile '" + wanted.name() + "'", edit -> edit.ensure(wanted, users));
    done.onSuccess(outcome -> target.changedNow());
    done.onSuccess(outcome -> actor.execute(() -> ensured(pid, target, waiting, entry, outcome)));
    done.onFailure(
        failure ->
            actor.execute(
                () -> ensured(pid, target, waiting, entry, Ensured.failed(failure, false))));
  }

  private void ensured(
      String pid, ProfilesFacade target, Sessions waiting, Entry entry, Ensured outcome) {
    if (target != profiles || !entries.containsValue(entry)) {
      return;
    }
    String name = entry.wanted.name();
    entry.settled = outcome.there();
    if (outcome.failure().isEmpty()) {
      entry.failures = 0;
      LOG.info("profile '{}': {}", name, outcome.text());
      findings.put(pid, Finding.ok("Profile '" + name + "'", outcome.text()).build());
    } else {
      failed(pid, entry, outcome.failure().get());
    }
    waiting.profileSettled(name, outcome.created());
  }

  private void failed(String pid, Entry entry, Throwable failure) {
    entry.failures++;
    boolean refused =
        failure instanceof MapiException mapi
            && (mapi.retry() == RetryClass.CALLER || mapi.retry() == RetryClass.FATAL);
    Duration wait = refused ? REFUSED : backoff.after(entry.failures, random);
    String why = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    entry.waiting = waiting(entry.wanted.name(), failure);
    LOG.error(
        "profile '{}' was not set up, next try in {} ms: {}",
        entry.wanted.name(),
        wait.toMillis(),
        why);
    findings.put(
        pid,
        Finding.error("Profile '" + entry.wanted.name() + "'", why)
            .rule("R28")
            .remedy("correct what it names, then change its configuration to try again at once")
            .build());
    entry.retry =
        surroundings
            .timer()
            .schedule(
                () ->
                    actor.execute(
                        () -> {
                          if (profiles != null
                              && sessions != null
                              && entries.containsValue(entry)) {
                            ensure(pid, entry, profiles, sessions);
                          }
                        }),
                wait.toNanos(),
                TimeUnit.NANOSECONDS);
  }

  private static Reason waiting(String profile, Throwable failure) {
    String text = "waits for profile '" + profile + "', which could not be created: ";
    return failure instanceof MapiException mapi
        ? Reason.of(mapi).text(text + mapi.fact()).build()
        : Reason.of(Reason.Kind.WAITING, text + failure).build();
  }

  /** How they fare. Any thread. */
  List<Finding> findings() {
    return new ArrayList<>(findings.values());
  }
}
