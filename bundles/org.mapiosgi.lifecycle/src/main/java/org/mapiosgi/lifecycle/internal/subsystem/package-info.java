// SPDX-License-Identifier: Apache-2.0
/**
 * Runs MAPI in this process: the state machine around threads, profiles and sessions, and its
 * component.
 *
 * <p>Code that brings up, takes down or reports MAPI as a whole belongs here. This package uses the
 * other packages of the bundle; none of them uses this one.
 */
@NullMarked
package org.mapiosgi.lifecycle.internal.subsystem;

import org.jspecify.annotations.NullMarked;
