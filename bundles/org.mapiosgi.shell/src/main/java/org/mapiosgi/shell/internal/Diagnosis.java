// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.api.status.Severity;

/**
 * What the doctor found.
 *
 * @param findings in the order in which one thing rests on another
 * @param sessions every configured session
 * @param outlook whether waiting can change it
 */
record Diagnosis(List<Finding> findings, List<SessionStatus> sessions, Outlook outlook) {
  /** Whether waiting can change what was found. */
  enum Outlook {
    /** It has come to its end. */
    SETTLED,
    /** Something is under way. */
    PENDING,
    /** Nothing is under way, but it may not have begun. */
    NOT_BEGUN
  }

  // Severity, rule, subject, words.
  private static final String LINE = "%-8s %-4s %-24s %s%n";

  Diagnosis {
    findings = List.copyOf(findings);
    sessions = List.copyOf(sessions);
  }

  boolean healthy() {
    return !sessionsUp().isEmpty();
  }

  private List<String> sessionsUp() {
    return sessions.stream()
        .filter(session -> session.state() == SessionState.UP)
        .map(SessionStatus::name)
        .toList();
  }

  /** The one sentence to end with. */
  String verdict() {
    if (healthy()) {
      return "doctor ok: a session could be opened: " + String.join(", ", sessionsUp());
    }
    Optional<Finding> first =
        findings.stream().filter(finding -> finding.severity() == Severity.ERROR).findFirst();
    return "doctor failed: no session could be opened: "
        + first
            .map(Finding::sentence)
            .orElse("it was not ready in time; run it again with a longer --timeout");
  }

  /** One line a finding, and one more for what to do about it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      text.append(
          String.format(
              LINE,
              finding.severity().name().toLowerCase(Locale.ROOT),
              finding.rule().orElse(""),
              finding.subject(),
              finding.text()));
      finding.remedy().ifPresent(act -> text.append(String.format(LINE, "", "", "", "-> " + act)));
    }
    return text.toString().stripTrailing();
  }
}
