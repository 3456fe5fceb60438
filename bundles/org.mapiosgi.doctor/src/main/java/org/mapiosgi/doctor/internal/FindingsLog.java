// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal;

import java.util.List;
import java.util.function.Supplier;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Severity;
import org.slf4j.Logger;

/** Writes findings to the log, each when it is new. */
final class FindingsLog {
  private final Supplier<List<Finding>> look;
  private final Logger log;
  private List<String> told = List.of();

  FindingsLog(Supplier<List<Finding>> look, Logger log) {
    this.look = look;
    this.log = log;
  }

  /** Tells what was not there the last time. */
  synchronized void tellChanges() {
    tell(Severity.WARNING, told);
  }

  /** Tells again what keeps MAPI from coming up; what is merely odd is told once. */
  synchronized void tellAll() {
    tell(Severity.ERROR, List.of());
  }

  private void tell(Severity least, List<String> known) {
    try {
      List<Finding> found =
          look.get().stream()
              .filter(finding -> finding.severity().atLeast(Severity.WARNING))
              .toList();
      found.stream()
          .filter(finding -> finding.severity().atLeast(least))
          .map(Finding::sentence)
          .filter(text -> !known.contains(text))
          .forEach(log::warn);
      told = found.stream().map(Finding::sentence).toList();
    } catch (RuntimeException e) {
      // A bundle may be going away under it; an exception would end the looks for good.
      log.debug("cannot look at the components", e);
    }
  }
}
