// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.profile;

import java.util.Optional;

/**
 * Registers a configured profile as a service inside of this bundle. It has no service properties,
 * because the configuration may contain secrets.
 *
 * @param pid the PID of the configuration
 * @param declared the profile; empty if the configuration is invalid
 * @param problem the reason why the configuration is invalid; empty if it is valid
 */
public record ProfileSpec(String pid, Optional<DeclaredProfile> declared, String problem) {}
