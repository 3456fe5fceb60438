// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

/** Says how much a {@link Finding} matters. New severities can be added. */
public enum Severity {
  /** The fact is as it should be. */
  OK,
  /** The fact is neither good nor bad. */
  INFO,
  /** MAPI works, but an operator should know the fact. */
  WARNING,
  /** No session can be opened until the problem is solved. */
  ERROR;

  /** Says whether this severity is the other one or a worse one. */
  public boolean atLeast(Severity other) {
    return compareTo(other) >= 0;
  }
}
