// SPDX-License-Identifier: Apache-2.0
/**
 * The way into the emulator: counts, checks, logs and breaks calls.
 *
 * <p>Every call of a client passes {@link org.mapiosgi.binding.emulator.internal.gate.CallGate}.
 * Faults that a test injects belong here: the call that fails or hangs, the dialog that opens, the
 * buffer that leaks. The work of a call does not.
 */
@NullMarked
package org.mapiosgi.binding.emulator.internal.gate;

import org.jspecify.annotations.NullMarked;
