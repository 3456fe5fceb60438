// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import java.time.Instant;
import java.util.Optional;
import org.mapiosgi.api.error.HResult;

/** The parts of a {@link Reason}. */
record ReasonValue(
    Kind kind,
    String text,
    Optional<String> rule,
    Optional<String> remedy,
    Optional<HResult> result,
    Optional<Instant> retryAt)
    implements Reason {
  @Override
  public String toString() {
    return sentence();
  }
}
