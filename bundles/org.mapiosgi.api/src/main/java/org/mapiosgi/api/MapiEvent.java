// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;

/**
 * Describes something that happened in a store. Immutable.
 *
 * <p>A provider leaves out what it does not know: each part except the session and the kind may be
 * empty.
 */
public final class MapiEvent {
  private final String session;
  private final Kind kind;
  private final Optional<String> store;
  private final OptionalInt objectType;
  private final Optional<EntryId> entryId;
  private final Optional<EntryId> parentId;
  private final Optional<EntryId> oldEntryId;
  private final Optional<EntryId> oldParentId;
  private final Optional<String> messageClass;
  private final Set<MsgFlag> messageFlags;
  private final Optional<TableChange> tableChange;

  /**
   * Names the kind of an event. Each kind has MAPI's bit (fnev*), or 0 if MAPI has no such event.
   * New kinds can be added.
   */
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
    /** fnevSearchComplete. */
    SEARCH_COMPLETE(0x80),
    /** fnevTableModified. */
    TABLE_MODIFIED(0x100),
    /** fnevStatusObjectModified. */
    STATUS_OBJECT_MODIFIED(0x200),
    /** fnevExtended: an event that the provider defines. */
    EXTENDED(0x80000000),
    /**
     * Events were lost, or may have been lost while the session was not up or the folder was not
     * watched. Search the folder again, as {@link MapiListener} shows.
     */
    RESYNC(0);

    private final int mask;

    Kind(int mask) {
      this.mask = mask;
    }

