// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;

/**
 * Tells that an item is new in the folder, or that its content has changed. An item is a message,
 * or a folder if the changes are those of {@link Folder#folderChangesSince}.
 *
 * @param sourceKey PR_SOURCE_KEY of the item
 * @param entryId the id to open the item with
 * @param isNew whether the provider says that the item was not in the folder at the time of the
 *     state (SYNC_NEW_MESSAGE). Some providers never say so, and none says so of a folder
 * @param row the columns that the caller asked for, as they are now
 */
public record ItemChanged(Binary sourceKey, EntryId entryId, boolean isNew, Row row)
    implements Change {}
