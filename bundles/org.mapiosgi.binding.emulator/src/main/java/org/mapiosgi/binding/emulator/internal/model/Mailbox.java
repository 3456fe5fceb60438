// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.binding.emulator.EmulatorClock;
import org.mapiosgi.spi.NativeEvent;

/**
 * The folders and messages of the store. Everything in it is used under {@link #locked}; listeners
 * are called under it too and must only queue.
 */
public final class Mailbox {
  private static final String MAIL = "IPF.Note";

  private final ReentrantLock lock;
  private final EntryIds ids;
  private final EmulatorClock clock;
  private final MailboxEvents events;
  private final Map<UUID, FolderNode> folders = new HashMap<>();
  private final Map<UUID, MessageNode> messages = new HashMap<>();
  // Not the same in the next run, so that an id kept from this one finds nothing instead of
  // something else.
  private final long run = new SecureRandom().nextLong();
  private final NamedIds names;
  private final DeferredActions deferred = new DeferredActions();
  private long nextId;
  private long change;
  private final HierarchyLog hierarchy = new HierarchyLog(() -> ++change);

  private final StandardFolders standard;

  /** An empty mailbox with the folders every store has. */
  public Mailbox(EntryIds ids, EmulatorClock clock, Consumer<NativeEvent> listener) {
    this(ids, clock, listener, new ReentrantLock(), new NamedIds());
  }

  /**
   * Makes an empty mailbox on the same server. Both give the same ids to names of properties, so a
   * message that is copied to the other one keeps its named properties.
   */
  public Mailbox beside(EntryIds otherIds, Consumer<NativeEvent> otherListener) {
    return new Mailbox(otherIds, clock, otherListener, lock, names);
  }

  private Mailbox(
      EntryIds ids,
      EmulatorClock clock,
      Consumer<NativeEvent> listener,
      ReentrantLock lock,
      NamedIds names) {
    this.ids = ids;
    this.clock = clock;
    this.events = new MailboxEvents(ids, listener);
    this.lock = lock;
    this.names = names;
    standard = StandardFolders.make(this::addFolder, ids);
  }

  /** Runs something with the mailbox to itself, after the deferred actions that are due. */
  public <T> T locked(Supplier<T> body) {
    lock.lock();
    try {
      if (!deferred.isEmpty() && lock.getHoldCount() == 1) {
        deferred.runDue(now());
      }
      return body.get();
    } finally {
      lock.unlock();
    }
  }

  /** Defers an action: the first use of the mailbox after that time runs it. */
  void defer(Instant time, Runnable action) {
    deferred.add(time, action);
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
    return standard.root();
  }

  /** The top of the folders that a user sees. */
  public FolderNode subtree() {
    return standard.subtree();
  }

  /** Returns the folder where mail arrives. */
  public FolderNode inbox() {
    return standard.inbox();
  }

  /** Returns the folder from which mail leaves. */
  public FolderNode outbox() {
    return standard.outbox();
  }

  /** Returns the folder that keeps copies of sent mail. */
  public FolderNode sentItems() {
    return standard.sentItems();
  }

  /** The wastebasket. */
  public FolderNode deletedItems() {
    return standard.deletedItems();
  }

  /** The folder for search folders, which no user sees. */
  public FolderNode finder() {
    return standard.finder();
  }

  /**
   * The folder that an entry id is of.
   *
   * @throws MapiException where it is of none that exists
   */
  public FolderNode folder(String operation, EntryId id) {
    return findFolder(operation, id)
        .orElseThrow(
            () -> MapiException.of(operation, HResult.NOT_FOUND, "there is no such folder"));
  }

  /** The folder that an entry id is of; empty if it was deleted. */
  Optional<FolderNode> findFolder(String operation, EntryId id) {
    return Optional.ofNullable(folders.get(ids.parse(operation, id, EntryIds.Kind.FOLDER)));
  }

  /** Says whether an entry id names a folder or a message that exists. */
  public boolean has(EntryId id) {
    return folders.keySet().stream()
            .anyMatch(folder -> ids.of(EntryIds.Kind.FOLDER, folder).equals(id))
        || messages.keySet().stream()
            .anyMatch(message -> ids.of(EntryIds.Kind.MESSAGE, message).equals(id));
  }

