// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.profile;

import java.util.Optional;

/**
 * A configured profile as a service of this bundle's own, with no service properties: what its
 * configuration says may be secret.
 *
 * @param pid of the configuration
 * @param declared what it says; empty if it cannot be
 * @param problem why it cannot be; empty if it can
 */
public record ProfileSpec(String pid, Optional<DeclaredProfile> declared, String problem) {}
