// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.property.StoreSupport;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.MessageStore;
import org.mapiosgi.api.store.SubmitVerdict;
import org.mapiosgi.model.internal.object.ScopedMutableProps;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.session.Counted;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeStore;

/** A store within a scope. */
public final class ScopedStore extends ScopedMutableProps<NativeStore> implements MessageStore {
  private final NativeStore store;
  private final boolean own;
  private final SpecialFolders special = new SpecialFolders(this::inbox, this::top);

  private ScopedStore(Scope scope, NativeStore store, boolean own) {
    super(scope);
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
    return open(scope, () -> scope.session().openStore(store));
  }

  /**
   * Opens a store that is not in the profile.
   *
   * @param store its entry id
   */
  public static ScopedStore openMailbox(Scope scope, EntryId store) {
    return open(scope, () -> scope.session().openMailbox(store));
  }

  private static ScopedStore open(Scope scope, Supplier<NativeStore> call) {
    return new ScopedStore(
        scope,
        scope.open(
            scope.session().nativeSession(), Counted.STORE, "IMAPISession::OpenMsgStore", call),
        true);
  }

  @Override
  protected NativeStore object() {
    if (own) {
      scope().check(store);
    } else {
      scope().check();
    }
    return store;
  }

  /** Returns whether the scope releases the store. */
  boolean isOwn() {
    return own;
  }

  @Override
  public EntryId entryId() {
    return get(Pr.ENTRYID);
  }

  @Override
  public String displayName() {
    return get(Pr.DISPLAY_NAME, "");
  }

  @Override
  public Set<StoreSupport> support() {
    return get(Pr.STORE_SUPPORT_MASK, Set.of());
  }

  @Override
  public Folder inbox() {
    return folder(object().getReceiveFolder("IPM.Note"));
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
  public Folder drafts() {
    return special(Pr.IPM_DRAFTS_ENTRYID);
  }

  @Override
  public Folder calendar() {
    return special(Pr.IPM_APPOINTMENT_ENTRYID);
  }

  @Override
  public Folder contacts() {
    return special(Pr.IPM_CONTACT_ENTRYID);
  }

  @Override
  public Folder tasks() {
    return special(Pr.IPM_TASK_ENTRYID);
  }

  @Override
  public Folder notes() {
    return special(Pr.IPM_NOTE_ENTRYID);
  }

  @Override
  public Folder journal() {
    return special(Pr.IPM_JOURNAL_ENTRYID);
  }

  @Override
  public Folder junkEmail() {
    return folder(special.junkEmail());
  }

  private Folder special(PropTag<EntryId> tag) {
    return folder(special.id(tag));
  }

  @Override
  public Folder searchFolders() {
    return wellKnown(Pr.FINDER_ENTRYID);
  }

  @Override
  public Folder root() {
    return wellKnown(Pr.IPM_SUBTREE_ENTRYID);
  }

  private ScopedFolder wellKnown(PropTag<EntryId> tag) {
    return folder(
        find(tag)
            .orElseThrow(
                () ->
                    MapiException.of(
                        "IMAPIProp::GetProps " + tag,
                        HResult.NOT_FOUND,
                        "the store names no such folder")));
  }

  /** Opens the root folder, which no user sees. */
  private ScopedFolder top() {
    NativeStore from = object();
    return open(from, () -> from.openRoot(NativeStore.MAPI_BEST_ACCESS));
  }

  @Override
  public ScopedFolder folder(EntryId folder) {
    NativeStore from = object();
    return open(from, () -> from.openFolder(folder, NativeStore.MAPI_BEST_ACCESS));
  }

  private ScopedFolder open(NativeStore from, Supplier<NativeFolder> call) {
    return new ScopedFolder(
        scope(), this, scope().open(from, Counted.FOLDER, "IMsgStore::OpenEntry", call));
  }

  @Override
  public Folder folder(String path) {
    FolderPath way = FolderPath.of(path);
    try (ScopedFolder top = wellKnown(Pr.IPM_SUBTREE_ENTRYID)) {
      return way.open(top);
    }
  }

  @Override
  public Optional<Folder> findFolder(String path) {
    FolderPath way = FolderPath.of(path);
    try (ScopedFolder top = wellKnown(Pr.IPM_SUBTREE_ENTRYID)) {
      return way.find(top);
    }
  }

  @Override
  public Message message(EntryId message) {
    NativeStore from = object();
    NativeMessage opened =
        scope()
            .open(
                from,
                Counted.MESSAGE,
                "IMsgStore::OpenEntry",
                () -> from.openMessage(message, NativeStore.MAPI_BEST_ACCESS));
    return ScopedMessage.open(scope(), FolderPlace.ofOpened(this, message), opened);
  }

  @Override
  public Message abortSubmit(EntryId message) {
    object().abortSubmit(message);
    return message(message);
  }

  @Override
  public SubmitVerdict canSubmit() {
    return TransportCoupling.of(scope().session().nativeSession(), object());
  }

  @Override
  public <T> MessageStore set(Property<T> property, T value) {
    setValue(property, value);
    return this;
  }

  @Override
  public MessageStore deleteProperties(Property<?>... properties) {
    deleteValues(properties);
    return this;
  }

  @Override
  public void close() {
    if (own) {
      scope().release(store);
    }
  }
}
