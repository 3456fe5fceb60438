// SPDX-License-Identifier: Apache-2.0
/**
 * Administers MAPI profiles: provides the service, and creates the profiles that configurations ask
 * for.
 *
 * <p>{@code ProfileConfigurations} turns each configuration into a {@code ProfileSpec}. {@code
 * DeclaredProfiles} creates each profile by a {@code ProfileEditor} on a lane, and then starts the
 * sessions that wait for it.
 */
@NullMarked
package org.mapiosgi.lifecycle.internal.profile;

import org.jspecify.annotations.NullMarked;
