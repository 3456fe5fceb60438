// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.store.Changes;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.FolderContent;
import org.mapiosgi.api.store.FolderWalk;
import org.mapiosgi.api.store.MailFormat;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.SearchCriteria;
import org.mapiosgi.api.store.SearchState;
import org.mapiosgi.api.store.SyncState;
import org.mapiosgi.api.store.Table;
import org.mapiosgi.model.internal.mail.MailFiles;
import org.mapiosgi.model.internal.object.ScopedMutableProps;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.internal.sync.ChangeKind;
import org.mapiosgi.model.internal.sync.ScopedChanges;
import org.mapiosgi.model.internal.table.ScopedTable;
import org.mapiosgi.model.raw.PropertyNames;
import org.mapiosgi.model.session.Counted;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeTable;

/** A folder within a scope. */
final class ScopedFolder extends ScopedMutableProps<NativeFolder> implements Folder {
  private final ScopedStore store;
  private final NativeFolder folder;

  ScopedFolder(Scope scope, ScopedStore store, NativeFolder folder) {
    super(scope);
    this.store = store;
    this.folder = folder;
  }

  @Override
  protected NativeFolder object() {
    scope().check(folder);
    return folder;
  }

  @Override
  public EntryId entryId() {
    return get(Pr.ENTRYID);
  }

  @Override
  public String displayName() {
    return get(Pr.DISPLAY_NAME, "");
  }

  /** The folder in words, for an error text; without its name if that cannot be read any more. */
  String describe() {
    try {
      return "folder '" + displayName() + "'";
    } catch (MapiException | IllegalStateException e) {
      return "a folder that is closed";
    }
  }

  @Override
  public Table messages() {
    return contents(0);
  }

  @Override
  public Table associatedMessages() {
    return contents(NativeFolder.MAPI_ASSOCIATED);
  }

  private Table contents(int flags) {
    object();
    return new ScopedTable(
        scope(),
        this::object,
        "IMAPIContainer::GetContentsTable",
        () -> folder.getContentsTable(flags),
        names(),
        Pr.ENTRYID,
        Pr.SUBJECT,
        Pr.MESSAGE_DELIVERY_TIME,
        Pr.MESSAGE_FLAGS);
  }

  /** Opens the table of the messages as a native object that the scope owns. */
  NativeTable openContents() {
    NativeFolder from = object();
    return scope()
        .open(
            from,
            Counted.TABLE,
            "IMAPIContainer::GetContentsTable",
            () -> from.getContentsTable(0));
  }

  @Override
  public Table folders() {
    object();
    return new ScopedTable(
        scope(),
        this::object,
        "IMAPIContainer::GetHierarchyTable",
        folder::getHierarchyTable,
        names(),
        Pr.ENTRYID,
        Pr.DISPLAY_NAME);
  }

  @Override
  public Changes changesSince(SyncState state, Property<?>... columns) {
    return changes(ChangeKind.MESSAGES, state, columns);
  }

  @Override
  public Changes associatedChangesSince(SyncState state, Property<?>... columns) {
    return changes(ChangeKind.ASSOCIATED, state, columns);
  }

  @Override
  public Changes folderChangesSince(SyncState state, Property<?>... columns) {
    return changes(ChangeKind.FOLDERS, state, columns);
  }

  private Changes changes(ChangeKind kind, SyncState state, Property<?>... columns) {
    return ScopedChanges.open(
        scope(), object(), store::object, names(), kind, state, List.of(columns));
  }

  @Override
  public int contentCount() {
    return get(Pr.CONTENT_COUNT, 0);
  }

  @Override
  public int unreadCount() {
    return get(Pr.CONTENT_UNREAD, 0);
  }

  @Override
  public Optional<Folder> parent() {
    return openParent().map(Folder.class::cast);
  }

  /** Opens the folder that the folder is in; empty for the root folder, which is in itself. */
  Optional<ScopedFolder> openParent() {
    EntryId parent = get(Pr.PARENT_ENTRYID);
    return parent.equals(entryId()) ? Optional.empty() : Optional.of(store.folder(parent));
  }

  @Override
  public FolderWalk walk() {
    return new ScopedFolderWalk(this);
  }

  /** Returns whether neither the folder nor its store is closed. */
  boolean isOpen() {
    return scope().holds(folder);
  }

  @Override
  public Folder folder(String path) {
    return FolderPath.of(path).open(this);
  }

  @Override
  public Optional<Folder> findFolder(String path) {
    return FolderPath.of(path).find(this);
  }

  /** The store that the folder is in. */
  ScopedStore store() {
    return store;
  }

  @Override
  public Message createMessage() {
    return createMessage(0);
  }

  @Override
  public Message createAssociatedMessage() {
    return createMessage(NativeFolder.MAPI_ASSOCIATED);
  }

