// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.MsgFlag;

/** A folder. Only {@link Mailbox} changes it, and only under its lock. */
public final class FolderNode {
  final UUID id;
  final Instant created;
  final Map<UUID, FolderNode> folders = new LinkedHashMap<>();
  final Map<UUID, MessageNode> messages = new LinkedHashMap<>();
  final Map<UUID, MessageNode> associated = new LinkedHashMap<>();
  final ChangeLog log = new ChangeLog();
  @Nullable FolderNode parent;
  PropertyMap properties;
  Instant modified;
  long revision;
  long changed;
  boolean deleted;
  private final boolean searchFolder;
  @Nullable Search search;

  FolderNode(
      UUID id,
      @Nullable FolderNode parent,
      PropertyMap properties,
      Instant created,
      boolean searchFolder) {
    this.id = id;
    this.parent = parent;
    this.properties = properties;
    this.created = created;
    this.modified = created;
    this.searchFolder = searchFolder;
  }

  /** Its own id. */
  public UUID id() {
    return id;
  }

  /** The folder it is in; the root is in itself. */
  public FolderNode parent() {
    return parent == null ? this : parent;
  }

  /** Says whether it is another folder, or lies in it at any depth. */
  public boolean isWithin(FolderNode other) {
    FolderNode at = this;
    while (at != other && at.parent != null) {
      at = at.parent;
    }
    return at == other;
  }

  /** The stored properties. */
  public PropertyMap properties() {
    return properties;
  }

  /** The folders directly in it, oldest first. */
  public Collection<FolderNode> folders() {
    return Collections.unmodifiableCollection(folders.values());
  }

  /** Says whether it is a search folder. */
  public boolean isSearch() {
    return searchFolder;
  }

  /** The search of a search folder; empty as long as it has no criteria. */
  public Optional<Search> search() {
    return Optional.ofNullable(search);
  }

  /**
   * The messages in it, in the order in which they came, without the associated ones; those that it
   * finds, if it is a search folder.
   */
  public Collection<MessageNode> messages() {
    if (search != null) {
      return search.messages();
    }
    return Collections.unmodifiableCollection(messages.values());
  }

  /** The associated messages in it, in the order in which they came. */
  public Collection<MessageNode> associated() {
    return Collections.unmodifiableCollection(associated.values());
  }

  /** Says when its messages changed. */
  public ChangeLog log() {
    return log;
  }

  /** Returns the associated messages or the others, as the MSGFLAG_* bits say. */
  Map<UUID, MessageNode> with(int messageFlags) {
    return (messageFlags & MsgFlag.ASSOCIATED.mask()) == 0 ? messages : associated;
  }

  /** Says whether the folder was deleted. */
  public boolean isDeleted() {
    return deleted;
  }

  /** Counts the changes to what its tables show. */
  public long revision() {
    return search == null ? revision : revision + search.revision();
  }
}
