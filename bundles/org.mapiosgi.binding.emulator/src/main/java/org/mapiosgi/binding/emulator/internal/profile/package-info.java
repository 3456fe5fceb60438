// SPDX-License-Identifier: Apache-2.0
/**
 * Profiles, their message services and their providers, as MAPI keeps them in the registry.
 *
 * <p>Used under the mailbox's lock. The interfaces that clients administer profiles with are in
 * {@code objects}.
 */
@NullMarked
package org.mapiosgi.binding.emulator.internal.profile;

import org.jspecify.annotations.NullMarked;
