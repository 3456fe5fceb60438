// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api;

import java.util.Optional;
import org.mapiosgi.api.property.EntryId;

/**
 * Something that happened in a store.
 *
 * @param session the session's name
 * @param kind what happened
 * @param entryId the object it happened to; empty where the provider did not say
 * @param parentId the folder it is in; empty where the provider did not say
 * @param messageClass the class of a new message
 * @param messageFlags its flags; 0 where the event has none
 */
public record MapiEvent(
    String session,
    Kind kind,
    Optional<EntryId> entryId,
    Optional<EntryId> parentId,
    Optional<String> messageClass,
    int messageFlags) {

  /** What happened, with MAPI's bit for it (fnev*); 0 for events that are not MAPI's. */
  public enum Kind {
    /** fnevCriticalError. */
    CRITICAL_ERROR(0x1),
    /** fnevNewMail. */
    NEW_MAIL(0x2),
    /** fnevObjectCreated. */
    CREATED(0x4),
    /** fnevObjectDeleted. */
    DELETED(0x8),
    /** fnevObjectModified. */
    MODIFIED(0x10),
    /** fnevObjectMoved. */
    MOVED(0x20),
    /** fnevObjectCopied. */
    COPIED(0x40),
    /**
     * Events were lost, or may have been while the session was not up: look at the folder again, as
     * {@link MapiListener} shows.
     */
    RESYNC(0);

    private final int mask;

    Kind(int mask) {
      this.mask = mask;
    }

    /** The bit in an event mask. */
    public int mask() {
      return mask;
    }
  }
}
