// SPDX-License-Identifier: Apache-2.0
/**
 * Declares functions of Windows for JNA, one class for each DLL or purpose.
 *
 * <p>Declarations and thin wrappers only: no decisions, no state. Functions of MAPI belong to
 * {@code mapi}.
 */
@NullMarked
package org.mapiosgi.binding.win32.internal.winapi;

import org.jspecify.annotations.NullMarked;
