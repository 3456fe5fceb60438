// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.binding.emulator.EmulatorClock;
import org.mapiosgi.spi.NativeEvent;

/**
 * The folders and messages of the store. Everything in it is used under {@link #locked}; listeners
 * are called under it too and must only queue.
 */
public final class Mailbox {
  private final ReentrantLock lock = new ReentrantLock();
  private final EntryIds ids;
  private final EmulatorClock clock;
  private final Consumer<NativeEvent> listener;
  private final Map<UUID, FolderNode> folders = new HashMap<>();
  private final Map<UUID, MessageNode> messages = new HashMap<>();
  // Not the same in the next run, so that an id kept from this one finds nothing instead of
  // something else.
  private final long run = new SecureRandom().nextLong();
  private final NamedIds names = new NamedIds();
  private final TreeMap<Instant, List<Runnable>> deferred = new TreeMap<>();
  private long nextId;

  private final FolderNode root;
  private final FolderNode subtree;
  private final FolderNode inbox;
  private final FolderNode outbox;
  private final FolderNode sentItems;
  private final FolderNode deletedItems;

  /** An empty mailbox with the folders every store has. */
  public Mailbox(EntryIds ids, EmulatorClock clock, Consumer<NativeEvent> listener) {
    this.ids = ids;
    this.clock = clock;
    this.listener = listener;
    root = addFolder(EntryIds.named("folder:root"), null, "");
    subtree = addFolder(EntryIds.named("folder:subtree"), root, "Top of Information Store");
    inbox = addFolder(EntryIds.named("folder:inbox"), subtree, "Inbox");
    outbox = addFolder(EntryIds.named("folder:outbox"), subtree, "Outbox");
    sentItems = addFolder(EntryIds.named("folder:sent"), subtree, "Sent Items");
    deletedItems = addFolder(EntryIds.named("folder:deleted"), subtree, "Deleted Items");
  }

  /** Runs something with the mailbox to itself, after what was put off and is due now. */
  public <T> T locked(Supplier<T> body) {
    lock.lock();
    try {
      if (!deferred.isEmpty() && lock.getHoldCount() == 1) {
        runDue();
      }
      return body.get();
    } finally {
      lock.unlock();
    }
  }

  /** Puts something off: the first use of the mailbox after that time runs it. */
  void defer(Instant time, Runnable action) {
    deferred.computeIfAbsent(time, unused -> new ArrayList<>()).add(action);
  }

  private void runDue() {
    Instant now = now();
    while (!deferred.isEmpty() && !deferred.firstKey().isAfter(now)) {
      deferred.pollFirstEntry().getValue().forEach(Runnable::run);
    }
  }

  /** The entry ids of its objects. */
  public EntryIds ids() {
    return ids;
  }

  /** Its time. */
  public Instant now() {
    return clock.now();
  }

  /** The root folder, which no user sees. */
  public FolderNode root() {
    return root;
  }

  /** The top of the folders that a user sees. */
  public FolderNode subtree() {
    return subtree;
  }

  /** Where mail arrives. */
  public FolderNode inbox() {
    return inbox;
  }

  /** Where mail leaves. */
  public FolderNode outbox() {
    return outbox;
  }

  /** Where copies of sent mail are kept. */
  public FolderNode sentItems() {
    return sentItems;
  }

  /** The wastebasket. */
  public FolderNode deletedItems() {
    return deletedItems;
  }

  /**
   * The folder that an entry id is of.
   *
   * @throws MapiException where it is of none that exists
   */
  public FolderNode folder(String operation, EntryId id) {
    FolderNode folder = folders.get(ids.parse(operation, id, EntryIds.Kind.FOLDER));
    if (folder == null) {
      throw MapiException.of(operation, HResult.NOT_FOUND, "there is no such folder");
    }
    return folder;
  }

  /** Whether an entry id is of a folder or a message that there is. */
  public boolean has(EntryId id) {
    return folders.keySet().stream()
            .anyMatch(folder -> ids.of(EntryIds.Kind.FOLDER, folder).equals(id))
        || messages.keySet().stream()
            .anyMatch(message -> ids.of(EntryIds.Kind.MESSAGE, message).equals(id));
  }

  /** The ids that the store has given to names of properties. */
  public NamedIds names() {
    return names;
  }

  /** A message by its id. */
  public Optional<MessageNode> message(UUID id) {
    return Optional.ofNullable(messages.get(id));
  }

