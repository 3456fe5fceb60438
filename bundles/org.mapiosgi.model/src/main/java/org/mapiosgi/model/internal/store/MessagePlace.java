// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;

/** The place of a message: a folder of a store, or an attachment of another message. */
interface MessagePlace {
  /** The message in words, for an error text. */
  String describe();

  /** Returns whether the message is new in its folder and was never saved. */
  boolean isNew();

  /**
   * The store that the message is in.
   *
   * @param operation the call that needs the store, for the error text
   * @throws MapiException {@code MAPI_E_NO_SUPPORT} if the message is embedded in another
   */
  ScopedStore store(String operation);

  /** The store that the message, or the outermost one around it, is in. */
  ScopedStore storeAround();

  /**
   * The folder that a new message was created in.
   *
   * @throws IllegalStateException if the message is not new
   */
  EntryId createdIn();

  /**
   * Refuses a change.
   *
   * @throws MapiException {@code MAPI_E_NO_ACCESS} if the message was opened only to be read
   */
  void requireChangeable();

  /** Notes that a message has changes that are not saved. */
  void changed(ScopedMessage message);

  /** Notes that a message has no changes any more that are not saved. */
  void settled(ScopedMessage message);

  /** Completes the message's SaveChanges, to make it permanent. */
  void saved();

  /** Releases the objects that were opened for the message alone, after the message. */
  void ended();
}
