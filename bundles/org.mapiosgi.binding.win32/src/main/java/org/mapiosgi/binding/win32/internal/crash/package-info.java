// SPDX-License-Identifier: Apache-2.0
/**
 * The end of the process after a crash in native code.
 *
 * <p>Every native call of MAPI, OLE and the message loop goes through {@link
 * org.mapiosgi.binding.win32.internal.crash.NativeCrash} if it fails with an Error. An Error while
 * memory is only read is not of this package: it makes one value MAPI_E_CORRUPT_DATA.
 */
package org.mapiosgi.binding.win32.internal.crash;
