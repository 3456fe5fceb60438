// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.watch;

import org.mapiosgi.pump.internal.core.PumpEvents;

/** The flight recorder: takes the reports of pumps and of the watchdog. */
public interface Recorder extends PumpEvents {
  /** A recorder that records nothing. */
  Recorder NONE = new Recorder() {};

  /** The recorder of this JVM; {@link #NONE} where there is none, as in a JRE without jdk.jfr. */
  static Recorder ofThisJvm() {
    try {
      return JfrEvents.open();
    } catch (LinkageError | RuntimeException e) {
      // Not there, not available to us or not permitted: the pumps do without.
      return NONE;
    }
  }

  /** The watchdog found a pump that hangs, or a pump that hangs no more. */
  default void hang(HangReport report) {}
}
