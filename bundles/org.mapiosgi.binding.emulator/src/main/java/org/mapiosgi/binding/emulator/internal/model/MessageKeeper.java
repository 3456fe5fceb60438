// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

/** Keeps messages that are created or sent. Called under the mailbox's lock. */
public interface MessageKeeper {
  /** Keeps nothing. */
  MessageKeeper NONE = (folder, message) -> {};

  /** Keeps a message. A failure is the keeper's own: it stops no call. */
  void keep(FolderNode folder, MessageNode message);
}
