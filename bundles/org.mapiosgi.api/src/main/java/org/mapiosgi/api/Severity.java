// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api;

/** How much a {@link Finding} matters. */
public enum Severity {
  /** As it should be. */
  OK,
  /** Works, but is worth knowing. */
  WARNING,
  /** No session can be opened until it is cured. */
  ERROR
}
