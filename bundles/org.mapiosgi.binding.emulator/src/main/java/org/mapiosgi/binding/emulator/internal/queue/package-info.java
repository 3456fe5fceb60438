// SPDX-License-Identifier: Apache-2.0
/**
 * Message queues, windows and events of a Windows thread, made of parked threads.
 *
 * <p>For pumps on systems other than Windows. Everything here behaves as user32 and kernel32 do;
 * MAPI is not known here.
 */
@NullMarked
package org.mapiosgi.binding.emulator.internal.queue;

import org.jspecify.annotations.NullMarked;
