// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.rules;

/** An object that was handed out, and what it was opened from. */
public interface Tracked {
  /** The interface: {@code IMAPIFolder}. */
  String interfaceName();

  /** What it was opened from; null for a session. */
  Tracked openedFrom();
}
