// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.profile;

import org.osgi.annotation.versioning.ProviderType;

/** Describes a profile of the account that the process runs as. Immutable. */
@ProviderType
public interface ProfileInfo {
  /** Returns the name; at most {@value MapiProfiles#LONGEST_NAME} characters. */
  String name();

  /** Returns whether Outlook opens this profile without a question. */
  boolean defaultProfile();

  /** Returns the description of a profile. */
  static ProfileInfo of(String name, boolean defaultProfile) {
    return new ProfileInfoValue(name, defaultProfile);
  }
}
