// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.binding.emulator.internal.model.EntryIds;
import org.mapiosgi.binding.emulator.internal.model.FolderNode;
import org.mapiosgi.binding.emulator.internal.model.FolderView;
import org.mapiosgi.binding.emulator.internal.model.Mailbox;
import org.mapiosgi.binding.emulator.internal.model.MessageNode;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.binding.emulator.internal.model.PropertySource;
import org.mapiosgi.binding.emulator.internal.rules.Refusal;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeInterface;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeObject;
import org.mapiosgi.spi.NativeSearch;
import org.mapiosgi.spi.NativeTable;

/** IMAPIFolder. A folder is not transacted: what is set is set at once. */
final class FolderObject extends PropsObject implements NativeFolder {
  private static final HResult PARTIAL = HResult.named("MAPI_W_PARTIAL_COMPLETION");

  /** MESSAGE_DIALOG of messages, FOLDER_DIALOG of folders. */
  private static final int DIALOG = 0x2;

  private static final int KNOWN_COPY = MESSAGE_MOVE | DIALOG | 0x4 | 0x8;

  private final SessionObject session;
  private final FolderNode folder;
  private final boolean writable;
  private final FolderTables tables;

  FolderObject(
      World world, LiveObject parent, SessionObject session, FolderNode folder, boolean writable) {
    super(world, parent, "IMAPIFolder");
    this.session = session;
    this.folder = folder;
    this.writable = writable;
    this.tables = new FolderTables(world, this, folder);
  }

  SessionObject session() {
    return session;
  }

  @Override
  @Nullable Refusal refusal(String operation) {
    return folder.isDeleted()
        ? new Refusal(HResult.named("MAPI_E_OBJECT_DELETED"), "", "the folder was deleted")
        : super.refusal(operation);
  }

  @Override
  PropertySource view() {
    return world.mailbox().view(folder);
  }

  @Override
  boolean writable() {
    return writable;
  }

  @Override
  Set<Integer> readOnly() {
    return FolderView.READ_ONLY;
  }

  @Override
  void change(UnaryOperator<PropertyMap> change) {
    PropertyMap changed = change.apply(folder.properties());
    Optional<FolderNode> namesake =
        world.mailbox().child(folder.parent(), changed.text(Pr.DISPLAY_NAME));
    if (namesake.isPresent() && namesake.get() != folder) {
      throw failure("SetProps", HResult.named("MAPI_E_COLLISION"), "another folder has that name");
    }
    world.mailbox().changeFolder(folder, changed);
  }

  @Override
  void save(int flags) {
    // Nothing waits to be saved.
  }

  @Override
  NativeObject openObject(PropTag<?> tag, NativeInterface<?> wanted, int flags) {
    if (wanted != NativeInterface.EXPORT_CHANGES) {
      return super.openObject(tag, wanted, flags);
    }
    return SynchronizerObject.of(world, this, folder, tag)
        .map(NativeObject.class::cast)
        .orElseGet(() -> super.openObject(tag, wanted, flags));
  }

  @Override
  public NativeTable getContentsTable(int flags) {
    return call(
        "GetContentsTable",
        String.format("flags=0x%08X", flags),
        () -> {
          requireKnown("GetContentsTable", flags, MAPI_ASSOCIATED);
          return tables.contents((flags & MAPI_ASSOCIATED) != 0);
        });
  }

  private void requireKnown(String method, int flags, int known) {
    if ((flags & ~known) != 0) {
      throw failure(method, HResult.UNKNOWN_FLAGS, String.format("flags 0x%08X", flags));
    }
  }

  @Override
  public NativeTable getHierarchyTable() {
    return call("GetHierarchyTable", "", tables::hierarchy);
  }

  @Override
  public NativeMessage createMessage(int flags) {
    return call(
        "CreateMessage",
        String.format("flags=0x%08X", flags),
        () -> {
          requireKnown("CreateMessage", flags, MAPI_ASSOCIATED);
          requireWritable("CreateMessage");
          requireOwnMessages("CreateMessage", folder);
          return MessageObject.create(world, this, folder, (flags & MAPI_ASSOCIATED) != 0);
        });
  }

