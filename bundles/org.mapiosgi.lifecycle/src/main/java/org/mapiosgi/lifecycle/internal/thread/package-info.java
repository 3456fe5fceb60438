// SPDX-License-Identifier: Apache-2.0
/**
 * Contains the threads that may enter MAPI, their running steps, and the watches over them.
 *
 * <p>Here belong leases of MAPI, the primary and the lanes, watched steps, steps that wait for a
 * free lane ({@code LaneStep}), the duties that a thread must do before it ends ({@code Due}), and
 * the watches for stuck lanes, for dialogs and for impersonation. This package does not know
 * sessions: users of a lane implement an interface of this package.
 */
@NullMarked
package org.mapiosgi.lifecycle.internal.thread;

import org.jspecify.annotations.NullMarked;
