// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import org.mapiosgi.api.error.HResult;

/**
 * A call that came to the emulator and has returned, or a notification that it delivered.
 *
 * @param number counts the calls from 1 in the order in which they came
 * @param thread the name of the calling thread
 * @param threadId its id
 * @param operation the call, as MAPI spells it: {@code IMsgStore::OpenEntry}
 * @param detail flags and other arguments that tell calls apart ({@code flags=0x80018032}), or
 *     empty; never the contents of a message
 * @param result what it answered
 */
public record EmulatorCall(
    long number, String thread, long threadId, String operation, String detail, HResult result) {}
