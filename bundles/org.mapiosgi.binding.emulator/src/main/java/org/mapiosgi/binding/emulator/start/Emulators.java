// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.start;

import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.binding.emulator.internal.Emulator;

/** Makes emulators. Thread-safe. */
public final class Emulators {
  private Emulators() {}

  /** Makes an emulator, independent of any other. */
  public static MapiEmulator open(EmulatorSettings settings) {
    return new Emulator(settings);
  }

  /** Makes an emulator with an empty Inbox. */
  public static MapiEmulator open() {
    return open(EmulatorSettings.defaults());
  }
}
