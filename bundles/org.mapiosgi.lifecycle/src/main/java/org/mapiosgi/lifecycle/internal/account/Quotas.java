// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.account;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.mapiosgi.api.status.LimitStatus;
import org.mapiosgi.model.session.Counted;
import org.mapiosgi.model.session.Quota;

/** The limits of the process, and with them those of each of its sessions. Thread-safe. */
public final class Quotas {
  /** What one session is counted by, over all of its logons: the process's limits and its own. */
  public static final class OfSession {
    private final Map<Counted, Quota> all;

    private OfSession(Map<Counted, Quota> all) {
      this.all = all;
    }

    /** The quota of a kind. */
    public Quota of(Counted kind) {
      return all.get(kind);
    }
  }

  private final LimitSettings settings;
  private final Map<Counted, Quota> process = new EnumMap<>(Counted.class);
  private final Map<String, OfSession> sessions = new ConcurrentSkipListMap<>();

  /** Nothing is open. */
  public Quotas(LimitSettings settings) {
    this.settings = settings;
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

  /** The process's first, then those of each session, by name. */
  public List<LimitStatus> status() {
    return Stream.concat(
            process.values().stream(),
            sessions.values().stream()
                .flatMap(
                    session ->
                        session.all.entrySet().stream()
                            .filter(each -> !each.getKey().ofProcess())
                            .map(Map.Entry::getValue)))
        .map(Quotas::status)
        .toList();
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
