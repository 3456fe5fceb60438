// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.endurance.win32;

import com.sun.jna.Library;
import com.sun.jna.WString;

/** The exports of the reference provider's control.cpp. */
@SuppressWarnings("MethodName") // as they are spelled there
public interface ProviderControl extends Library {
  /** Replaces all faults; false if the list is not understood. */
  boolean MapiRefFaults(String list);

  /** Ends all faults. */
  void MapiRefDisarm();

  /** Copies what was broken, a line each; returns the length. */
  int MapiRefViolations(byte[] text, int size);

  /** Counts objects that are not released. */
  int MapiRefObjects();

  /** Counts buffers that are not freed. */
  int MapiRefBuffers();

  /** Brings a message from outside. */
  boolean MapiRefDeliver(WString profile, WString subject);
}