  /** Says whether a folder exists and lies below another one. */
  public boolean isBelow(UUID folder, FolderNode top) {
    FolderNode found = folders.get(folder);
    return found != null && found != top && found.isWithin(top);
  }

  /** The ids that the store has given to names of properties. */
  public NamedIds names() {
    return names;
  }

  /** A message by its id. */
  public Optional<MessageNode> message(UUID id) {
    return Optional.ofNullable(messages.get(id));
  }

  /** A folder of the given name; upper and lower case are the same. */
  public Optional<FolderNode> child(FolderNode parent, String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return parent.folders.values().stream()
        .filter(
            folder ->
                folder.properties.text(Pr.DISPLAY_NAME).toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst();
  }

  /** A new folder, which may be a search folder. */
  public FolderNode createFolder(FolderNode parent, String name, boolean search) {
    FolderNode folder = addFolder(newId(), parent, named(name, MAIL), search);
    events.tell(MapiEvent.Kind.CREATED, folder);
    return folder;
  }

  /** The folder of a path below the top of the folders that a user sees. It is made if needed. */
  public FolderNode folder(List<String> path) {
    FolderNode folder = subtree();
    for (int length = 1; length <= path.size(); length++) {
      FolderNode parent = folder;
      String name = path.get(length - 1);
      UUID id = EntryIds.named("folder:" + String.join("\0", path.subList(0, length)));
      folder =
          child(parent, name)
              .orElseGet(
                  () -> addFolder(folders.containsKey(id) ? newId() : id, parent, name, MAIL));
    }
    return folder;
  }

  /** Gives a search folder its criteria and begins the search, which is complete at once. */
  public void search(
      FolderNode folder,
      Restriction where,
      Supplier<Predicate<MessageNode>> scan,
      List<FolderNode> scope,
      boolean recursive) {
    folder.search = new Search(where, scan, scope, recursive, () -> change);
    folder.revision++;
    folder.parent().revision++;
    events.tell(MapiEvent.Kind.SEARCH_COMPLETE, folder);
  }

  /** Ends the search of a search folder. The messages that it has found stay. */
  public void stopSearch(FolderNode folder) {
    folder.search().ifPresent(Search::stop);
    folder.revision++;
  }

  private FolderNode addFolder(
      UUID id, @Nullable FolderNode parent, String name, String containerClass) {
    return addFolder(id, parent, named(name, containerClass), false);
  }

  private static PropertyMap named(String name, String containerClass) {
    return PropertyMap.of(Pr.DISPLAY_NAME.with(name), Pr.CONTAINER_CLASS.with(containerClass));
  }

  private FolderNode addFolder(
      UUID id, @Nullable FolderNode parent, PropertyMap properties, boolean search) {
    FolderNode folder = new FolderNode(id, parent, properties, now(), search);
    folders.put(id, folder);
    hierarchy.changed(folder);
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
    hierarchy.changed(folder);
    folder.parent().revision++;
    events.tell(MapiEvent.Kind.MODIFIED, folder);
  }

  /** Says whether a folder is one of those that every store has. */
  public boolean isStandard(FolderNode folder) {
    return standard.ids().contains(folder.id);
  }

  /** Deletes a folder and all that is in it. */
  public void delete(FolderNode folder) {
    empty(folder);
    List.copyOf(folder.associated.values()).forEach(this::delete);
    folder.deleted = true;
    hierarchy.deleted(folder);
    folders.remove(folder.id);
    folder.parent().folders.remove(folder.id);
    folder.parent().revision++;
    events.tell(MapiEvent.Kind.DELETED, folder);
  }

  /** Deletes the folders in a folder, and its messages but the associated ones. */
  public void empty(FolderNode folder) {
    List.copyOf(folder.folders.values()).forEach(this::delete);
    List.copyOf(folder.messages.values()).forEach(this::delete);
  }

  /** Moves a folder of this mailbox, which keeps its id. */
  public void move(FolderNode folder, FolderNode destination, String name) {
    FolderNode from = folder.parent();
    from.folders.remove(folder.id);
    from.revision++;
    hierarchy.move(folder, destination);
    folder.properties = folder.properties.with(Pr.DISPLAY_NAME, name);
    destination.folders.put(folder.id, folder);
    destination.revision++;
    events.moved(MapiEvent.Kind.MOVED, folder, folder.id, from);
  }

  /**
   * Copies a folder of any mailbox on the server to this one.
   *
   * @param deep whether its folders are copied, too; then the destination must not lie in it
   */
  public FolderNode copy(FolderNode folder, FolderNode destination, String name, boolean deep) {
    FolderNode copy =
        addFolder(
            newId(), destination, folder.properties.with(Pr.DISPLAY_NAME, name), folder.isSearch());
    if (folders.get(folder.id) == folder) {
      copy.search = folder.search().map(Search::copy).orElse(null);
    }
    for (Map<UUID, MessageNode> all : List.of(folder.messages, folder.associated)) {
      all.values().forEach(message -> copy(message, copy));
    }
    if (deep) {
      for (FolderNode child : folder.folders.values()) {
        copy(child, copy, child.properties.text(Pr.DISPLAY_NAME), true);
      }
    }
    events.moved(MapiEvent.Kind.COPIED, copy, folder.id, folder.parent());
    return copy;
  }

  /** Says when its folders changed. */
  public HierarchyLog hierarchy() {
    return hierarchy;
  }

  /** The number of the last change of any message or folder, each change of flags among them. */
  public long lastChange() {
    return change;
  }

  /** A number that the mailboxes of other runs do not have. */
  public long run() {
    return run;
  }

  /** An object id that no other object has or had. */
  public UUID newId() {
    return new UUID(run, ++nextId);
  }

  /** A new message. */
  public MessageNode add(UUID id, FolderNode folder, MessageContent content, int flags) {
    return add(id, folder, content.keyed(id), flags, now());
  }

  /** A new message whose content is read when it is asked for, and has its PR_SEARCH_KEY. */
  public MessageNode addSource(UUID id, FolderNode folder, MessageSource content, int flags) {
    return add(id, folder, content, flags, now());
  }

  private MessageNode add(
      UUID id, FolderNode folder, MessageSource content, int flags, Instant created) {
    MessageNode message = new MessageNode(id, folder, content, flags, created);
    messages.put(id, message);
    folder.with(flags).put(id, message);
    folder.log.arrived(message, ++change);
    touch(folder);
    return message;
  }

  /** Tells that a message has come into being. */
  public void tellCreated(MessageNode message) {
    events.tell(MapiEvent.Kind.CREATED, message);
  }

  /** Tells that a message has arrived. */
  public void tellNewMail(MessageNode message) {
    events.newMail(message);
  }

  /** Replaces the content and the flags of a message. */
  public void change(MessageNode message, MessageContent content, int flags) {
    message.content = content;
    message.flags = flags;
    message.modified = now();
    message.version++;
    message.folder.log.changed(message, ++change);
    touch(message.folder);
    events.tell(MapiEvent.Kind.MODIFIED, message);
  }

  /** Changes the flags of a message, which is no change of its content. */
  public void setFlags(MessageNode message, int flags) {
    if (flags != message.flags) {
      boolean wasRead = message.isRead();
      message.flags = flags;
      change++;
      if (message.isRead() != wasRead) {
        message.folder.log.readChanged(message, change);
      }
      touch(message.folder);
      events.tell(MapiEvent.Kind.MODIFIED, message);
    }
  }

  /** Deletes a message for good. */
  public void delete(MessageNode message) {
    remove(message);
    events.tell(MapiEvent.Kind.DELETED, message);
  }

  private void remove(MessageNode message) {
    messages.remove(message.id);
    message.folder.with(message.flags).remove(message.id);
    message.folder.log.left(message, message.isAssociated(), ++change);
    touch(message.folder);
  }

  /** Moves a message. It gets a new id, as a provider may give it. */
  public MessageNode move(MessageNode message, FolderNode destination) {
    FolderNode from = message.folder;
    remove(message);
    MessageNode moved = add(newId(), destination, message.content, message.flags, message.created);
    events.moved(MapiEvent.Kind.MOVED, moved, message.id, from);
    return moved;
  }

  /** Copies a message. */
  public MessageNode copy(MessageNode message, FolderNode destination) {
    MessageNode copy = add(newId(), destination, message.content, message.flags, now());
    events.moved(MapiEvent.Kind.COPIED, copy, message.id, message.folder);
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
}
