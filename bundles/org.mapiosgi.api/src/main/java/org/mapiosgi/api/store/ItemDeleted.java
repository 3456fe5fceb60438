// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import org.mapiosgi.api.property.Binary;

/**
 * Tells that an item is not in the folder any more: it was deleted, or moved to another folder. An
 * item that the caller has never seen can be among these.
 *
 * @param sourceKey PR_SOURCE_KEY that the item had in the folder
 */
public record ItemDeleted(Binary sourceKey) implements Change {}
