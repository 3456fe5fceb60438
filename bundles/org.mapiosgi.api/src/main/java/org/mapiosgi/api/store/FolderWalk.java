// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.Iterator;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Opens all folders below a folder once, depth first: a folder comes before the folders in it.
 *
 * <p>The walk closes a folder when it has left the folder and all that is below. Keep the entry id
 * to open the folder again. The memory grows with the depth only, and so does the number of open
 * folders and tables: one of each for a level.
 *
 * <p><strong>If folders change meanwhile:</strong> the walk passes over a folder that is deleted
 * before its turn. If a folder is moved, the walk may meet it twice or not at all.
 *
 * <p><strong>Errors:</strong> {@code MAPI_E_FOLDER_CYCLE} if the provider shows a folder inside of
 * itself, and {@code MAPI_E_TOO_COMPLEX} below 300 levels, the greatest depth that Exchange knows.
 * If a folder cannot be opened, {@link Iterator#hasNext()} or {@link Iterator#next()} fails; the
 * call after it continues with the following folder.
 */
@ProviderType
public interface FolderWalk extends Iterable<Folder>, AutoCloseable {
  /**
   * Iterates over the folders.
   *
   * @throws IllegalStateException if it is called a second time, or after {@link #stream()}
   */
  @Override
  Iterator<Folder> iterator();

  /** Returns the folders as a sequential stream. Closing the stream closes the walk. */
  Stream<Folder> stream();

  /** Closes the folders and tables that the walk has open. A second call does nothing. */
  @Override
  void close();
}
