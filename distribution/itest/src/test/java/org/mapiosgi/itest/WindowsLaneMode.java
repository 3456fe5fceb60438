// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.util.Locale;

/** The property windows.lane. */
enum WindowsLaneMode {
  /** What is missing fails the build. */
  REQUIRED,
  /** What is missing leaves the lane out, loudly. */
  AUTO,
  /** The lane is left out. */
  OFF;

  /**
   * Reads the property.
   *
   * @throws IllegalArgumentException where it has another value, naming those it may have
   */
  static WindowsLaneMode of(String value) {
    for (WindowsLaneMode mode : values()) {
      if (mode.name().toLowerCase(Locale.ROOT).equals(value)) {
        return mode;
      }
    }
    throw new IllegalArgumentException(
        "-Dwindows.lane=" + value + " is not known: it is required, auto or off");
  }
}
