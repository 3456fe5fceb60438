// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.binding.emulator.internal.model.EntryIds;
import org.mapiosgi.binding.emulator.internal.model.FolderNode;
import org.mapiosgi.binding.emulator.internal.model.MessageNode;
import org.mapiosgi.binding.emulator.internal.model.Tags;
import org.mapiosgi.binding.emulator.internal.table.TableRow;
import org.mapiosgi.binding.emulator.internal.table.TableSource;

/** The tables of a folder: its messages, its associated messages, and the folders in it. */
final class FolderTables {
  private final World world;
  private final LiveObject object;
  private final FolderNode folder;

  /**
   * Tables of a folder.
   *
   * @param object the reference to the folder that they are opened from
   */
  FolderTables(World world, LiveObject object, FolderNode folder) {
    this.world = world;
    this.object = object;
    this.folder = folder;
  }

  TableObject contents(boolean associated) {
    return new TableObject(
        world,
        object,
        new Rows(() -> messages(associated ? folder.associated() : folder.messages())),
        Optional.of(changes()),
        Pr.ENTRYID,
        Pr.INSTANCE_KEY,
        Pr.SUBJECT,
        Pr.MESSAGE_DELIVERY_TIME,
        Tags.MESSAGE_FLAGS,
        Pr.MESSAGE_CLASS);
  }

  TableObject hierarchy() {
    return new TableObject(
        world,
        object,
        new Rows(this::folders),
        Optional.of(changes()),
        Pr.ENTRYID,
        Pr.INSTANCE_KEY,
        Pr.DISPLAY_NAME,
        Pr.SUBFOLDERS);
  }

  private Notifier.Hearing changes() {
    return folder.isSearch()
        ? Notifier.Hearing.ofSearch()
        : Notifier.Hearing.ofTable(world.mailbox().ids().of(EntryIds.Kind.FOLDER, folder.id()));
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

  /** Rows that are made when they are looked at: a walk must not hold a row for each message. */
  private List<TableRow> messages(Collection<MessageNode> listed) {
    List<MessageNode> present = List.copyOf(listed);
    return new AbstractList<>() {
      @Override
      public TableRow get(int number) {
        return row(world, present.get(number));
      }

      @Override
      public int size() {
        return present.size();
      }
    };
  }

  /** The row of a message. */
  static TableRow row(World world, MessageNode message) {
    return new TableRow(
        message.id(),
        world.mailbox().view(message),
        id -> MessageTables.subobjects(message.content(), id));
  }

  private List<TableRow> folders() {
    List<TableRow> rows = new ArrayList<>(folder.folders().size());
    for (FolderNode child : folder.folders()) {
      rows.add(new TableRow(child.id(), world.mailbox().view(child)));
    }
    return rows;
  }
}
