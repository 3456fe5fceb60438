// SPDX-License-Identifier: Apache-2.0
/**
 * The threads that may enter MAPI, what they are in the middle of, and what watches them.
 *
 * <p>Belongs here: leases of MAPI, the primary and the lanes, watched steps, what a thread has to
 * give back before it ends ({@code Due}), and the watches for lanes that are stuck, for dialogs and
 * for impersonation. Nothing here knows a session: whoever works on a lane is told by an interface
 * of this package.
 */
package org.mapiosgi.lifecycle.internal.thread;
