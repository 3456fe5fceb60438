// SPDX-License-Identifier: Apache-2.0
/**
 * MAPI in this process: the state machine around threads, profiles and sessions, and its component.
 *
 * <p>Belongs here: what brings MAPI up and down as a whole, and what reports on it as a whole. This
 * package knows the others of the bundle; none of them knows it.
 */
package org.mapiosgi.lifecycle.internal.subsystem;
