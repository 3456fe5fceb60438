// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.profile;

import java.util.Optional;

/**
 * Reports the result of setting up a profile that a configuration asks for.
 *
 * @param created whether the profile was created now
 * @param there whether a profile of that name exists now
 * @param text the changes made, for an operator
 * @param failure the reason why the setup is not complete
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
