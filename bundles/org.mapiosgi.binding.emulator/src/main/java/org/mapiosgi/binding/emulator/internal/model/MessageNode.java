// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.time.Instant;
import java.util.UUID;

/** A message that was saved. Only {@link Mailbox} changes it, and only under its lock. */
public final class MessageNode {
  final UUID id;
  final Instant created;
  FolderNode folder;
  MessageSource content;
  int flags;
  Instant modified;
  long version;

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

  /** Returns the values that only a saved message has. */
  public MessageView.Saved saved() {
    return new MessageView.Saved(id, folder.id, created, modified);
  }
}
