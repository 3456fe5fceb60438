// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

/** How much a {@link Finding} matters. */
public enum Severity {
  /** As it should be. */
  OK,
  /** Neither good nor bad: what was looked at and what was there. */
  INFO,
  /** Works, but is worth knowing. */
  WARNING,
  /** No session can be opened until it is cured. */
  ERROR;

  /** Whether it is something to act upon. */
  public boolean atLeast(Severity other) {
    return compareTo(other) >= 0;
  }
}
