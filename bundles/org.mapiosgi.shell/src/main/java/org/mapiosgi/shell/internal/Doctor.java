// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.api.status.Severity;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.api.status.SubsystemStatus;
import org.mapiosgi.shell.internal.Diagnosis.Outlook;

/** Looks at everything a session rests on, from the JVM up. Never waits. */
final class Doctor {
  private static final Pattern HINT =
      Pattern.compile("(.*) \\[(R\\d+)[^:]*: (.*)\\]", Pattern.DOTALL);

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
            Finding.error(
                "",
                "MAPI subsystem",
                "it is not there",
                "look in the log for a bundle that did not start"));
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
                + System.getProperty("java.home")));
    findings.add(
        Finding.ok(
            "operating system",
            System.getProperty("os.name")
                + " "
                + System.getProperty("os.version")
                + ", "
                + System.getProperty("os.arch")));
    findings.add(Finding.ok("process account", System.getProperty("user.name")));
    List<String> bindings = present.bindings();
    findings.add(
        bindings.isEmpty()
            ? Finding.error(
                "",
                "bindings",
                "none is there",
                "look in the log for a binding bundle that did not start")
            : Finding.ok("bindings", String.join(", ", bindings)));
  }

  private static Finding ofSubsystem(SubsystemStatus status) {
    String text = status.state() + ", binding " + status.binding() + ", mode " + status.mode();
    return switch (status.state()) {
      case READY -> Finding.ok("MAPI subsystem", text);
      case FAILED -> fromReason("MAPI subsystem", text + ": " + status.reason(), "see above");
      default ->
          Finding.warning("", "MAPI subsystem", text, "it is on its way; ask again in a moment");
    };
  }

  private static Finding ofSession(SessionStatus session) {
    String subject = "session " + session.name();
    String text = session.state() + ", profile '" + session.profile() + "'";
    String why = session.reason().isEmpty() ? text : text + ": " + session.reason();
    return switch (session.state()) {
      case UP -> Finding.ok(subject, text + ", identity " + session.identity());
      case REFUSED ->
          fromReason(subject, why, "correct the session's configuration; it is tried again then");
      case LOST -> fromReason(subject, why, "it is tried again; see the log");
      case LOGGING_ON ->
          fromReason(subject, why, "the logon is not answered yet; a server may be slow");
      case DOWN -> fromReason(subject, why, "MAPI must be up first");
    };
  }

  /** A reason with a hint in brackets is taken apart: the hint is what to do. */
  private static Finding fromReason(String subject, String reason, String otherwise) {
    Matcher hint = HINT.matcher(reason);
    return hint.matches()
        ? new Finding(Severity.ERROR, hint.group(2), subject, hint.group(1), hint.group(3))
        : Finding.error("", subject, reason, otherwise);
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
