// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.api.status.Severity;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.api.status.SubsystemStatus;
import org.mapiosgi.shell.internal.Diagnosis.Outlook;

/** Looks at everything a session rests on, from the JVM up. Never waits. */
final class Doctor {
  private final Present present;
  private final ComponentFindings components;

  /** The subsystem's two answers, taken together. */
  private record Subsystem(SubsystemStatus status, List<Finding> findings) {}

  Doctor(Present present, ComponentFindings components) {
    this.present = present;
    this.components = components;
  }

  Diagnosis look() {
    List<Finding> findings = new ArrayList<>();
    environment(findings);
    Optional<Subsystem> found =
        present.subsystem(service -> new Subsystem(service.status(), service.findings()));
    List<Finding> configured = components.look();
    findings.addAll(configured);
    List<Finding> faults =
        configured.stream().filter(each -> each.severity() == Severity.ERROR).toList();
    findings.addAll(present.findings());
    if (found.isEmpty()) {
      if (faults.isEmpty()) {
        findings.add(
            Finding.error("MAPI subsystem", "it is not there")
                .remedy("look in the log for a bundle that did not start")
                .build());
      }
      return new Diagnosis(findings, List.of(), Outlook.NOT_BEGUN);
    }
    SubsystemStatus status = found.get().status();
    findings.addAll(found.get().findings());
    findings.add(ofSubsystem(status));
    for (SessionStatus session : status.sessions()) {
      findings.add(ofSession(session));
    }
    // A subsystem that failed may have done so before it was told of any.
    if (status.state() != SubsystemState.FAILED
        && status.sessions().isEmpty()
        && faults.stream().noneMatch(Doctor::aboutSessions)) {
      findings.add(ComponentFindings.noSession());
    }
    return new Diagnosis(findings, status.sessions(), outlook(status));
  }

  private static boolean aboutSessions(Finding finding) {
    return finding.subject().contains("session");
  }

  private void environment(List<Finding> findings) {
    findings.add(
        Finding.ok(
                "Java",
                Runtime.version()
                    + ", "
                    + System.getProperty("sun.arch.data.model", "?")
                    + " bit, "
                    + System.getProperty("java.home"))
            .build());
    findings.add(
        Finding.ok(
                "operating system",
                System.getProperty("os.name")
                    + " "
                    + System.getProperty("os.version")
                    + ", "
                    + System.getProperty("os.arch"))
            .build());
    findings.add(Finding.ok("process account", System.getProperty("user.name")).build());
    for (String fault : present.installationFaults()) {
      findings.add(
          Finding.error("rights of the installation", fault)
              .remedy(
                  "let only administrators change it: 'mapi-osgi service uninstall', then"
                      + " 'mapi-osgi service install', which sets the rights")
              .build());
    }
    List<String> bindings = present.bindings();
    findings.add(
        bindings.isEmpty()
            ? Finding.error("bindings", "none is there")
                .remedy("look in the log for a binding bundle that did not start")
                .build()
            : Finding.ok("bindings", String.join(", ", bindings)).build());
  }

  private static Finding ofSubsystem(SubsystemStatus status) {
    String text = status.state() + ", binding " + status.binding() + ", mode " + status.mode();
    return switch (status.state()) {
      case READY -> Finding.ok("MAPI subsystem", text).build();
      case FAILED -> fromReason("MAPI subsystem", text, status.reason(), "see above");
      default ->
          Finding.warning("MAPI subsystem", text)
              .remedy("it is on its way; ask again in a moment")
              .build();
    };
  }

  private static Finding ofSession(SessionStatus session) {
    String subject = "session " + session.name();
    String text = session.state() + ", profile '" + session.profile() + "'";
    Optional<Reason> why = session.reason();
    return switch (session.state()) {
      case UP ->
          Finding.ok(subject, text + ", identity " + session.identity().orElse("unknown")).build();
      case REFUSED ->
          fromReason(
              subject, text, why, "correct the session's configuration; it is tried again then");
      case LOST -> fromReason(subject, text, why, "it is tried again; see the log");
      case LOGGING_ON ->
          fromReason(subject, text, why, "the logon is not answered yet; a server may be slow");
      case DOWN -> fromReason(subject, text, why, "MAPI must be up first");
    };
  }

  private static Finding fromReason(
      String subject, String text, Optional<Reason> reason, String otherwise) {
    return Finding.error(subject, text + reason.map(why -> ": " + why.text()).orElse(""))
        .rule(reason.flatMap(Reason::rule).orElse(""))
        .remedy(reason.flatMap(Reason::remedy).orElse(otherwise))
        .build();
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
        yield status.sessions().stream().allMatch(Doctor::decided)
            ? Outlook.SETTLED
            : Outlook.PENDING;
      }
    };
  }

  private static boolean decided(SessionStatus session) {
    return session.state() == SessionState.UP || session.state() == SessionState.REFUSED;
  }
}
