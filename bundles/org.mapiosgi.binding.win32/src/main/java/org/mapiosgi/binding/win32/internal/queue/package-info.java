// SPDX-License-Identifier: Apache-2.0
/**
 * The message queue, the waits and the message-only window of a Windows thread.
 *
 * <p>Implements the SPI's message queue with user32 and kernel32. MAPI is not known here.
 */
package org.mapiosgi.binding.win32.internal.queue;