  /** A search folder shows messages of other folders and has none. */
  private void requireOwnMessages(String method, FolderNode destination) {
    if (destination.isSearch()) {
      throw failure(method, NO_ACCESS, "a search folder has no messages of its own");
    }
  }

  @Override
  public void setSearchCriteria(
      @Nullable Restriction restriction, List<EntryId> folders, int flags) {
    run(
        "SetSearchCriteria",
        String.format("flags=0x%08X count=%d", flags, folders.size()),
        () -> {
          requireWritable("SetSearchCriteria");
          new SearchCalls(world, folder).set(restriction, folders, flags);
        });
  }

  @Override
  public NativeSearch getSearchCriteria() {
    return call("GetSearchCriteria", "", () -> new SearchCalls(world, folder).get());
  }

  @Override
  public NativeFolder createFolder(String name, int flags) {
    return createFolder(name, flags, false);
  }

  @Override
  public NativeFolder createSearchFolder(String name, int flags) {
    return createFolder(name, flags, true);
  }

  private NativeFolder createFolder(String name, int flags, boolean search) {
    return call(
        "CreateFolder",
        String.format("type=%d flags=0x%08X", search ? 2 : 1, flags),
        () -> {
          requireWritable("CreateFolder");
          requireOwnMessages("CreateFolder", folder);
          if (name.isBlank()) {
            throw failure("CreateFolder", HResult.INVALID_PARAMETER, "a folder has a name");
          }
          requireKnown("CreateFolder", flags, OPEN_IF_EXISTS);
          Optional<FolderNode> namesake = world.mailbox().child(folder, name);
          if (namesake.isPresent() && (flags & OPEN_IF_EXISTS) == 0) {
            throw failure(
                "CreateFolder", HResult.named("MAPI_E_COLLISION"), "a folder has that name");
          }
          FolderNode child =
              namesake.orElseGet(() -> world.mailbox().createFolder(folder, name, search));
          return new FolderObject(world, this, session, child, true);
        });
  }

  @Override
  public HResult copyMessages(List<EntryId> messages, NativeFolder destination, int flags) {
    return call(
        "CopyMessages",
        String.format("flags=0x%08X count=%d", flags, messages.size()),
        () -> {
          boolean move = (flags & MESSAGE_MOVE) != 0;
          checkFlags("CopyMessages", flags, KNOWN_COPY);
          FolderObject other = ofThisServer("CopyMessages", destination);
          requireOwnMessages("CopyMessages", other.folder);
          if (move) {
            requireWritable("CopyMessages");
          }
          Mailbox to = other.world.mailbox();
          return forEach(
              messages,
              message -> {
                if (move && to == world.mailbox()) {
                  MessageNode moved = to.move(message, other.folder);
                  world.keeper().moved(message, moved);
                  world.keeper().keepChanges(moved);
                } else {
                  to.copy(message, other.folder);
                  if (move) {
                    world.mailbox().delete(message);
                  }
                }
              });
        });
  }

  /** The destination of a copy: a folder of any store of this emulator. */
  private FolderObject ofThisServer(String method, NativeFolder destination) {
    if (destination instanceof FolderObject other && other.world.gate() == world.gate()) {
      other.refuseTheDead(operation(method));
      other.requireWritable(method);
      return other;
    }
    throw failure(method, HResult.INVALID_PARAMETER, "the destination is of another server");
  }

  private void checkFlags(String method, int flags, int known) {
    requireKnown(method, flags, known);
    if ((flags & DIALOG) != 0) {
      throw world
          .violations()
          .refuse(
              "R4",
              operation(method),
              HResult.named("MAPI_E_USER_CANCEL"),
              "MESSAGE_DIALOG or FOLDER_DIALOG asks for a dialog",
              "leave the flag out");
    }
  }

  @Override
  public HResult deleteMessages(List<EntryId> messages) {
    return call(
        "DeleteMessages",
        "flags=0x00000000 count=" + messages.size(),
        () -> {
          requireWritable("DeleteMessages");
          return forEach(messages, message -> world.mailbox().delete(message));
        });
  }

