// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.binding.emulator.internal.model.ChangeLog;
import org.mapiosgi.binding.emulator.internal.model.FolderNode;
import org.mapiosgi.binding.emulator.internal.model.MessageNode;
import org.mapiosgi.binding.emulator.internal.table.Cells;
import org.mapiosgi.spi.NativeContentsCollector;
import org.mapiosgi.spi.NativeContentsCollector.ReadState;
import org.mapiosgi.spi.NativeExportChanges;

/**
 * IExchangeExportChanges of the messages in a folder. Exports what had happened when it was
 * configured: changes first, then deletions, then read states.
 */
final class SynchronizerObject extends LiveObject implements NativeExportChanges {
  private static final int KNOWN = SYNC_UNICODE | SYNC_READ_STATE | SYNC_ASSOCIATED | SYNC_NORMAL;
  private static final int STEP = 64;
  private static final HResult UNCONFIGURED = HResult.named("MAPI_E_UNCONFIGURED");

  /** What each change tells, besides PR_ENTRYID and PR_MESSAGE_SIZE for a client that asks. */
  private static final List<PropTag<?>> USUAL =
      List.of(Pr.SOURCE_KEY, Pr.LAST_MODIFICATION_TIME, Pr.CHANGE_KEY, Pr.PREDECESSOR_CHANGE_LIST);

  private static final List<PropTag<?>> ON_DEMAND = List.of(Pr.ENTRYID, Pr.MESSAGE_SIZE);

  private final FolderNode folder;
  private Optional<Run> run = Optional.empty();

  SynchronizerObject(World world, FolderObject parent, FolderNode folder) {
    super(world, parent, "IExchangeExportChanges");
    this.folder = folder;
  }

  @Override
  public void config(
      byte[] state,
      int flags,
      NativeContentsCollector collector,
      List<? extends PropTag<?>> includeProps) {
    String detail = String.format("flags=0x%08X state=%d", flags, state.length);
    run(
        "Config",
        detail,
        () -> {
          if ((flags & ~KNOWN) != 0) {
            throw failure("Config", HResult.UNKNOWN_FLAGS, detail);
          }
          if ((flags & (SYNC_ASSOCIATED | SYNC_NORMAL)) == 0
              || !ON_DEMAND.containsAll(includeProps)
              || run.isPresent()) {
            throw failure(
                "Config",
                HResult.INVALID_PARAMETER,
                "it is configured once, for some messages, and exports only "
                    + ON_DEMAND
                    + " besides the usual properties");
          }
          run = Optional.of(new Run(flags, collector, includeProps, begin(state, flags)));
        });
  }

  private SyncPosition begin(byte[] state, int flags) {
    long last = world.mailbox().lastChange();
    SyncPosition here =
        new SyncPosition(world.mailbox().run(), folder.id(), flags, last, last, last);
    if (state.length == 0) {
      // All that is there is new, so there are neither deletions nor read states to tell.
      return here.withChanged(0);
    }
    SyncPosition position =
        SyncPosition.parse(state)
            .orElseThrow(
                () ->
                    failure(
                        "Config",
                        HResult.named("MAPI_E_CORRUPT_DATA"),
                        state.length + " bytes are no state"));
    position.requireContinuable(operation("Config"), here);
    if (!folder.log().knowsDeletionsAfter(position.deleted())) {
      throw failure(
          "Config",
          HResult.named("SYNC_E_UNSYNCHRONIZED"),
          "only the last " + ChangeLog.MOST_TOMBSTONES + " deletions in a folder are remembered");
    }
    return position;
  }

  @Override
  public boolean synchronize() {
    return call("Synchronize", "", () -> configured("Synchronize").step());
  }

  @Override
  public byte[] updateState() {
    return call("UpdateState", "", () -> configured("UpdateState").position.toByteArray());
  }

  private Run configured(String method) {
    return run.orElseThrow(() -> failure(method, UNCONFIGURED, "Config comes first"));
  }

  private final class Run {
    private final int flags;
    private final NativeContentsCollector collector;
    private final List<PropTag<?>> exported;
    private final long seen;
    private final long last = world.mailbox().lastChange();
    private SyncPosition position;

    Run(
        int flags,
        NativeContentsCollector collector,
        List<? extends PropTag<?>> includeProps,
        SyncPosition position) {
      this.flags = flags;
      this.collector = collector;
      this.exported = new ArrayList<>(USUAL);
      this.exported.addAll(includeProps);
      this.seen = position.changed();
      this.position = position;
    }

    /** The position moves on only with what the collector took. */
    boolean step() {
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
      return (flags & (associated ? SYNC_ASSOCIATED : SYNC_NORMAL)) != 0;
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
          collector.importMessageChange(
              Cells.row(world.mailbox().view(message), exported), flagsOf(message));
        }
        position = position.withChanged(next.get().getKey());
      }
    }

    private int flagsOf(MessageNode message) {
      return (message.born() > seen ? NativeContentsCollector.SYNC_NEW_MESSAGE : 0)
          | (message.isAssociated() ? SYNC_ASSOCIATED : 0);
    }

    private void exportDeletions() {
      List<Binary> gone = new ArrayList<>();
      long at = position.deleted();
      while (at < last && gone.size() < STEP) {
        Optional<Map.Entry<Long, ChangeLog.Tombstone>> next = folder.log().nextDeleted(at, last);
        at = next.map(Map.Entry::getKey).orElse(last);
        next.map(Map.Entry::getValue)
            .filter(each -> isWanted(each.associated()) && each.born() <= seen)
            .ifPresent(each -> gone.add(world.mailbox().ids().sourceKey(each.id())));
      }
      if (!gone.isEmpty()) {
        collector.importMessageDeletion(gone);
      }
      position = position.withDeleted(at);
    }

    private void exportReadStates() {
      List<ReadState> states = new ArrayList<>();
      long at = position.read();
      while (at < last && states.size() < STEP) {
        Optional<Map.Entry<Long, MessageNode>> next = folder.log().nextRead(at, last);
        at = next.map(Map.Entry::getKey).orElse(last);
        next.map(Map.Entry::getValue)
            .filter(this::isReadStateNews)
            .ifPresent(
                each ->
                    states.add(
                        new ReadState(world.mailbox().ids().sourceKey(each.id()), each.isRead())));
      }
      if (!states.isEmpty()) {
        collector.importPerUserReadStateChange(states);
      }
      position = position.withRead(at);
    }

    /** A message whose change was exported has told its read state with it. */
    private boolean isReadStateNews(MessageNode message) {
      return (flags & SYNC_READ_STATE) != 0
          && isWanted(message.isAssociated())
          && message.changed() <= seen;
    }
  }
}
