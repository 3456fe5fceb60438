// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.session;

import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.store.Identity;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeStore;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Gives the model the session that a unit of work runs in.
 *
 * <p>The session is logged on, and stays so until every scope on it is closed. The model calls it
 * on the thread of the scope and never releases what it returns, except for the stores of {@link
 * #openStore} and {@link #openMailbox}.
 */
@ProviderType
public interface ModelSession {
  /** Returns the name that error texts and the log call the session by. */
  String name();

  /** Returns the native session. */
  NativeSession nativeSession();

  /** Returns the default store, which the session keeps open. */
  NativeStore defaultStore();

  /** Returns the entry id of the default store. */
  EntryId defaultStoreId();

  /** Returns who the session is logged on as. */
  Identity identity();

  /**
   * Opens another store of the profile, with the flags that fit the session's mode. The caller owns
   * the store, and has taken it from the quota before.
   *
   * @param store its entry id
   * @throws MapiException if the store cannot be opened
   */
  NativeStore openStore(EntryId store);

  /**
   * Opens a store that is not in the profile, with the access that the user has, and does not add
   * it to the profile. The caller owns the store, as that of {@link #openStore}.
   *
   * @param store its entry id
   * @throws MapiException if the store cannot be opened
   */
  NativeStore openMailbox(EntryId store);

  /** Returns whether the MAPI spooler may send what a store only queues (R19). */
  boolean hasSpooler();

  /** Returns how many bytes of one property value are read whole, at the most. */
  int readLimit();

  /** Returns the ids of named properties that the session has learned so far. */
  NamedIds namedIds();

  /** Returns the quota that objects of a kind count for. */
  Quota quota(Counted kind);
}
