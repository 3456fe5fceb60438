// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi.flight;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Measures one thing that lasts, from {@link FlightEventType#begin()} to {@link #end}. For the
 * thread that began it.
 */
@ProviderType
public interface FlightEvent {
  /** Says whether a recording takes the event. If not, the caller need not make its values. */
  boolean isRecorded();

  /**
   * Ends the measured time and records the event, unless it was shorter than the threshold of the
   * recording. Does nothing if {@link #isRecorded} is false.
   *
   * @param values of the fields, in the order of their declaration: String and Long
   */
  void end(Object... values);
}
