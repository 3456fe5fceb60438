// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.profile;

import java.util.Objects;

/** The parts of a {@link ProfileInfo}. */
record ProfileInfoValue(String name, boolean defaultProfile) implements ProfileInfo {
  ProfileInfoValue {
    Objects.requireNonNull(name, "name");
  }
}
