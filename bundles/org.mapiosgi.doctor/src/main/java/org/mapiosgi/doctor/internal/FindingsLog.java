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

  /** Logs the findings that are new since the last call. */
  synchronized void tellChanges() {
    tell(false);
  }

  /** Logs again the findings that keep MAPI from coming up; logs each other finding once. */
  synchronized void tellAll() {
    tell(true);
  }

  private void tell(boolean errorsAgain) {
    try {
      List<Finding> found =
          look.get().stream()
              .filter(finding -> finding.severity().atLeast(Severity.WARNING))
              .toList();
      found.stream()
          .filter(finding -> isToTell(finding, errorsAgain))
          .map(Finding::sentence)
          .forEach(log::warn);
      told = found.stream().map(Finding::sentence).toList();
    } catch (RuntimeException e) {
      // A bundle may stop during the call; an exception would end all further examinations.
      log.debug("cannot look at the components", e);
    }
  }

  private boolean isToTell(Finding finding, boolean errorsAgain) {
    boolean again = errorsAgain && finding.severity().atLeast(Severity.ERROR);
    return again || !told.contains(finding.sentence());
  }
}