  private Message createMessage(int flags) {
    return ScopedMessage.create(scope(), FolderPlace.ofNew(this), newMessage(flags));
  }

  /** Makes a message that the scope owns. */
  NativeMessage newMessage(int flags) {
    NativeFolder parent = object();
    return scope()
        .open(
            parent,
            Counted.MESSAGE,
            "IMAPIFolder::CreateMessage",
            () -> parent.createMessage(flags));
  }

  @Override
  public EntryId importMessage(InputStream mail, MailFormat format) throws IOException {
    object();
    return new MailFiles(scope()).read(mail, format, () -> newMessage(0));
  }

  @Override
  public Folder createFolder(String name) {
    return createFolder(name, 0);
  }

  @Override
  public Folder openOrCreateFolder(String name) {
    return createFolder(name, NativeFolder.OPEN_IF_EXISTS);
  }

  private Folder createFolder(String name, int flags) {
    return newFolder(name, parent -> parent.createFolder(name, flags));
  }

  private ScopedFolder newFolder(String name, UnaryOperator<NativeFolder> call) {
    NativeFolder parent = object();
    requireName(name);
    return new ScopedFolder(
        scope(),
        store,
        scope()
            .open(parent, Counted.FOLDER, "IMAPIFolder::CreateFolder", () -> call.apply(parent)));
  }

  @Override
  public Folder createSearchFolder(String name, SearchCriteria criteria) {
    return FolderSearch.begin(
        newFolder(name, parent -> parent.createSearchFolder(name, 0)), criteria);
  }

  @Override
  public Folder search(SearchCriteria criteria) {
    new FolderSearch(this).search(criteria);
    return this;
  }

  @Override
  public Folder stopSearch() {
    new FolderSearch(this).stop();
    return this;
  }

  @Override
  public Folder restartSearch() {
    new FolderSearch(this).restart();
    return this;
  }

  @Override
  public Optional<SearchCriteria> searchCriteria() {
    return new FolderSearch(this).criteria();
  }

  @Override
  public Set<SearchState> searchState() {
    return new FolderSearch(this).state();
  }

  /** The names of properties in the folder's store. */
  PropertyNames propertyNames() {
    return names();
  }

  @Override
  public void moveMessages(Collection<EntryId> messages, Folder destination) {
    copy(messages, destination, NativeFolder.MESSAGE_MOVE);
  }

  @Override
  public void copyMessages(Collection<EntryId> messages, Folder destination) {
    copy(messages, destination, 0);
  }

  private void copy(Collection<EntryId> messages, Folder destination, int flags) {
    NativeFolder from = object();
    NativeFolder to = ofThisUnit(destination).object();
    if (!messages.isEmpty()) {
      WholeFolder.complete(
          "IMAPIFolder::CopyMessages", from.copyMessages(List.copyOf(messages), to, flags));
    }
  }

  @Override
  public void deleteMessages(Collection<EntryId> messages) {
    NativeFolder from = object();
    if (!messages.isEmpty()) {
      WholeFolder.complete(
          "IMAPIFolder::DeleteMessages", from.deleteMessages(List.copyOf(messages)));
    }
  }

  private ScopedFolder ofThisUnit(Folder destination) {
    if (destination instanceof ScopedFolder other && other.scope() == scope()) {
      return other;
    }
    throw new IllegalArgumentException("the destination was opened in another unit of work");
  }

  private static void requireName(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a folder's name is not empty");
    }
  }

  @Override
  public Optional<EntryId> moveMessage(EntryId message, Folder destination) {
    object();
    return new MovedMessage(this, ofThisUnit(destination)).move(message);
  }

  @Override
  public Folder rename(String name) {
    requireName(name);
    return set(Pr.DISPLAY_NAME, name);
  }

  @Override
  public Folder moveTo(Folder destination) {
    return new WholeFolder(this).move(ofThisUnit(destination));
  }

  @Override
  public Folder copyTo(Folder destination) {
    return new WholeFolder(this).copy(ofThisUnit(destination), Optional.empty());
  }

  @Override
  public Folder copyTo(Folder destination, String name) {
    requireName(name);
    return new WholeFolder(this).copy(ofThisUnit(destination), Optional.of(name));
  }

  @Override
  public void delete(Set<FolderContent> content) {
    new WholeFolder(this).delete(content);
  }

  @Override
  public void empty() {
    WholeFolder.complete("IMAPIFolder::EmptyFolder", object().emptyFolder());
  }

  @Override
  public <T> Folder set(Property<T> property, T value) {
    setValue(property, value);
    return this;
  }

  @Override
  public Folder deleteProperties(Property<?>... properties) {
    deleteValues(properties);
    return this;
  }

  @Override
  public void close() {
    scope().release(folder);
  }
}
