// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.metrics.internal;

/** Reads one attribute of an MBean as a number. Thread-safe. */
final class Reading {
  private final MBeanSource source;
  private final String attribute;
  private final double scale;
  private volatile double last;

  Reading(MBeanSource source, String attribute, double scale) {
    this.source = source;
    this.attribute = attribute;
    this.scale = scale;
  }

  /** The value now; the last one if the MBean is gone, until its meters are. */
  double value() {
    source.number(attribute).ifPresent(value -> last = value * scale);
    return last;
  }
}
