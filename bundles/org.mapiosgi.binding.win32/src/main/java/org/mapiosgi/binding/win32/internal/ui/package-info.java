// SPDX-License-Identifier: Apache-2.0
/** Finds the dialogs of this process, reads them, and presses a button that commits to nothing. */
@NullMarked
package org.mapiosgi.binding.win32.internal.ui;

import org.jspecify.annotations.NullMarked;
