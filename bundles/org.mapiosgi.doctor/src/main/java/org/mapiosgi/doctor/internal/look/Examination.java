// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.LimitStatus;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.api.status.Severity;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.api.status.SubsystemStatus;
import org.mapiosgi.doctor.Diagnosis;
import org.mapiosgi.doctor.Diagnosis.Outlook;
import org.mapiosgi.doctor.internal.report.DiagnosisReport;
import org.mapiosgi.doctor.internal.report.OverviewJson;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** Examines everything a session rests on, from the JVM up. Never waits. Thread-safe. */
public final class Examination {
  private final Present present;
  private final ServiceComponentRuntime runtime;
  private final ComponentFindings components;

  /** Holds the answers of the subsystem together. */
  private record Subsystem(
      SubsystemStatus status, List<Finding> findings, List<LimitStatus> limits) {}

  /** Prepares examinations of a framework. */
  public Examination(BundleContext context, ServiceComponentRuntime runtime) {
    this.present = new Present(context);
    this.runtime = runtime;
    this.components = new ComponentFindings(runtime, present);
  }

  /** The findings that no other component writes to the log. */
  public List<Finding> components() {
    List<Finding> findings = new ArrayList<>(components.look());
    present.subsystem(service -> service.status()).ifPresent(status -> waits(status, findings));
    return findings;
  }

  /** Says whether consumers can work now, see {@link SubsystemStatus#ready()}. */
  public boolean ready() {
    return present.subsystem(service -> service.status().ready()).orElse(false);
  }

  /** The subsystem's own answers, without an examination; empty if there is no subsystem. */
  public Optional<OverviewJson.Subsystem> subsystem() {
    return present.subsystem(
        service -> new OverviewJson.Subsystem(service.status(), service.accounts()));
  }

  /** Examines everything. */
  public Diagnosis examine() {
    List<Finding> findings =
        new ArrayList<>(Environment.findings(present.bindings(), present.installationFaults()));
    findings.addAll(BundleFindings.of(present.bundles()));
    List<Finding> configured = components.look();
    findings.addAll(configured);
    findings.addAll(present.findings());
    Optional<Subsystem> found =
        present.subsystem(
            service ->
                new Subsystem(service.status(), service.findings(), service.accounts().limits()));
    List<Finding> faults =
        configured.stream().filter(each -> each.severity() == Severity.ERROR).toList();
    if (found.isEmpty()) {
      if (faults.isEmpty()) {
        findings.add(SubsystemFindings.missing());
      }
      return new DiagnosisReport(findings, List.of(), Outlook.NOT_BEGUN);
    }
    SubsystemStatus status = found.get().status();
    findings.addAll(found.get().findings());
    findings.add(SubsystemFindings.of(status));
    for (SessionStatus session : status.sessions()) {
      findings.add(SubsystemFindings.of(session));
    }
    found.get().limits().stream()
        .map(AccountFindings::of)
        .filter(each -> each.severity().atLeast(Severity.WARNING))
        .forEach(findings::add);
    // A subsystem that failed can have failed before it got its sessions.
    if (status.state() != SubsystemState.FAILED) {
      if (status.sessions().isEmpty() && faults.stream().noneMatch(Examination::aboutSessions)) {
        findings.add(ComponentFindings.noSession());
      }
      waits(status, findings);
    }
    return new DiagnosisReport(findings, status.sessions(), outlook(status));
  }

  private void waits(SubsystemStatus status, List<Finding> findings) {
    SessionWaits waits =
        new SessionWaits(status.sessions().stream().map(SessionStatus::name).toList());
    findings.addAll(waits.references(runtime));
    findings.addAll(waits.listeners(present.listeners()));
  }

  private static boolean aboutSessions(Finding finding) {
    return finding.subject().contains("session");
  }

  private static Outlook outlook(SubsystemStatus status) {
    return switch (status.state()) {
      case FAILED -> Outlook.SETTLED;
      case STOPPED -> Outlook.NOT_BEGUN;
      case STARTING, STOPPING -> Outlook.PENDING;
      case READY -> {
        if (status.sessions().isEmpty()) {
          yield Outlook.NOT_BEGUN;
        }
        yield status.sessions().stream().allMatch(Examination::decided)
            ? Outlook.SETTLED
            : Outlook.PENDING;
      }
    };
  }

  private static boolean decided(SessionStatus session) {
    return session.state() == SessionState.UP || session.state() == SessionState.REFUSED;
  }
}
