// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;

/**
 * The entry ids of one store: 4 flag bytes, the provider's MAPIUID, a byte for the kind of object
 * and its 16 bytes.
 */
public final class EntryIds {
  /** The kind of object that an entry id names. */
  public enum Kind {
    /** IMsgStore. */
    STORE(1),
    /** IMAPIFolder. */
    FOLDER(3),
    /** IMessage. */
    MESSAGE(5),
    /** IABContainer. */
    CONTAINER(4),
    /** IMailUser. */
    MAIL_USER(6),
    /** IDistList. */
    LIST(8);

    private final int objectType;

    Kind(int objectType) {
      this.objectType = objectType;
    }

    /** PR_OBJECT_TYPE. */
    public int objectType() {
      return objectType;
    }
  }

  private static final int LENGTH = 4 + 16 + 1 + 16;
  private static final int XID = 16 + 8;

  private final UUID store;

  /** The ids of the store of a profile: the same in every run. */
  public EntryIds(String profile) {
    store = named("store:" + profile);
  }

  /** An object id that is the same in every run. */
  public static UUID named(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** The id of an object. */
  public EntryId of(Kind kind, UUID object) {
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
    bytes.putInt(0);
    bytes.putLong(store.getMostSignificantBits()).putLong(store.getLeastSignificantBits());
    bytes.put((byte) kind.objectType());
    bytes.putLong(object.getMostSignificantBits()).putLong(object.getLeastSignificantBits());
    return EntryId.of(bytes.array());
  }

  /** PR_SOURCE_KEY of a folder or message: the store, then the object. */
  public Binary sourceKey(UUID object) {
    return Binary.of(
        ByteBuffer.allocate(32)
            .putLong(store.getMostSignificantBits())
            .putLong(store.getLeastSignificantBits())
            .putLong(object.getMostSignificantBits())
            .putLong(object.getLeastSignificantBits())
            .array());
  }

  /** PR_CHANGE_KEY (an XID of [MS-OXCFXICS]): the store, then the number of the change. */
  public Binary changeKey(long change) {
    return Binary.of(xid(ByteBuffer.allocate(XID), change).array());
  }

  /** PR_PREDECESSOR_CHANGE_LIST: the last change, with the length before it. */
  Binary changeList(long change) {
    return Binary.of(xid(ByteBuffer.allocate(1 + XID).put((byte) XID), change).array());
  }

  private ByteBuffer xid(ByteBuffer bytes, long change) {
    return bytes
        .putLong(store.getMostSignificantBits())
        .putLong(store.getLeastSignificantBits())
        .putLong(change);
  }

  /** The id of the store. */
  public EntryId store() {
    return of(Kind.STORE, store);
  }

  /**
   * The object that an id is of.
   *
   * @throws MapiException where the id is none of this store's, or of another kind of object
   */
  public UUID parse(String operation, EntryId id, Kind wanted) {
    byte[] bytes = id.toByteArray();
    if (bytes.length != LENGTH) {
      throw MapiException.of(
          operation,
          HResult.named("MAPI_E_INVALID_ENTRYID"),
          "an entry id of this store has " + LENGTH + " bytes, not " + bytes.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int flags = buffer.getInt();
    UUID provider = new UUID(buffer.getLong(), buffer.getLong());
    int type = buffer.get();
    if (flags != 0 || !provider.equals(store)) {
      throw MapiException.of(
          operation,
          HResult.named("MAPI_E_UNKNOWN_ENTRYID"),
          "the entry id belongs to another store");
    }
    if (type != wanted.objectType()) {
      throw MapiException.of(
          operation,
          HResult.named("MAPI_E_INVALID_OBJECT"),
          "the entry id is not one of a " + wanted.name().toLowerCase(Locale.ROOT));
    }
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
