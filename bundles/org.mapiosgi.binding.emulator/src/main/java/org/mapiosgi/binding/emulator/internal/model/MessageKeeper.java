// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

/**
 * Keeps messages that are created or sent, and what becomes of them. Called under the mailbox's
 * lock. A failure is the keeper's own: it stops no call.
 */
public interface MessageKeeper {
  /** Keeps nothing. */
  MessageKeeper NONE =
      new MessageKeeper() {
        @Override
        public void keep(FolderNode folder, MessageNode message) {}

        @Override
        public void keepChanges(MessageNode message) {}

        @Override
        public void moved(MessageNode before, MessageNode now) {}
      };

  /** Keeps a message in a folder, in which it is or will be. */
  void keep(FolderNode folder, MessageNode message);

  /** Keeps the changes of a message. Passes over a message that it does not keep. */
  void keepChanges(MessageNode message);

  /** Takes note that a message was moved. Passes over a message that it does not keep. */
  void moved(MessageNode before, MessageNode now);
}
