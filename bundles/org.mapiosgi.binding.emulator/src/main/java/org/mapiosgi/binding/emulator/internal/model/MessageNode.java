// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.time.Instant;
import java.util.UUID;
import org.mapiosgi.api.property.MsgFlag;

/** A message that was saved. Only {@link Mailbox} changes it, and only under its lock. */
public final class MessageNode {
  final UUID id;
  final Instant created;
  FolderNode folder;
  MessageSource content;
  int flags;
  Instant modified;
  long version;
  long born;
  long changed;
  long readChanged;

  MessageNode(UUID id, FolderNode folder, MessageSource content, int flags, Instant created) {
    this.id = id;
    this.folder = folder;
    this.content = content;
    this.flags = flags;
    this.created = created;
    this.modified = created;
  }

  /** Its own id. */
  public UUID id() {
    return id;
  }

  /** The folder it is in. */
  public FolderNode folder() {
    return folder;
  }

  /** Returns the whole content of the message. */
  public MessageContent content() {
    return content.whole();
  }

  /** The MSGFLAG_* bits that are stored. */
  public int flags() {
    return flags;
  }

  /** Counts the times its content was replaced. */
  public long version() {
    return version;
  }

  /** Returns the change number with which it came into its folder. */
  public long born() {
    return born;
  }

  /** Returns the change number of the last change of its content. */
  public long changed() {
    return changed;
  }

  /** Says whether it is an associated message. */
  public boolean isAssociated() {
    return (flags & MsgFlag.ASSOCIATED.mask()) != 0;
  }

  /** Says whether it was marked as read. */
  public boolean isRead() {
    return (flags & MsgFlag.READ.mask()) != 0;
  }

  /** Returns the values that only a saved message has. */
  public MessageView.Saved saved() {
    return new MessageView.Saved(id, folder.id, created, modified, changed);
  }
}
