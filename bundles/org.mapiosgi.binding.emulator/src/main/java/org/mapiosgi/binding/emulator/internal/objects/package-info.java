// SPDX-License-Identifier: Apache-2.0
/**
 * MAPI's interfaces, one class each: session, store, folder, message, attachment, table, stream and
 * profile administration.
 *
 * <p>An object turns a method of the SPI into a change of the model, and answers with MAPI's result
 * codes. Each reference that a client holds is in the ledger from when it is handed out until its
 * Release. Notifications leave from here too.
 */
@NullMarked
package org.mapiosgi.binding.emulator.internal.objects;

import org.jspecify.annotations.NullMarked;
