// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import static org.mapiosgi.spi.NativeExportChanges.SYNC_ASSOCIATED;
import static org.mapiosgi.spi.NativeExportChanges.SYNC_NORMAL;
import static org.mapiosgi.spi.NativeExportChanges.SYNC_READ_STATE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.binding.emulator.internal.model.FolderNode;
import org.mapiosgi.binding.emulator.internal.model.Mailbox;
import org.mapiosgi.binding.emulator.internal.model.MessageNode;
import org.mapiosgi.binding.emulator.internal.table.Cells;
import org.mapiosgi.spi.NativeContentsCollector;
import org.mapiosgi.spi.NativeContentsCollector.ReadState;

/**
 * Exports the changes of messages up to a change number: changes first, then deletions, then read
 * states.
 */
final class MessageRun implements SyncRun {
  private final Mailbox mailbox;
  private final FolderNode folder;
  private final NativeContentsCollector collector;
  private final List<PropTag<?>> exported;
  private final long seen;
  private final long last;
  private SyncPosition position;

  /**
   * Begins where an earlier run stopped.
   *
   * @param exported the properties of each change
   */
  MessageRun(
      Mailbox mailbox,
      FolderNode folder,
      NativeContentsCollector collector,
      List<PropTag<?>> exported,
      SyncPosition position) {
    this.mailbox = mailbox;
    this.folder = folder;
    this.collector = collector;
    this.exported = exported;
    this.seen = position.changed();
    this.last = mailbox.lastChange();
    this.position = position;
  }

  @Override
  public SyncPosition position() {
    return position;
  }

  @Override
  public boolean step() {
    if (position.changed() < last) {
      exportChanges();
    } else if (position.deleted() < last) {
      exportDeletions();
    } else if (position.read() < last) {
      exportReadStates();
    }
    return position.changed() < last || position.deleted() < last || position.read() < last;
  }

  private boolean isWanted(boolean associated) {
    return (position.flags() & (associated ? SYNC_ASSOCIATED : SYNC_NORMAL)) != 0;
  }

  private void exportChanges() {
    for (int i = 0; i < STEP; i++) {
      Optional<Map.Entry<Long, MessageNode>> next =
          folder.log().nextChanged(position.changed(), last);
      if (next.isEmpty()) {
        position = position.withChanged(last);
        return;
      }
      MessageNode message = next.get().getValue();
      if (isWanted(message.isAssociated())) {
        collector.importMessageChange(Cells.row(mailbox.view(message), exported), flagsOf(message));
      }
      position = position.withChanged(next.get().getKey());
    }
  }

  private int flagsOf(MessageNode message) {
    return (message.born() > seen ? NativeContentsCollector.SYNC_NEW_MESSAGE : 0)
        | (message.isAssociated() ? SYNC_ASSOCIATED : 0);
  }

  private void exportDeletions() {
    SyncBatch<Binary> gone =
        SyncBatch.read(
            folder.log()::nextDeleted,
            position.deleted(),
            last,
            each -> isWanted(each.associated()) && each.born() <= seen,
            each -> mailbox.ids().sourceKey(each.id()));
    if (!gone.items().isEmpty()) {
      collector.importMessageDeletion(gone.items());
    }
    position = position.withDeleted(gone.end());
  }

  private void exportReadStates() {
    SyncBatch<ReadState> states =
        SyncBatch.read(
            folder.log()::nextRead,
            position.read(),
            last,
            this::isReadStateNews,
            each -> new ReadState(mailbox.ids().sourceKey(each.id()), each.isRead()));
    if (!states.items().isEmpty()) {
      collector.importPerUserReadStateChange(states.items());
    }
    position = position.withRead(states.end());
  }

  /** Not for a message whose change was exported: its read state is part of that change. */
  private boolean isReadStateNews(MessageNode message) {
    return (position.flags() & SYNC_READ_STATE) != 0
        && isWanted(message.isAssociated())
        && message.changed() <= seen;
  }
}
