// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.metrics.internal;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

/**
 * Describes a meter that shows one attribute of an MBean.
 *
 * @param name the name of the meter
 * @param attribute the name of the attribute, which is a number or a boolean
 * @param kind whether the number only grows
 * @param unit the base unit; null if the number has none
 * @param scale the attribute's value times this is in the base unit
 * @param description one sentence
 */
record Figure(
    String name,
    String attribute,
    Kind kind,
    @Nullable String unit,
    double scale,
    String description) {
  enum Kind {
    /** A number that goes up and down. */
    GAUGE,
    /** A number that only grows. */
    COUNTER
  }

  static Figure gauge(String name, String attribute, @Nullable String unit, String description) {
    return new Figure(name, attribute, Kind.GAUGE, unit, 1, description);
  }

  static Figure counter(String name, String attribute, String unit, String description) {
    return new Figure(name, attribute, Kind.COUNTER, unit, 1, description);
  }

  /** A gauge in seconds of an attribute in milliseconds. */
  static Figure seconds(String name, String attribute, String description) {
    return new Figure(name, attribute, Kind.GAUGE, "seconds", 1e-3, description);
  }

  /** Registers the meter, which reads the attribute whenever it is asked. */
  Meter register(MeterRegistry registry, Tags tags, MBeanSource source) {
    Reading reading = new Reading(source, attribute, scale);
    return switch (kind) {
      case GAUGE ->
          Gauge.builder(name, reading, Reading::value)
              .strongReference(true)
              .tags(tags)
              .baseUnit(unit)
              .description(description)
              .register(registry);
      case COUNTER ->
          FunctionCounter.builder(name, source.keep(reading), Reading::value)
              .tags(tags)
              .baseUnit(unit)
              .description(description)
              .register(registry);
    };
  }
}
