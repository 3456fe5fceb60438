// SPDX-License-Identifier: Apache-2.0
/**
 * State machines: their steps, their delayed steps, what they show, and the order in which others
 * hear of it.
 *
 * <p>Belongs here: what every state machine of this bundle needs, whatever it is about. Nothing
 * here knows MAPI, a session or the subsystem.
 */
package org.mapiosgi.lifecycle.internal.actor;
