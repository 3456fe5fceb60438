// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.binding.emulator.internal.model.FolderNode;
import org.mapiosgi.binding.emulator.internal.model.HierarchyLog;
import org.mapiosgi.binding.emulator.internal.model.Mailbox;
import org.mapiosgi.binding.emulator.internal.table.Cells;
import org.mapiosgi.spi.NativeHierarchyCollector;

/** Exports the changes of the folders below a folder, up to a change number; deletions last. */
final class FolderRun implements SyncRun {
  private final Mailbox mailbox;
  private final FolderNode top;
  private final NativeHierarchyCollector collector;
  private final List<PropTag<?>> exported;
  private final long last;
  private SyncPosition position;

  /**
   * Begins where an earlier run stopped.
   *
   * @param exported the properties of each change
   */
  FolderRun(
      Mailbox mailbox,
      FolderNode top,
      NativeHierarchyCollector collector,
      List<PropTag<?>> exported,
      SyncPosition position) {
    this.mailbox = mailbox;
    this.top = top;
    this.collector = collector;
    this.exported = exported;
    this.last = mailbox.lastChange();
    this.position = position.withRead(last);
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
    }
    return position.changed() < last || position.deleted() < last;
  }

  private void exportChanges() {
    for (int i = 0; i < STEP; i++) {
      Optional<Map.Entry<Long, FolderNode>> next =
          mailbox.hierarchy().nextChanged(position.changed(), last);
      if (next.isEmpty()) {
        position = position.withChanged(last);
        return;
      }
      FolderNode folder = next.get().getValue();
      if (mailbox.isBelow(folder.id(), top)) {
        collector.importFolderChange(Cells.row(mailbox.view(folder), exported));
      }
      position = position.withChanged(next.get().getKey());
    }
  }

  private void exportDeletions() {
    SyncBatch<Binary> gone =
        SyncBatch.read(
            mailbox.hierarchy()::nextGone,
            position.deleted(),
            last,
            this::isGone,
            each -> mailbox.ids().sourceKey(each.id()));
    if (!gone.items().isEmpty()) {
      collector.importFolderDeletion(gone.items());
    }
    position = position.withDeleted(gone.end());
  }

  private boolean isGone(HierarchyLog.Tombstone folder) {
    return folder.above().contains(top.id()) && !mailbox.isBelow(folder.id(), top);
  }
}
