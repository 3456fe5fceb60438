// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.api.status.Severity;
import org.mapiosgi.doctor.Diagnosis;

/**
 * Holds the parts of a {@link Diagnosis}.
 *
 * @param findings in order: a finding comes after those that it depends on
 * @param sessions every configured session
 * @param outlook whether waiting can change the result
 */
public record DiagnosisReport(List<Finding> findings, List<SessionStatus> sessions, Outlook outlook)
    implements Diagnosis {
  // Severity, rule, subject, words.
  private static final String LINE = "%-8s %-4s %-24s %s%n";

  /** Copies the lists. */
  public DiagnosisReport {
    findings = List.copyOf(findings);
    sessions = List.copyOf(sessions);
  }

  @Override
  public boolean healthy() {
    return !sessions.isEmpty() && up().size() == sessions.size() && firstError().isEmpty();
  }

  private List<String> up() {
    return sessions.stream()
        .filter(session -> session.state() == SessionState.UP)
        .map(SessionStatus::name)
        .toList();
  }

  private Optional<Finding> firstError() {
    return findings.stream().filter(each -> each.severity() == Severity.ERROR).findFirst();
  }

  @Override
  public String verdict() {
    if (healthy()) {
      return "doctor ok: every session is up: " + String.join(", ", up());
    }
    return "doctor failed: "
        + counted()
        + ": "
        + firstError()
            .map(Finding::sentence)
            .orElse("MAPI was not ready in time; run it again with a longer --timeout");
  }

  private String counted() {
    List<String> up = up();
    if (sessions.isEmpty() || up.isEmpty()) {
      return "no session is up";
    }
    return up.size() == sessions.size()
        ? "every session is up, but there is an error"
        : up.size() + " of " + sessions.size() + " sessions are up";
  }

  @Override
  public String text() {
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

  @Override
  public String json() {
    return DiagnosisJson.of(this);
  }

  @Override
  public String toString() {
    return text();
  }
}
