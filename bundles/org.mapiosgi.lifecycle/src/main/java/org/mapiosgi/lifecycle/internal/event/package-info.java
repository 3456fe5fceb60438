// SPDX-License-Identifier: Apache-2.0
/**
 * Brings notifications to the {@code MapiListener} services: filters and bounded queues.
 *
 * <p>Code that runs listeners belongs here. This package does not know how notifications arise.
 */
@NullMarked
package org.mapiosgi.lifecycle.internal.event;

import org.jspecify.annotations.NullMarked;
