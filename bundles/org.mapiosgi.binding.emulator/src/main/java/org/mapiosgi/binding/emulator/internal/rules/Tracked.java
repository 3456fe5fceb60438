// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.rules;

import org.jspecify.annotations.Nullable;

/** An object that was handed out, and what it was opened from. */
public interface Tracked {
  /** The interface: {@code IMAPIFolder}. */
  String interfaceName();

  /** Returns the object that this one was opened from; null for a session. */
  @Nullable Tracked openedFrom();

  /** Says whether it was opened from an object or from one of its children. */
  default boolean isBelow(Tracked ancestor) {
    Tracked from = openedFrom();
    while (from != null && from != ancestor) {
      from = from.openedFrom();
    }
    return from != null;
  }
}
