// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.MessageStore;
import org.mapiosgi.api.store.SubmitVerdict;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.raw.PropertyAccess;
import org.mapiosgi.model.session.Counted;
import org.mapiosgi.model.session.ModelSession;
import org.mapiosgi.spi.NativeStore;

/** A store within a scope. */
public final class ScopedStore implements MessageStore {
  private final Scope scope;
  private final NativeStore store;
  private final boolean own;

  private ScopedStore(Scope scope, NativeStore store, boolean own) {
    this.scope = scope;
    this.store = store;
    this.own = own;
  }

  /** Gives the session's default store, which the scope does not release. */
  public static ScopedStore ofSession(Scope scope) {
    return new ScopedStore(scope, scope.session().defaultStore(), false);
  }

  /**
   * Opens another store of the profile.
   *
   * @param store its entry id
   */
  public static ScopedStore open(Scope scope, EntryId store) {
    ModelSession session = scope.session();
    return new ScopedStore(
        scope,
        scope.open(
            session.nativeSession(),
            Counted.STORE,
            "IMAPISession::OpenMsgStore",
            () -> session.openStore(store)),
        true);
  }

  @Override
  public String displayName() {
    scope.check();
    return PropertyAccess.text(store, Pr.DISPLAY_NAME);
  }

  @Override
  public Folder inbox() {
    scope.check();
    return folder(store.getReceiveFolder("IPM.Note"));
  }

  @Override
  public Folder outbox() {
    return wellKnown(Pr.IPM_OUTBOX_ENTRYID);
  }

  @Override
  public Folder sentItems() {
    return wellKnown(Pr.IPM_SENTMAIL_ENTRYID);
  }

  @Override
  public Folder deletedItems() {
    return wellKnown(Pr.IPM_WASTEBASKET_ENTRYID);
  }

  @Override
  public Folder root() {
    return wellKnown(Pr.IPM_SUBTREE_ENTRYID);
  }

  private Folder wellKnown(PropTag<EntryId> tag) {
    scope.check();
    EntryId id = PropertyAccess.get(store, tag);
    if (id == null) {
      throw MapiException.of(
          "IMsgStore::GetProps " + tag, HResult.NOT_FOUND, "the store names no such folder");
    }
    return folder(id);
  }

  @Override
  public Folder folder(EntryId folder) {
    scope.check();
    return new ScopedFolder(
        scope,
        this,
        scope.open(
            store,
            Counted.FOLDER,
            "IMsgStore::OpenEntry",
            () -> store.openFolder(folder, NativeStore.MAPI_BEST_ACCESS)));
  }

  @Override
  public Message message(EntryId message) {
    scope.check();
    return new ScopedMessage(
        scope,
        scope.open(
            store,
            Counted.MESSAGE,
            "IMsgStore::OpenEntry",
            () -> store.openMessage(message, NativeStore.MAPI_BEST_ACCESS)));
  }

  @Override
  public <T> T get(PropTag<T> tag) {
    scope.check();
    return PropertyAccess.get(store, tag);
  }

  @Override
  public SubmitVerdict canSubmit() {
    scope.check();
    return TransportCoupling.of(scope.session().nativeSession(), store);
  }

  @Override
  public void close() {
    if (own) {
      scope.release(store);
    }
  }

  EntryId sentItemsId() {
    return PropertyAccess.get(store, Pr.IPM_SENTMAIL_ENTRYID);
  }
}
