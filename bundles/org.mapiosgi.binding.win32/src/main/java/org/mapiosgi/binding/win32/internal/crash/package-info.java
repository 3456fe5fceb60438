// SPDX-License-Identifier: Apache-2.0
/**
 * Ends the process after a crash in native code.
 *
 * <p>Every native call of MAPI, OLE and the message loop goes through {@link
 * org.mapiosgi.binding.win32.internal.crash.NativeCrash} if it fails with an Error. This package
 * does not handle an Error of a mere memory read: such an Error turns one value into
 * MAPI_E_CORRUPT_DATA.
 */
@NullMarked
package org.mapiosgi.binding.win32.internal.crash;

import org.jspecify.annotations.NullMarked;
