// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.endurance;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How long an endurance run lasts.
 *
 * @param updates how many times a bundle is updated
 * @param samples how many times the figures are taken
 * @param report the file for the result
 */
record Plan(Duration length, int updates, int samples, Path report) {
  private static final String PREFIX = "endurance.";

  /** From the system properties of the process. */
  static Plan ofProcess() {
    return new Plan(
        Duration.ofMinutes(Long.parseLong(text("minutes"))),
        Integer.parseInt(text("updates")),
        Integer.parseInt(text("samples")),
        Path.of(text("report")));
  }

  private static String text(String name) {
    String value = System.getProperty(PREFIX + name);
    if (value == null) {
      throw new IllegalStateException("system property " + PREFIX + name + " is not set");
    }
    return value;
  }
}
