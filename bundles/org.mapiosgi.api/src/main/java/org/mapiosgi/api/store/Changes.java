// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.Iterator;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads the changes of a folder since a {@link SyncState} once, from the first to the last, with a
 * {@code for} loop or as a stream. Then gives the state to continue from.
 *
 * <p><strong>At least once:</strong> the new state exists only after the last change was taken. A
 * consumer that fails half way keeps its old state, and gets all changes since then again. So each
 * change must be safe to apply twice.
 *
 * <p><strong>If the folder changes meanwhile:</strong> these changes come now or with the next
 * call. An item that is gone before its change is read is left out here; its deletion comes with
 * the next call.
 *
 * <p>Changes of items come first, then deletions, then read states. The provider gives them in
 * steps (IExchangeExportChanges::Synchronize), and only the changes of one step are in memory. A
 * step that holds more than the product keeps at once is refused with {@code
 * MAPI_E_NOT_ENOUGH_MEMORY}.
 *
 * <p>Valid during the unit of work, on its thread. The product releases the provider's synchronizer
 * after the last change, at {@link #close()}, or at the end of the unit of work. If a task stops
 * early, it should close the changes.
 */
@ProviderType
public interface Changes extends Iterable<Change>, AutoCloseable {
  /**
   * Iterates over the changes. If the provider fails, the error of {@link Iterator#hasNext()} or
   * {@link Iterator#next()} ends the changes, and there will be no state: begin again with the old
   * one.
   *
   * @throws IllegalStateException if it is called a second time, or after {@link #stream()}
   */
  @Override
  Iterator<Change> iterator();

  /** Returns the changes as a sequential stream. Closing the stream closes the changes. */
  Stream<Change> stream();

  /**
   * Returns the state to continue from.
   *
   * @throws IllegalStateException if the last change was not taken: {@link Iterator#hasNext()} has
   *     not returned false
   */
  SyncState state();

  /** Releases the synchronizer. A second call does nothing. {@link #state()} stays valid. */
  @Override
  void close();
}
