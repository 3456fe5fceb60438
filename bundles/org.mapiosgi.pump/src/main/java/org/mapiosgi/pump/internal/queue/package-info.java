// SPDX-License-Identifier: Apache-2.0
/**
 * The lock-free queues between producers and the pump thread, and the protocol that wakes the pump.
 * Code here knows tasks as {@code Runnable} only.
 */
@NullMarked
package org.mapiosgi.pump.internal.queue;

import org.jspecify.annotations.NullMarked;
