// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.run;

/** How long one class of work may wait for the others in a pump. */
final class Budget {
  /** A turn of 8 ms for timers, for tasks and for messages, and one item of 5 microseconds. */
  static final double MICROS = 3 * 8000 + 5;

  private Budget() {}
}
