// SPDX-License-Identifier: Apache-2.0
/**
 * Implements the message queue, the waits and the message-only window of a Windows thread.
 *
 * <p>Uses user32 and kernel32 for the SPI's message queue. This package does not know MAPI.
 */
@NullMarked
package org.mapiosgi.binding.win32.internal.queue;

import org.jspecify.annotations.NullMarked;
