// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.health.internal;

import java.util.Collection;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Severity;

/** Writes findings into a result; the worst status counts. Not thread-safe. */
final class CheckLog {
  private final ResultLog log = new ResultLog();

  /** Adds a finding with a status: rule, subject, text and remedy. */
  CheckLog add(Result.Status status, Finding finding) {
    String rule = finding.rule().map(id -> id + " ").orElse("");
    log.add(new ResultLog.Entry(status, rule + finding.sentence()));
    return this;
  }

  /** Adds findings with a status. */
  CheckLog add(Result.Status status, Collection<Finding> findings) {
    findings.forEach(finding -> add(status, finding));
    return this;
  }

  /** Adds a finding: WARN if it is a warning or an error, otherwise OK. */
  CheckLog add(Finding finding) {
    return add(
        finding.severity().atLeast(Severity.WARNING) ? Result.Status.WARN : Result.Status.OK,
        finding);
  }

  /** The result. */
  Result result() {
    return new Result(log);
  }
}
