// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Table;
import org.mapiosgi.model.internal.object.ScopedMutableProps;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.internal.table.ScopedTable;
import org.mapiosgi.model.session.Counted;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMessage;

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
    object();
    return new ScopedTable(
        scope(),
        this::object,
        "IMAPIContainer::GetContentsTable",
        folder::getContentsTable,
        names(),
        Pr.ENTRYID,
        Pr.SUBJECT,
        Pr.MESSAGE_DELIVERY_TIME,
        Pr.MESSAGE_FLAGS);
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
    NativeFolder parent = object();
    NativeMessage message =
        scope().open(parent, Counted.MESSAGE, "IMAPIFolder::CreateMessage", parent::createMessage);
    return ScopedMessage.create(scope(), FolderPlace.ofNew(this), message);
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
    NativeFolder parent = object();
    if (name.isBlank()) {
      throw new IllegalArgumentException("a folder's name is not empty");
    }
    return new ScopedFolder(
        scope(),
        store,
        scope()
            .open(
                parent,
                Counted.FOLDER,
                "IMAPIFolder::CreateFolder",
                () -> parent.createFolder(name, flags)));
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
    if (!(destination instanceof ScopedFolder other) || other.scope() != scope()) {
      throw new IllegalArgumentException("the destination was opened in another unit of work");
    }
    NativeFolder to = other.object();
    if (!messages.isEmpty()) {
      complete("IMAPIFolder::CopyMessages", from.copyMessages(List.copyOf(messages), to, flags));
    }
  }

  @Override
  public void deleteMessages(Collection<EntryId> messages) {
    NativeFolder from = object();
    if (!messages.isEmpty()) {
      complete("IMAPIFolder::DeleteMessages", from.deleteMessages(List.copyOf(messages)));
    }
  }

  private static void complete(String operation, HResult result) {
    if (result.code() != 0) {
      throw MapiException.of(
          operation, result, "some of the messages could not be processed; look which are left");
    }
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
