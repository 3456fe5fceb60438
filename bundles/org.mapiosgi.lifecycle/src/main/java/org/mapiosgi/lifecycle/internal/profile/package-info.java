// SPDX-License-Identifier: Apache-2.0
/**
 * Administration of MAPI profiles: the service, and the profiles that configurations ask for.
 *
 * <p>{@code ProfileConfigurations} turns each configuration into a {@code ProfileSpec}; {@code
 * DeclaredProfiles} has each made, by {@code ProfileEditor} on a lane, and lets the sessions go on
 * that wait for it.
 */
package org.mapiosgi.lifecycle.internal.profile;
