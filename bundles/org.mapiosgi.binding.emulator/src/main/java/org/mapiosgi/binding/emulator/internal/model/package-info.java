// SPDX-License-Identifier: Apache-2.0
/**
 * The content of the store: folders, messages, recipients, attachments and their properties.
 *
 * <p>All of it is used under the lock of {@link
 * org.mapiosgi.binding.emulator.internal.model.Mailbox}. This package knows nothing of references,
 * flags or threads; those belong to {@code objects} and {@code rules}.
 */
@NullMarked
package org.mapiosgi.binding.emulator.internal.model;

import org.jspecify.annotations.NullMarked;
