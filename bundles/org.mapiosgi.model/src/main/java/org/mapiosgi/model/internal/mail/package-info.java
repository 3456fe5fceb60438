// SPDX-License-Identifier: Apache-2.0
/**
 * Reads messages of a store as plain data, makes messages of plain data, and reads and writes the
 * files of mail that {@link org.mapiosgi.api.store.MailFormat} names.
 *
 * <p>The package works on any binding. The content of attachments passes as a stream, in both
 * directions; all other values are read whole, up to a limit.
 */
@NullMarked
package org.mapiosgi.model.internal.mail;

import org.jspecify.annotations.NullMarked;
