// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.spi.NativeEvent;

/** Tells a listener of the changes of a mailbox. Used under the mailbox's lock. */
final class MailboxEvents {
  private final EntryIds ids;
  private final Consumer<NativeEvent> listener;

  MailboxEvents(EntryIds ids, Consumer<NativeEvent> listener) {
    this.ids = ids;
    this.listener = listener;
  }

  void tell(MapiEvent.Kind kind, MessageNode message) {
    listener.accept(event(kind, message));
  }

  void tell(MapiEvent.Kind kind, FolderNode folder) {
    listener.accept(event(kind, folder));
  }

  void newMail(MessageNode message) {
    MessageView view = new MessageView(ids, message.content, message.saved(), message.flags);
    listener.accept(
        event(MapiEvent.Kind.NEW_MAIL, message)
            .withMail(Optional.of(view.text(Pr.MESSAGE_CLASS)), view.number(Tags.MESSAGE_FLAGS)));
  }

  /** Tells that a message was moved or copied. */
  void moved(MapiEvent.Kind kind, MessageNode message, UUID oldId, FolderNode from) {
    listener.accept(
        event(kind, message)
            .withOld(Optional.of(ids.of(EntryIds.Kind.MESSAGE, oldId)), idOf(from)));
  }

  /** Tells that a folder was moved or copied. */
  void moved(MapiEvent.Kind kind, FolderNode folder, UUID oldId, FolderNode from) {
    listener.accept(
        event(kind, folder).withOld(Optional.of(ids.of(EntryIds.Kind.FOLDER, oldId)), idOf(from)));
  }

  private Optional<EntryId> idOf(FolderNode folder) {
    return Optional.of(ids.of(EntryIds.Kind.FOLDER, folder.id));
  }

  private NativeEvent event(MapiEvent.Kind kind, MessageNode message) {
    return NativeEvent.ofObject(
        kind,
        EntryIds.Kind.MESSAGE.objectType(),
        ids.of(EntryIds.Kind.MESSAGE, message.id),
        ids.of(EntryIds.Kind.FOLDER, message.folder.id));
  }

  private NativeEvent event(MapiEvent.Kind kind, FolderNode folder) {
    return NativeEvent.ofObject(
        kind,
        EntryIds.Kind.FOLDER.objectType(),
        ids.of(EntryIds.Kind.FOLDER, folder.id),
        ids.of(EntryIds.Kind.FOLDER, folder.parent().id));
  }
}
