// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.MapiScope;
import org.mapiosgi.api.addressbook.AddressBook;
import org.mapiosgi.api.addressbook.AddressContainer;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.store.Attachment;
import org.mapiosgi.api.store.Bookmark;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.FolderWalk;
import org.mapiosgi.api.store.Identity;
import org.mapiosgi.api.store.MailboxAccess;
import org.mapiosgi.api.store.MapiProp;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.MessageStore;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Rows;
import org.mapiosgi.api.store.Table;
import org.mapiosgi.api.store.TableCursor;
import org.mapiosgi.model.internal.addressbook.ScopedAddressBook;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.internal.scope.ScopedInputStream;
import org.mapiosgi.model.internal.scope.ScopedOutputStream;
import org.mapiosgi.model.internal.store.OtherMailbox;
import org.mapiosgi.model.internal.store.ScopedStore;
import org.mapiosgi.model.internal.table.ScopedTable;
import org.mapiosgi.model.raw.PropertyNames;
import org.mapiosgi.model.session.ModelSession;
import org.mapiosgi.model.session.OpenObjects;
import org.mapiosgi.spi.NativeSession;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Gives one unit of work the objects of a session, and releases them all when the unit of work
 * ends.
 *
 * <p>A scope belongs to the thread that made it. Only {@link #close} releases what is still open:
 * in reverse order, children first (R13, R14).
 */
@ProviderType
public final class UnitScope implements MapiScope, AutoCloseable {
  /** The types that a task must not return, the special ones first. */
  private static final List<Class<?>> SCOPED =
      List.of(
          MessageStore.class,
          Folder.class,
          Message.class,
          Attachment.class,
          AddressContainer.class,
          MapiProp.class,
          AddressBook.class,
          Table.class,
          Rows.class,
          TableCursor.class,
          Bookmark.class,
          FolderWalk.class,
          MapiScope.class,
          ScopedInputStream.class,
          ScopedOutputStream.class);

  /** PR_MDB_PROVIDER of the store of public folders (EdkMdb.h), byte by byte. */
  private static final Binary PUBLIC_FOLDERS = Binary.ofHex("78B2FA70AFF711CD9BC800AA002FC45A");

  private final ModelSession session;
  private final Scope scope;
  private final ScopedStore defaultStore;
  private Optional<AddressBook> addressBook = Optional.empty();

  /**
   * Makes a scope of the calling thread.
   *
   * @param session the session that the unit of work runs in; it outlives the scope
   * @param objects counts what the scope has open; other threads may read it
   */
  public UnitScope(ModelSession session, OpenObjects objects) {
    this.session = session;
    this.scope = new Scope(session, objects);
    this.defaultStore = ScopedStore.ofSession(scope);
  }

  @Override
  public MessageStore defaultStore() {
    scope.check();
    return defaultStore;
  }

  @Override
  public MessageStore store(EntryId store) {
    scope.check();
    return store.equals(session.defaultStoreId()) ? defaultStore : ScopedStore.open(scope, store);
  }

  @Override
  public MessageStore openMailbox(String mailbox, Set<MailboxAccess> access) {
    return mailbox(mailbox).open(access);
  }

  OtherMailbox mailbox(String mailbox) {
    scope.check();
    return new OtherMailbox(scope, addressBook(), mailbox);
  }

  @Override
  public Optional<MessageStore> publicFolders() {
    return publicFoldersId().map(this::store);
  }

  Optional<EntryId> publicFoldersId() {
    return stores()
        .first(Query.columns(Pr.ENTRYID).where(Restriction.is(Pr.MDB_PROVIDER, PUBLIC_FOLDERS)))
        .map(row -> row.get(Pr.ENTRYID));
  }

  @Override
  public AddressBook addressBook() {
    scope.check();
    if (addressBook.isEmpty()) {
      addressBook = Optional.of(new ScopedAddressBook(scope));
    }
    return addressBook.get();
  }

  @Override
  public Table stores() {
    scope.check();
    return new ScopedTable(
        scope,
        this::nativeSession,
        "IMAPISession::GetMsgStoresTable",
        () -> nativeSession().getMsgStoresTable(),
        new PropertyNames(session::defaultStore, session.namedIds()),
        Pr.ENTRYID,
        Pr.DISPLAY_NAME,
        Pr.DEFAULT_STORE,
        Pr.MDB_PROVIDER);
  }

  private NativeSession nativeSession() {
    scope.check();
    return session.nativeSession();
  }

  @Override
  public Identity identity() {
    scope.check();
    return session.identity();
  }

  /**
   * Finds an object in a task's result that lives only as long as the scope: the result itself, the
   * value of an Optional, an element of a collection, or a value of a map.
   *
   * @return the object's type in the API; empty if there is none
   */
  public static Optional<String> scopedIn(@Nullable Object result) {
    if (result instanceof Optional<?> maybe) {
      return maybe.flatMap(UnitScope::scopedIn);
    }
    if (result instanceof Map<?, ?> map) {
      return scopedIn(map.values());
    }
    if (result instanceof Collection<?> all) {
      return all.stream().map(UnitScope::scopedIn).flatMap(Optional::stream).findFirst();
    }
    return scopedType(result);
  }

  private static Optional<String> scopedType(@Nullable Object value) {
    return SCOPED.stream()
        .filter(type -> type.isInstance(value))
        .map(type -> type.getSimpleName().replace("Scoped", ""))
        .findFirst();
  }

  /**
   * Names the messages whose changes were neither saved nor discarded so far: the closed ones too.
   * On the scope's thread, before {@link #close}.
   */
  public List<String> unsaved() {
    return scope.unsaved();
  }

  /**
   * Releases what is still open. Call it on the thread that made the scope.
   *
   * <p>If a Release fails, the failure is logged and the other objects are released.
   */
  @Override
  public void close() {
    scope.close();
  }
}
