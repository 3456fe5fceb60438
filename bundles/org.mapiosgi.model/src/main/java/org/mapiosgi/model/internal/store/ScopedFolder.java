// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.util.Collection;
import java.util.List;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.store.ContentsTable;
import org.mapiosgi.api.store.Draft;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.internal.table.ScopedTable;
import org.mapiosgi.model.raw.PropertyAccess;
import org.mapiosgi.model.session.Counted;
import org.mapiosgi.spi.NativeFolder;

/** A folder within a scope. */
final class ScopedFolder implements Folder {
  private final Scope scope;
  private final ScopedStore store;
  private final NativeFolder folder;

  ScopedFolder(Scope scope, ScopedStore store, NativeFolder folder) {
    this.scope = scope;
    this.store = store;
    this.folder = folder;
  }

  @Override
  public EntryId entryId() {
    return get(Pr.ENTRYID);
  }

  @Override
  public String displayName() {
    scope.check();
    return PropertyAccess.text(folder, Pr.DISPLAY_NAME);
  }

  @Override
  public <T> T get(PropTag<T> tag) {
    scope.check();
    return PropertyAccess.get(folder, tag);
  }

  @Override
  public ContentsTable contents() {
    scope.check();
    return new ScopedTable(
        scope,
        folder,
        folder::getContentsTable,
        Pr.ENTRYID,
        Pr.SUBJECT,
        Pr.MESSAGE_DELIVERY_TIME,
        Pr.MESSAGE_FLAGS);
  }

  @Override
  public ContentsTable folders() {
    scope.check();
    return new ScopedTable(scope, folder, folder::getHierarchyTable, Pr.ENTRYID, Pr.DISPLAY_NAME);
  }

  @Override
  public Draft createMessage() {
    scope.check();
    return new ScopedDraft(
        scope,
        store,
        scope.open(folder, Counted.MESSAGE, "IMAPIFolder::CreateMessage", folder::createMessage));
  }

  @Override
  public Folder createFolder(String name) {
    scope.check();
    if (name.isBlank()) {
      throw new IllegalArgumentException("a folder's name is not empty");
    }
    return new ScopedFolder(
        scope,
        store,
        scope.open(
            folder, Counted.FOLDER, "IMAPIFolder::CreateFolder", () -> folder.createFolder(name)));
  }

  @Override
  public void move(Collection<EntryId> messages, Folder destination) {
    copyMessages(messages, destination, NativeFolder.MESSAGE_MOVE);
  }

  @Override
  public void copy(Collection<EntryId> messages, Folder destination) {
    copyMessages(messages, destination, 0);
  }

  private void copyMessages(Collection<EntryId> messages, Folder destination, int flags) {
    scope.check();
    if (!(destination instanceof ScopedFolder other) || other.scope != scope) {
      throw new IllegalArgumentException("the destination was opened in another unit of work");
    }
    if (!messages.isEmpty()) {
      complete(
          "IMAPIFolder::CopyMessages",
          folder.copyMessages(List.copyOf(messages), other.folder, flags));
    }
  }

  @Override
  public void delete(Collection<EntryId> messages) {
    scope.check();
    if (!messages.isEmpty()) {
      complete("IMAPIFolder::DeleteMessages", folder.deleteMessages(List.copyOf(messages)));
    }
  }

  @Override
  public void close() {
    scope.release(folder);
  }

  private static void complete(String operation, HResult result) {
    if (result.code() != 0) {
      throw MapiException.of(
          operation, result, "some of the messages could not be processed; look which are left");
    }
  }
}
