// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import org.mapiosgi.api.property.Binary;

/**
 * Tells that a message was marked as read or as unread, and that its content is the same.
 *
 * @param sourceKey PR_SOURCE_KEY of the message
 * @param read whether the message is read now
 */
public record ReadStateChanged(Binary sourceKey, boolean read) implements Change {}
