// SPDX-License-Identifier: Apache-2.0
/**
 * Contains the parts of a state machine: its steps, its delayed steps, its visible state, and the
 * order in which others learn of a change.
 *
 * <p>Code that every state machine of this bundle needs belongs here. This package does not know
 * MAPI, a session or the subsystem.
 */
@NullMarked
package org.mapiosgi.lifecycle.internal.actor;

import org.jspecify.annotations.NullMarked;
