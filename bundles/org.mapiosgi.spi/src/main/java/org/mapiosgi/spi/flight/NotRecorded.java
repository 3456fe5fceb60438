// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi.flight;

/** Stands for a type and an event that are never recorded. */
final class NotRecorded implements FlightEventType, FlightEvent {
  static final FlightEventType TYPE = new NotRecorded();
  static final FlightEvent EVENT = new NotRecorded();

  private NotRecorded() {}

  @Override
  public FlightEvent begin() {
    return this;
  }

  @Override
  public boolean isRecorded() {
    return false;
  }

  @Override
  public void end(Object... values) {
    // No recording takes it.
  }

  @Override
  public void close() {
    // It holds nothing.
  }
}
