// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.Optional;
import java.util.OptionalInt;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.property.EntryId;

/**
 * A NOTIFICATION, copied out of native memory.
 *
 * @param kind the kind; RESYNC if the binding lost an event or could not read one
 * @param objectType PR_OBJECT_TYPE of the object
 * @param entryId the object
 * @param parentId the folder it is in
 * @param oldEntryId its id before it was moved or copied
 * @param oldParentId the folder it was in before
 * @param messageClass the class of new mail
 * @param messageFlags MSGFLAG_* bits of new mail; 0 for other events
 * @param tableEvent TABLE_* of a change of a table
 */
public record NativeEvent(
    MapiEvent.Kind kind,
    OptionalInt objectType,
    Optional<EntryId> entryId,
    Optional<EntryId> parentId,
    Optional<EntryId> oldEntryId,
    Optional<EntryId> oldParentId,
    Optional<String> messageClass,
    int messageFlags,
    OptionalInt tableEvent) {

  /** Describes an event of which only the kind is known. */
  public static NativeEvent of(MapiEvent.Kind kind) {
    return new NativeEvent(
        kind,
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        OptionalInt.empty());
  }

  /** The event of an object in a folder. */
  public static NativeEvent ofObject(
      MapiEvent.Kind kind, int objectType, EntryId entryId, EntryId parentId) {
    return of(kind).withObject(objectType, Optional.of(entryId), Optional.of(parentId));
  }

  /** This event with the id of its object, whose type is not known. */
  public NativeEvent withId(Optional<EntryId> id) {
    return new NativeEvent(
        kind,
        objectType,
        id,
        parentId,
        oldEntryId,
        oldParentId,
        messageClass,
        messageFlags,
        tableEvent);
  }

  /** This event with its object. */
  public NativeEvent withObject(int type, Optional<EntryId> id, Optional<EntryId> parent) {
    return new NativeEvent(
        kind,
        OptionalInt.of(type),
        id,
        parent,
        oldEntryId,
        oldParentId,
        messageClass,
        messageFlags,
        tableEvent);
  }

  /** Returns this event with the object's previous id and folder. */
  public NativeEvent withOld(Optional<EntryId> id, Optional<EntryId> parent) {
    return new NativeEvent(
        kind, objectType, entryId, parentId, id, parent, messageClass, messageFlags, tableEvent);
  }

  /** This event as new mail. */
  public NativeEvent withMail(Optional<String> name, int flags) {
    return new NativeEvent(
        kind, objectType, entryId, parentId, oldEntryId, oldParentId, name, flags, tableEvent);
  }

  /** This event as a change of a table. */
  public NativeEvent withTableEvent(int change) {
    return new NativeEvent(
        kind,
        objectType,
        entryId,
        parentId,
        oldEntryId,
        oldParentId,
        messageClass,
        messageFlags,
        OptionalInt.of(change));
  }
}
