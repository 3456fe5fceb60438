// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import org.mapiosgi.api.pump.PumpPhase;

/** Where pumps tell a flight recorder what happens. Any thread; never throws. */
interface PumpEvents extends AutoCloseable {
  /** What is not shorter is told of: as long as the JDK's own events, of which many are short. */
  long LONG_NANOS = 20_000_000;

  /** Where nobody records. */
  PumpEvents NONE =
      new PumpEvents() {
        @Override
        public boolean isOn() {
          return false;
        }

        @Override
        public void ran(PumpContext pump, PumpPhase phase, Runnable task, long nanos, int items) {
          // Nobody records.
        }

        @Override
        public void hang(HangReport report) {
          // Nobody records.
        }

        @Override
        public void depth(PumpContext pump, long queued) {
          // Nobody records.
        }

        @Override
        public void started(PumpContext pump) {
          // Nobody records.
        }

        @Override
        public void ended(PumpContext pump) {
          // Nobody records.
        }

        @Override
        public void close() {
          // Nobody records.
        }
      };

  /** The recorder of this JVM; {@link #NONE} where there is none, as in a JRE without jdk.jfr. */
  static PumpEvents ofThisJvm() {
    try {
      return JfrEvents.open();
    } catch (LinkageError | RuntimeException e) {
      // Not there, not available to us or not permitted: the pumps do without.
      return NONE;
    }
  }

  /** Whether anybody records. Before anybody did, a look at a field. */
  boolean isOn();

  /**
   * The pump was long at something.
   *
   * @param task what ran; null for a message
   * @param nanos how long
   * @param items for how many tasks this is the time, of which this one was the last
   */
  void ran(PumpContext pump, PumpPhase phase, Runnable task, long nanos, int items);

  /** The watchdog found a pump that hangs, or that it hangs no more. */
  void hang(HangReport report);

  /** Many tasks wait. */
  void depth(PumpContext pump, long queued);

  /** A pump's thread was started. */
  void started(PumpContext pump);

  /** It has done its last step. */
  void ended(PumpContext pump);

  /** Nothing is told any more. */
  @Override
  void close();
}