  /** A folder of the given name, however its letters are cased. */
  public Optional<FolderNode> child(FolderNode parent, String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return parent.folders.values().stream()
        .filter(
            folder ->
                folder.properties.text(Pr.DISPLAY_NAME).toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst();
  }

  /** A new folder. */
  public FolderNode createFolder(FolderNode parent, String name) {
    FolderNode folder = addFolder(newId(), parent, name);
    tell(MapiEvent.Kind.CREATED, folder);
    return folder;
  }

  private FolderNode addFolder(UUID id, FolderNode parent, String name) {
    PropertyMap properties =
        PropertyMap.of(Pr.DISPLAY_NAME.with(name), Pr.CONTAINER_CLASS.with("IPF.Note"));
    FolderNode folder = new FolderNode(id, parent, properties, now());
    folders.put(id, folder);
    if (parent != null) {
      parent.folders.put(id, folder);
      parent.revision++;
    }
    return folder;
  }

  /** Replaces a folder's stored properties. */
  public void changeFolder(FolderNode folder, PropertyMap properties) {
    folder.properties = properties;
    folder.modified = now();
    folder.parent().revision++;
    tell(MapiEvent.Kind.MODIFIED, folder);
  }

  /** An object id that no other object has or had. */
  public UUID newId() {
    return new UUID(run, ++nextId);
  }

  /** A new message. */
  public MessageNode add(UUID id, FolderNode folder, MessageContent content, int flags) {
    return add(id, folder, content, flags, now());
  }

  private MessageNode add(
      UUID id, FolderNode folder, MessageContent content, int flags, Instant created) {
    MessageContent keyed =
        content.properties(
            properties -> properties.withDefault(Pr.SEARCH_KEY, MessageView.key(id)));
    MessageNode message = new MessageNode(id, folder, keyed, flags, created);
    messages.put(id, message);
    folder.messages.put(id, message);
    touch(folder);
    return message;
  }

  /** Tells that a message has come into being. */
  public void tellCreated(MessageNode message) {
    tell(MapiEvent.Kind.CREATED, message);
  }

  /** Tells that a message has arrived. */
  public void tellNewMail(MessageNode message) {
    tell(MapiEvent.Kind.NEW_MAIL, message);
  }

  /** Replaces what a message holds. */
  public void change(MessageNode message, MessageContent content, int flags) {
    message.content = content;
    message.flags = flags;
    message.modified = now();
    message.version++;
    touch(message.folder);
    tell(MapiEvent.Kind.MODIFIED, message);
  }

  /** Changes the flags of a message, which is no change of its content. */
  public void setFlags(MessageNode message, int flags) {
    if (flags != message.flags) {
      message.flags = flags;
      touch(message.folder);
      tell(MapiEvent.Kind.MODIFIED, message);
    }
  }

  /** Deletes a message for good. */
  public void delete(MessageNode message) {
    remove(message);
    tell(MapiEvent.Kind.DELETED, message);
  }

  private void remove(MessageNode message) {
    messages.remove(message.id);
    message.folder.messages.remove(message.id);
    touch(message.folder);
  }

  /** Moves a message. It gets a new id, as a provider may give it. */
  public MessageNode move(MessageNode message, FolderNode destination) {
    FolderNode from = message.folder;
    remove(message);
    MessageNode moved = add(newId(), destination, message.content, message.flags, message.created);
    tellMoved(MapiEvent.Kind.MOVED, moved, message.id, from);
    return moved;
  }

  /** Copies a message. */
  public MessageNode copy(MessageNode message, FolderNode destination) {
    MessageNode copy = add(newId(), destination, message.content, message.flags, now());
    tellMoved(MapiEvent.Kind.COPIED, copy, message.id, message.folder);
    return copy;
  }

  /** A message's properties. */
  public MessageView view(MessageNode message) {
    return new MessageView(ids, message.content, message.saved(), message.flags);
  }

  /** A folder's properties. */
  public FolderView view(FolderNode folder) {
    return new FolderView(ids, folder);
  }

  private void touch(FolderNode folder) {
    folder.revision++;
    // The counts in it are columns of its parent's hierarchy table.
    folder.parent().revision++;
  }

  private NativeEvent event(MapiEvent.Kind kind, MessageNode message) {
    return NativeEvent.ofObject(
        kind,
        EntryIds.Kind.MESSAGE.objectType(),
        ids.of(EntryIds.Kind.MESSAGE, message.id),
        ids.of(EntryIds.Kind.FOLDER, message.folder.id));
  }

  private void tell(MapiEvent.Kind kind, MessageNode message) {
    NativeEvent event = event(kind, message);
    if (kind == MapiEvent.Kind.NEW_MAIL) {
      MessageView view = view(message);
      event =
          event.withMail(Optional.of(view.text(Pr.MESSAGE_CLASS)), view.number(Tags.MESSAGE_FLAGS));
    }
    listener.accept(event);
  }

  private void tellMoved(MapiEvent.Kind kind, MessageNode message, UUID oldId, FolderNode from) {
    listener.accept(
        event(kind, message)
            .withOld(
                Optional.of(ids.of(EntryIds.Kind.MESSAGE, oldId)),
                Optional.of(ids.of(EntryIds.Kind.FOLDER, from.id))));
  }

  private void tell(MapiEvent.Kind kind, FolderNode folder) {
    listener.accept(
        NativeEvent.ofObject(
            kind,
            EntryIds.Kind.FOLDER.objectType(),
            ids.of(EntryIds.Kind.FOLDER, folder.id),
            ids.of(EntryIds.Kind.FOLDER, folder.parent().id)));
  }
}
