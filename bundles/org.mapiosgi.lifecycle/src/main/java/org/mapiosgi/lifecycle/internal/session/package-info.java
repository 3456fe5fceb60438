// SPDX-License-Identifier: Apache-2.0
/**
 * Configured sessions: their logons, their units of work, and how they go down.
 *
 * <p>Belongs here: the state machine of a session ({@code Session}), one attempt to log on and the
 * logon, the service that consumers hold ({@code LiveSession}), units of work, what a failure means
 * for a session, and the sessions by name ({@code Sessions}).
 */
package org.mapiosgi.lifecycle.internal.session;
