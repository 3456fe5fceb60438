// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.profile;

import org.mapiosgi.api.profile.NewProfile;

/**
 * A profile that a configuration asks for.
 *
 * @param profile how it is made
 * @param overwrite whether one of that name that is there already is made anew each time the
 *     configuration takes effect, instead of being left as it is
 */
public record DeclaredProfile(NewProfile profile, boolean overwrite) {
  /** The profile's name. */
  public String name() {
    return profile.name();
  }
}