  /** Messages that are not in this folder, or are on their way out, make the outcome partial. */
  private HResult forEach(List<EntryId> messages, Consumer<MessageNode> action) {
    HResult result = HResult.S_OK;
    for (EntryId id : messages) {
      Optional<MessageNode> message = find(id);
      if (message.isPresent()) {
        action.accept(message.get());
      } else {
        result = PARTIAL;
      }
    }
    return result;
  }

  private Optional<MessageNode> find(EntryId id) {
    UUID object;
    try {
      object = world.mailbox().ids().parse(interfaceName(), id, EntryIds.Kind.MESSAGE);
    } catch (MapiException e) {
      return Optional.empty();
    }
    return world
        .mailbox()
        .message(object)
        .filter(
            message ->
                message.folder() == folder
                    || folder.search().filter(search -> search.finds(message)).isPresent())
        .filter(message -> (message.flags() & MsgFlag.SUBMIT.mask()) == 0);
  }

  @Override
  public HResult copyFolder(
      EntryId id, NativeFolder destination, Optional<String> name, int flags) {
    return call(
        "CopyFolder",
        String.format("flags=0x%08X", flags),
        () -> {
          checkFlags("CopyFolder", flags, FOLDER_MOVE | DIALOG | 0x4 | COPY_SUBFOLDERS);
          FolderObject other = ofThisServer("CopyFolder", destination);
          boolean move = (flags & FOLDER_MOVE) != 0;
          FolderNode child =
              move
                  ? removable("CopyFolder", id)
                  : world.mailbox().folder(operation("CopyFolder"), id);
          boolean deep = move || (flags & COPY_SUBFOLDERS) != 0;
          if (deep && other.folder.isWithin(child)) {
            throw failure(
                "CopyFolder",
                HResult.named("MAPI_E_FOLDER_CYCLE"),
                "the destination is the folder itself or in it");
          }
          String called = name.orElseGet(() -> child.properties().text(Pr.DISPLAY_NAME));
          Mailbox to = other.world.mailbox();
          Optional<FolderNode> namesake = to.child(other.folder, called);
          if (namesake.isPresent() && !(move && namesake.get() == child)) {
            throw failure(
                "CopyFolder",
                HResult.named("MAPI_E_COLLISION"),
                "a folder in the destination has the name '" + called + "'");
          }
          if (move && to == world.mailbox()) {
            to.move(child, other.folder, called);
          } else {
            to.copy(child, other.folder, called, deep);
            if (move) {
              world.mailbox().delete(child);
            }
          }
          return HResult.S_OK;
        });
  }

  /** A folder in this one that a client may take away. */
  private FolderNode removable(String method, EntryId id) {
    requireWritable(method);
    FolderNode child = world.mailbox().folder(operation(method), id);
    if (child.parent() != folder) {
      throw failure(method, HResult.NOT_FOUND, "the folder is not in this one");
    }
    if (world.mailbox().isStandard(child)) {
      throw failure(method, NO_ACCESS, "every store has this folder");
    }
    return child;
  }

  @Override
  public HResult deleteFolder(EntryId id, int flags) {
    return call(
        "DeleteFolder",
        String.format("flags=0x%08X", flags),
        () -> {
          checkFlags("DeleteFolder", flags, DEL_MESSAGES | DIALOG | DEL_FOLDERS | 0x8 | 0x10);
          FolderNode child = removable("DeleteFolder", id);
          if (!child.isSearch() && !child.messages().isEmpty() && (flags & DEL_MESSAGES) == 0) {
            throw failure(
                "DeleteFolder", HResult.named("MAPI_E_HAS_MESSAGES"), "messages are in the folder");
          }
          if (!child.folders().isEmpty() && (flags & DEL_FOLDERS) == 0) {
            throw failure(
                "DeleteFolder", HResult.named("MAPI_E_HAS_FOLDERS"), "folders are in the folder");
          }
          world.mailbox().delete(child);
          return HResult.S_OK;
        });
  }

  @Override
  public HResult emptyFolder() {
    return call(
        "EmptyFolder",
        "flags=0x00000000",
        () -> {
          requireWritable("EmptyFolder");
          if (folder.folders().stream().anyMatch(world.mailbox()::isStandard)) {
            throw failure("EmptyFolder", NO_ACCESS, "folders that every store has are in it");
          }
          world.mailbox().empty(folder);
          return HResult.S_OK;
        });
  }
}
