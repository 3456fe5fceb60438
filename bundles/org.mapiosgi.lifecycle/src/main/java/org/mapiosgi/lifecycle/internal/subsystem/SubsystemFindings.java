// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.Severity;
import org.mapiosgi.lifecycle.internal.account.Losses;
import org.mapiosgi.lifecycle.internal.event.EventDispatcher;
import org.mapiosgi.lifecycle.internal.profile.ProfileAdministration;
import org.mapiosgi.lifecycle.internal.session.Sessions;
import org.mapiosgi.lifecycle.internal.thread.DialogWatch;
import org.mapiosgi.spi.NativeMapi;

/** Collects the findings for an operator, from all parts of the subsystem. Any thread. */
final class SubsystemFindings {
  private final Sessions sessions;
  private final ProfileAdministration profiles;
  private final PrimaryDeaths deaths;
  private final Losses losses;
  private final EventDispatcher events;
  private final List<Finding> own = new CopyOnWriteArrayList<>();
  private volatile List<Finding> preflight = List.of();

  SubsystemFindings(
      Sessions sessions,
      ProfileAdministration profiles,
      PrimaryDeaths deaths,
      Losses losses,
      EventDispatcher events) {
    this.sessions = sessions;
    this.profiles = profiles;
    this.deaths = deaths;
    this.losses = losses;
    this.events = events;
  }

  /**
   * Notes the findings of the preflight, which is done before MAPI is called.
   *
   * @return the reason why MAPI must not be called; empty if there is none
   */
  Optional<Reason> preflight(List<Finding> found) {
    preflight = List.copyOf(found);
    return preflight.stream()
        .filter(each -> each.severity() == Severity.ERROR)
        .findFirst()
        .map(SubsystemFindings::obstacle);
  }

  private static Reason obstacle(Finding finding) {
    return Reason.of(Reason.Kind.ENVIRONMENT, finding.subject() + ": " + finding.text())
        .rule(finding.rule().orElse(""))
        .remedy(finding.remedy().orElse(""))
        .build();
  }

  /** Notes one that stays. */
  void add(Finding finding) {
    own.add(finding);
  }

  List<Finding> at(StatusReport now, Optional<DialogWatch> dialogs) {
    List<Finding> all = new ArrayList<>(preflight);
    Optional.ofNullable(now.mapi()).map(NativeMapi::violations).ifPresent(all::addAll);
    all.addAll(sessions.findings());
    all.addAll(events.findings(sessions.names()));
    all.addAll(profiles.findings());
    Optional.ofNullable(now.watch()).map(watch -> watch.findings()).ifPresent(all::addAll);
    dialogs.map(DialogWatch::findings).ifPresent(all::addAll);
    Optional.ofNullable(now.threads())
        .map(opened -> opened.tokens().findings())
        .ifPresent(all::addAll);
    deaths.finding().ifPresent(all::add);
    all.addAll(losses.findings());
    all.addAll(own);
    return all;
  }
}
