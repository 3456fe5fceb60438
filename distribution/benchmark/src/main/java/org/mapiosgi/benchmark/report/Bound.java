// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.report;

/**
 * What a number should be.
 *
 * @param least whether it should be at least this, else at most
 */
public record Bound(boolean least, double limit) {
  /** Not less. */
  public static Bound atLeast(double limit) {
    return new Bound(true, limit);
  }

  /** Not more. */
  public static Bound atMost(double limit) {
    return new Bound(false, limit);
  }

  boolean holds(double value) {
    return least ? value >= limit : value <= limit;
  }

  @Override
  public String toString() {
    String number =
        limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit);
    return (least ? ">= " : "<= ") + number;
  }
}
