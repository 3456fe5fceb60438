// SPDX-License-Identifier: Apache-2.0
/**
 * Implements {@code org.mapiosgi.api.store} within a scope: stores, folders, messages and
 * attachments. They are in one package because each of them opens the others.
 */
@NullMarked
package org.mapiosgi.model.internal.store;

import org.jspecify.annotations.NullMarked;
