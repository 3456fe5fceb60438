// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.binding.emulator.internal.model.EntryIds;
import org.mapiosgi.binding.emulator.internal.model.FolderNode;
import org.mapiosgi.binding.emulator.internal.model.FolderView;
import org.mapiosgi.binding.emulator.internal.model.MessageContent;
import org.mapiosgi.binding.emulator.internal.model.MessageNode;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.binding.emulator.internal.model.PropertySource;
import org.mapiosgi.binding.emulator.internal.model.Tags;
import org.mapiosgi.binding.emulator.internal.table.TableRow;
import org.mapiosgi.binding.emulator.internal.table.TableSource;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeTable;

/** IMAPIFolder. A folder is not transacted: what is set is set at once. */
final class FolderObject extends PropsObject implements NativeFolder {
  private static final HResult PARTIAL = HResult.named("MAPI_W_PARTIAL_COMPLETION");
  private static final int MESSAGE_DIALOG = 0x2;
  private static final int KNOWN_COPY = MESSAGE_MOVE | MESSAGE_DIALOG | 0x4 | 0x8;

  private final SessionObject session;
  private final FolderNode folder;
  private final boolean writable;

  FolderObject(
      World world, LiveObject parent, SessionObject session, FolderNode folder, boolean writable) {
    super(world, parent, "IMAPIFolder");
    this.session = session;
    this.folder = folder;
    this.writable = writable;
  }

  SessionObject session() {
    return session;
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
  public NativeTable getContentsTable() {
    return call(
        "GetContentsTable",
        "",
        () ->
            new TableObject(
                world,
                this,
                new Rows(this::messages),
                Pr.ENTRYID,
                Pr.INSTANCE_KEY,
                Pr.SUBJECT,
                Pr.MESSAGE_DELIVERY_TIME,
                Tags.MESSAGE_FLAGS,
                Pr.MESSAGE_CLASS));
  }

  @Override
  public NativeTable getHierarchyTable() {
    return call(
        "GetHierarchyTable",
        "",
        () ->
            new TableObject(
                world,
                this,
                new Rows(this::folders),
                Pr.ENTRYID,
                Pr.INSTANCE_KEY,
                Pr.DISPLAY_NAME,
                Pr.SUBFOLDERS));
  }

  private final class Rows implements TableSource {
    private final Supplier<List<TableRow>> lister;

    Rows(Supplier<List<TableRow>> lister) {
      this.lister = lister;
    }

    @Override
    public long revision() {
      return folder.revision();
    }

    @Override
    public List<TableRow> rows() {
      return lister.get();
    }
  }

  private List<TableRow> messages() {
    List<TableRow> rows = new ArrayList<>(folder.messages().size());
    for (MessageNode message : folder.messages()) {
      if ((message.flags() & MsgFlag.ASSOCIATED.mask()) == 0) {
        MessageContent content = message.content();
        rows.add(
            new TableRow(
                message.id(),
                world.mailbox().view(message),
                id -> MessageTables.subobjects(content, id)));
      }
    }
    return rows;
  }

  private List<TableRow> folders() {
    List<TableRow> rows = new ArrayList<>(folder.folders().size());
    for (FolderNode child : folder.folders()) {
      rows.add(new TableRow(child.id(), world.mailbox().view(child)));
    }
    return rows;
  }

  @Override
  public NativeMessage createMessage() {
    return call(
        "CreateMessage",
        "",
        () -> {
          requireWritable("CreateMessage");
          return MessageObject.create(world, this, folder);
        });
  }

  @Override
  public NativeFolder createFolder(String name, int flags) {
    return call(
        "CreateFolder",
        String.format("flags=0x%08X", flags),
        () -> {
          requireWritable("CreateFolder");
          if (name.isBlank()) {
            throw failure("CreateFolder", HResult.INVALID_PARAMETER, "a folder has a name");
          }
          if ((flags & ~OPEN_IF_EXISTS) != 0) {
            throw failure(
                "CreateFolder", HResult.UNKNOWN_FLAGS, String.format("flags 0x%08X", flags));
          }
          Optional<FolderNode> namesake = world.mailbox().child(folder, name);
          if (namesake.isPresent() && (flags & OPEN_IF_EXISTS) == 0) {
            throw failure(
                "CreateFolder", HResult.named("MAPI_E_COLLISION"), "a folder has that name");
          }
          FolderNode child = namesake.orElseGet(() -> world.mailbox().createFolder(folder, name));
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
          checkCopyFlags(flags);
          if (!(destination instanceof FolderObject other) || !other.world.equals(world)) {
            throw failure(
                "CopyMessages", HResult.INVALID_PARAMETER, "the destination is of another store");
          }
          other.requireWritable("CopyMessages");
          if (move) {
            requireWritable("CopyMessages");
            return forEach(messages, message -> world.mailbox().move(message, other.folder));
          }
          return forEach(messages, message -> world.mailbox().copy(message, other.folder));
        });
  }

  private void checkCopyFlags(int flags) {
    if ((flags & ~KNOWN_COPY) != 0) {
      throw failure("CopyMessages", HResult.UNKNOWN_FLAGS, String.format("flags 0x%08X", flags));
    }
    if ((flags & MESSAGE_DIALOG) != 0) {
      throw world
          .violations()
          .refuse(
              "R4",
              operation("CopyMessages"),
              HResult.named("MAPI_E_USER_CANCEL"),
              "MESSAGE_DIALOG asks for a dialog",
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
        .filter(message -> message.folder() == folder)
        .filter(message -> (message.flags() & MsgFlag.SUBMIT.mask()) == 0);
  }
}