    /** Returns the bit in an event mask. */
    public int mask() {
      return mask;
    }
  }

  /**
   * Names the change of a table (TABLE_NOTIFICATION.ulTableEvent, MAPIDefS.h TABLE_*). New changes
   * can be added.
   */
  public enum TableChange {
    /** TABLE_CHANGED: more than one row; read the table again. */
    CHANGED(1),
    /** TABLE_ERROR. */
    ERROR(2),
    /** TABLE_ROW_ADDED. */
    ROW_ADDED(3),
    /** TABLE_ROW_DELETED. */
    ROW_DELETED(4),
    /** TABLE_ROW_MODIFIED. */
    ROW_MODIFIED(5),
    /** TABLE_SORT_DONE. */
    SORT_DONE(6),
    /** TABLE_RESTRICT_DONE. */
    RESTRICT_DONE(7),
    /** TABLE_SETCOL_DONE. */
    SETCOL_DONE(8),
    /** TABLE_RELOAD: the table may have other rows; read it again. */
    RELOAD(9);

    private final int code;

    TableChange(int code) {
      this.code = code;
    }

    /** Returns MAPI's number. */
    public int code() {
      return code;
    }

    /** Returns the change with MAPI's number; empty if MAPI does not define the number. */
    public static Optional<TableChange> of(int code) {
      return code >= 1 && code <= values().length
          ? Optional.of(values()[code - 1])
          : Optional.empty();
    }
  }

  private MapiEvent(Builder from) {
    this.session = from.session;
    this.kind = from.kind;
    this.store = from.store;
    this.objectType = from.objectType;
    this.entryId = from.entryId;
    this.parentId = from.parentId;
    this.oldEntryId = from.oldEntryId;
    this.oldParentId = from.oldParentId;
    this.messageClass = from.messageClass;
    this.messageFlags = from.messageFlags;
    this.tableChange = from.tableChange;
  }

  /** Begins an event. For the product, and for tests of a listener. */
  public static Builder of(String session, Kind kind) {
    return new Builder(session, kind);
  }

  /** Returns the session's name. */
  public String session() {
    return session;
  }

  /** Returns the kind of event. */
  public Kind kind() {
    return kind;
  }

  /**
   * Returns the store of the object as the listener's {@link MapiListener#STORE} names it; empty if
   * the object is in the default store.
   */
  public Optional<String> store() {
    return store;
  }

  /** Returns the type of the object, as in PR_OBJECT_TYPE: MAPI_FOLDER 3, MAPI_MESSAGE 5. */
  public OptionalInt objectType() {
    return objectType;
  }

  /** Returns the object of the event. */
  public Optional<EntryId> entryId() {
    return entryId;
  }

  /** Returns the folder that the object is in. */
  public Optional<EntryId> parentId() {
    return parentId;
  }

  /** Returns the id that a moved or copied object had before the event. */
  public Optional<EntryId> oldEntryId() {
    return oldEntryId;
  }

  /** Returns the folder that contained a moved or copied object before the event. */
  public Optional<EntryId> oldParentId() {
    return oldParentId;
  }

  /** Returns the message class of new mail. */
  public Optional<String> messageClass() {
    return messageClass;
  }

  /** Returns the flags of new mail; none for other events. */
  public Set<MsgFlag> messageFlags() {
    return messageFlags;
  }

  /** Returns the change of a table. */
  public Optional<TableChange> tableChange() {
    return tableChange;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MapiEvent that
        && session.equals(that.session)
        && kind == that.kind
        && store.equals(that.store)
        && objectType.equals(that.objectType)
        && entryId.equals(that.entryId)
        && parentId.equals(that.parentId)
        && oldEntryId.equals(that.oldEntryId)
        && oldParentId.equals(that.oldParentId)
        && messageClass.equals(that.messageClass)
        && messageFlags.equals(that.messageFlags)
        && tableChange.equals(that.tableChange);
  }

  @Override
  public int hashCode() {
    return Objects.hash(session, kind, store, entryId, parentId);
  }

  /** Returns session and kind, then the parts that the event has. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("MapiEvent[").append(session).append(' ').append(kind);
    store.ifPresent(name -> text.append(", store=").append(name));
    entryId.ifPresent(id -> text.append(", entryId=").append(id));
    parentId.ifPresent(id -> text.append(", parentId=").append(id));
    oldEntryId.ifPresent(id -> text.append(", oldEntryId=").append(id));
    oldParentId.ifPresent(id -> text.append(", oldParentId=").append(id));
    messageClass.ifPresent(name -> text.append(", messageClass=").append(name));
    tableChange.ifPresent(change -> text.append(", tableChange=").append(change));
    return text.append(']').toString();
  }

  /** Collects the parts of an event. For one thread. */
  public static final class Builder {
    private final String session;
    private final Kind kind;
    private Optional<String> store = Optional.empty();
    private OptionalInt objectType = OptionalInt.empty();
    private Optional<EntryId> entryId = Optional.empty();
    private Optional<EntryId> parentId = Optional.empty();
    private Optional<EntryId> oldEntryId = Optional.empty();
    private Optional<EntryId> oldParentId = Optional.empty();
    private Optional<String> messageClass = Optional.empty();
    private Set<MsgFlag> messageFlags = Set.of();
    private Optional<TableChange> tableChange = Optional.empty();

    private Builder(String session, Kind kind) {
      this.session = Objects.requireNonNull(session, "session");
      this.kind = Objects.requireNonNull(kind, "kind");
    }

    /** Sets {@link MapiEvent#store()}. */
    public Builder store(String name) {
      store = Optional.of(name);
      return this;
    }

    /** Sets {@link MapiEvent#objectType()}. */
    public Builder objectType(int type) {
      objectType = OptionalInt.of(type);
      return this;
    }

    /** Sets {@link MapiEvent#entryId()}. */
    public Builder entryId(EntryId id) {
      entryId = Optional.of(id);
      return this;
    }

    /** Sets {@link MapiEvent#parentId()}. */
    public Builder parentId(EntryId id) {
      parentId = Optional.of(id);
      return this;
    }

    /** Sets {@link MapiEvent#oldEntryId()}. */
    public Builder oldEntryId(EntryId id) {
      oldEntryId = Optional.of(id);
      return this;
    }

    /** Sets {@link MapiEvent#oldParentId()}. */
    public Builder oldParentId(EntryId id) {
      oldParentId = Optional.of(id);
      return this;
    }

    /** Sets {@link MapiEvent#messageClass()}. */
    public Builder messageClass(String name) {
      messageClass = Optional.of(name);
      return this;
    }

    /** Sets {@link MapiEvent#messageFlags()}. */
    public Builder messageFlags(Set<MsgFlag> flags) {
      messageFlags = Set.copyOf(flags);
      return this;
    }

    /** Sets {@link MapiEvent#tableChange()}. */
    public Builder tableChange(TableChange change) {
      tableChange = Optional.of(change);
      return this;
    }

    /** Makes the event. */
    public MapiEvent build() {
      return new MapiEvent(this);
    }
  }
}
