// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.util.Optional;
import java.util.function.Supplier;
import org.mapiosgi.api.property.EntryId;

/** A message in a folder of a store. */
final class FolderPlace implements MessagePlace {
  private final ScopedStore store;
  private final Supplier<String> description;
  private final Optional<ScopedFolder> own;
  private Optional<ScopedFolder> createdIn;

  private FolderPlace(
      ScopedStore store,
      Supplier<String> description,
      Optional<ScopedFolder> own,
      Optional<ScopedFolder> createdIn) {
    this.own = own;
    this.store = store;
    this.description = description;
    this.createdIn = createdIn;
  }

  /** The place of a new message. */
  static FolderPlace ofNew(ScopedFolder folder) {
    return ofNew(folder, Optional.empty());
  }

  /** The place of a new message in a folder that was opened for it, and ends with it. */
  static FolderPlace ofNewIn(ScopedFolder own) {
    return ofNew(own, Optional.of(own));
  }

  private static FolderPlace ofNew(ScopedFolder folder, Optional<ScopedFolder> own) {
    return new FolderPlace(
        folder.store(), () -> "a new message in " + folder.describe(), own, Optional.of(folder));
  }

  /** The place of a message that was opened by its entry id. */
  static FolderPlace ofOpened(ScopedStore store, EntryId id) {
    return new FolderPlace(store, () -> "message " + id, Optional.empty(), Optional.empty());
  }

  @Override
  public String describe() {
    return description.get();
  }

  @Override
  public boolean isNew() {
    return createdIn.isPresent();
  }

  @Override
  public ScopedStore store(String operation) {
    return store;
  }

  @Override
  public ScopedStore storeAround() {
    return store;
  }

  @Override
  public EntryId createdIn() {
    return createdIn
        .map(ScopedFolder::entryId)
        .orElseThrow(() -> new IllegalStateException("the message is not new"));
  }

  /** A store that refuses changes says so itself. */
  @Override
  public void requireChangeable() {}

  @Override
  public void changed(ScopedMessage message) {}

  @Override
  public void settled(ScopedMessage message) {}

  @Override
  public void saved() {
    createdIn = Optional.empty();
  }

  @Override
  public void ended() {
    own.ifPresent(ScopedFolder::close);
  }
}
