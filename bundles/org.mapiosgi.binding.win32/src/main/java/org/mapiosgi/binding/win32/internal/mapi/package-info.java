// SPDX-License-Identifier: Apache-2.0
/**
 * Calls MAPI: the loaded DLL, the vtables of its interfaces, and the callbacks that it makes.
 *
 * <p>Each {@code Win32*} class implements one interface of the SPI with one interface of MAPI.
 * Slots and argument lists are in {@link org.mapiosgi.binding.win32.internal.mapi.MapiMethod} only.
 * Threads, flags and references are checked here before native code is entered.
 */
@NullMarked
package org.mapiosgi.binding.win32.internal.mapi;

import org.jspecify.annotations.NullMarked;
