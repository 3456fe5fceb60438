// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.profile;

import java.util.Optional;

/**
 * What came of setting up a profile that a configuration asks for.
 *
 * @param created whether it was made now
 * @param there whether there is one of that name now
 * @param text what was done, for an operator
 * @param failure why not all was done
 */
record Ensured(boolean created, boolean there, String text, Optional<Throwable> failure) {
  static Ensured created(String text) {
    return new Ensured(true, true, text, Optional.empty());
  }

  static Ensured kept(String text) {
    return new Ensured(false, true, text, Optional.empty());
  }

  static Ensured failed(Throwable why, boolean there) {
    return new Ensured(false, there, "", Optional.of(why));
  }
}
