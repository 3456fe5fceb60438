// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.profile;

import org.mapiosgi.api.profile.NewProfile;

/**
 * Describes a profile that a configuration asks for.
 *
 * @param profile the profile to create
 * @param overwrite whether an existing profile of that name is deleted and created again each time
 *     the configuration takes effect, instead of being left as it is
 */
public record DeclaredProfile(NewProfile profile, boolean overwrite) {
  /** The profile's name. */
  public String name() {
    return profile.name();
  }
}
