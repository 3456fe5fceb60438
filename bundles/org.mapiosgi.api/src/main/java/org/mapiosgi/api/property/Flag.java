// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

import java.util.Collection;

/** Names one or more bits of a property that contains flags. Enumerations of flags implement it. */
public interface Flag {
  /** Returns the bits. */
  int mask();

  /** Returns the bits of all of the flags together. */
  static int maskOf(Collection<? extends Flag> flags) {
    int mask = 0;
    for (Flag flag : flags) {
      mask |= flag.mask();
    }
    return mask;
  }
}
