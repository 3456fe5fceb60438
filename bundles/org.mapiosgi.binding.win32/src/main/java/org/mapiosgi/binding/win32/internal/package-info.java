// SPDX-License-Identifier: Apache-2.0
/**
 * Binds Extended MAPI and the Win32 message queue through JNA: the component and its configuration.
 *
 * <p>{@code discovery} looks for MAPI, {@code mapi} calls it, {@code codec} reads and writes its
 * structures. {@code queue} has the message queue of a thread, {@code ui} its dialogs, and {@code
 * winapi} the functions of Windows.
 *
 * <p>The bundle resolves on Windows only. A framework maps names of Windows that it does not know
 * to win32, so the filter asks for nothing finer.
 */
@Requirement(
    namespace = "osgi.native",
    filter =
        "(&(osgi.native.osname~=win32)"
            + "(|(osgi.native.processor=x86-64)(osgi.native.processor=x86)))")
@NullMarked
package org.mapiosgi.binding.win32.internal;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Requirement;
