// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.account;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mapiosgi.api.status.LimitStatus;
import org.mapiosgi.model.session.Counted;
import org.mapiosgi.model.session.Quota;

/** The limits of the process, and with them those of each of its sessions. Thread-safe. */
public final class Quotas {
  /**
   * Holds the limits that count for one session, over all of its logons: those of the process and
   * its own.
   */
  public static final class OfSession {
    private final Map<Counted, Quota> all;

    private OfSession(Map<Counted, Quota> all) {
      this.all = all;
    }

    /** The quota of a kind. */
    public Quota of(Counted kind) {
      return Objects.requireNonNull(all.get(kind), kind::words);
    }
  }

  /** Receives each limit of a bundle when the bundle submits its first work. */
  @FunctionalInterface
  public interface NewLimits {
    /** Any thread, at most once for each bundle. */
    void made(Supplier<LimitStatus> status);
  }

  private final LimitSettings settings;
  private final NewLimits ofBundles;
  private final Map<Counted, Quota> process = new EnumMap<>(Counted.class);
  private final Map<String, OfSession> sessions = new ConcurrentSkipListMap<>();
  private final Map<String, Bound> queued = new ConcurrentSkipListMap<>();
  private final Map<String, Consumer> consumers = new ConcurrentSkipListMap<>();

  /** Nothing is open. */
  public Quotas(LimitSettings settings) {
    this(settings, status -> {});
  }

  /**
   * Nothing is open.
   *
   * @param ofBundles receives the limits that are made later, for bundles
   */
  public Quotas(LimitSettings settings, NewLimits ofBundles) {
    this.settings = settings;
    this.ofBundles = ofBundles;
    Arrays.stream(Counted.values())
        .filter(Counted::ofProcess)
        .forEach(kind -> process.put(kind, new Quota(kind, "", settings.of(kind))));
  }

  /** The limits of the session with a name. */
  public OfSession ofSession(String name) {
    return sessions.computeIfAbsent(name, this::make);
  }

  private OfSession make(String name) {
    Map<Counted, Quota> all = new EnumMap<>(process);
    for (Counted kind : Counted.values()) {
      if (!kind.ofProcess()) {
        all.put(kind, new Quota(kind, name, settings.of(kind)));
      }
    }
    return new OfSession(all);
  }

  /** The units of work that wait in the session with a name. */
  public Bound queued(String session) {
    return queued.computeIfAbsent(session, name -> new Bound(name, "", settings.queued()));
  }

  /** The bundle with a symbolic name, in all sessions. */
  public Consumer consumer(String bundle) {
    Consumer known = consumers.get(bundle);
    if (known != null) {
      return known;
    }
    Consumer made = new Consumer(bundle, settings.queuedOfBundle(), settings.lanesOfBundle());
    Consumer before = consumers.putIfAbsent(bundle, made);
    if (before != null) {
      return before;
    }
    ofBundles.made(made.queued()::status);
    return made;
  }

  /** The limits of the process, each as it is when it is asked for. */
  public List<Supplier<LimitStatus>> ofProcess() {
    return process.values().stream().map(Quotas::supplier).toList();
  }

  /** The limits of the session with a name alone, each as it is when it is asked for. */
  public List<Supplier<LimitStatus>> ofSessionAlone(String name) {
    return Stream.concat(
            ofSession(name).all.entrySet().stream()
                .filter(each -> !each.getKey().ofProcess())
                .map(each -> supplier(each.getValue())),
            Stream.<Supplier<LimitStatus>>of(queued(name)::status))
        .toList();
  }

  private static Supplier<LimitStatus> supplier(Quota quota) {
    return () -> status(quota);
  }

  /**
   * Lists the limits: those of the process first, then those of each session and of each bundle, by
   * name.
   */
  public List<LimitStatus> status() {
    Stream<LimitStatus> waiting =
        Stream.concat(queued.values().stream(), consumers.values().stream().map(Consumer::queued))
            .map(Bound::status);
    return Stream.concat(open(), waiting).toList();
  }

  private Stream<LimitStatus> open() {
    return Stream.concat(
            process.values().stream(),
            sessions.values().stream()
                .flatMap(
                    session ->
                        session.all.entrySet().stream()
                            .filter(each -> !each.getKey().ofProcess())
                            .map(Map.Entry::getValue)))
        .map(Quotas::status);
  }

  private static LimitStatus status(Quota quota) {
    LimitStatus.Builder status =
        LimitStatus.of(quota.kind().words())
            .rule(quota.kind().rule())
            .session(quota.session())
            .used(quota.used())
            .highest(quota.highest())
            .refused(quota.refused())
            .lost(quota.lost());
    return (quota.limit() == 0 ? status : status.limit(quota.limit())).build();
  }
}
