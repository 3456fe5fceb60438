// SPDX-License-Identifier: Apache-2.0
/**
 * Extended MAPI and the Win32 message queue through JNA, the only place that knows JNA.
 *
 * <p>The bundle resolves on Windows alone. Names of Windows that a framework does not know yet
 * normalise to win32, so the filter asks for nothing finer.
 */
@Requirement(
    namespace = "osgi.native",
    filter =
        "(&(osgi.native.osname~=win32)"
            + "(|(osgi.native.processor=x86-64)(osgi.native.processor=x86)))")
package org.mapiosgi.binding.win32.internal;

import org.osgi.annotation.bundle.Requirement;
