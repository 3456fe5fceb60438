// SPDX-License-Identifier: Apache-2.0
/**
 * Notifications on their way to the {@code MapiListener} services: filters and bounded queues.
 *
 * <p>Belongs here: what runs listeners. Nothing here knows how notifications come about.
 */
package org.mapiosgi.lifecycle.internal.event;
