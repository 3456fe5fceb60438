// SPDX-License-Identifier: Apache-2.0
/**
 * Runs the configured sessions: their logons, their units of work, and their way down.
 *
 * <p>Here belong the state machine of a session ({@code Session}), one attempt to log on and the
 * logon, the service that consumers hold ({@code LiveSession}), units of work, the verdict on a
 * failure, and the sessions by name ({@code Sessions}).
 */
@NullMarked
package org.mapiosgi.lifecycle.internal.session;

import org.jspecify.annotations.NullMarked;
