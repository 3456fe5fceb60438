// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.binding.emulator.internal.model.ChangeLog;
import org.mapiosgi.binding.emulator.internal.model.FolderNode;
import org.mapiosgi.spi.NativeContentsCollector;
import org.mapiosgi.spi.NativeExportChanges;
import org.mapiosgi.spi.NativeHierarchyCollector;

/**
 * IExchangeExportChanges of the messages in a folder, or of the folders below it. Exports the
 * changes up to the moment when it was configured.
 */
final class SynchronizerObject extends LiveObject implements NativeExportChanges {
  private static final HResult UNCONFIGURED = HResult.named("MAPI_E_UNCONFIGURED");

  /**
   * The properties that each change has, besides PR_ENTRYID and PR_MESSAGE_SIZE for a client that
   * asks.
   */
  private static final List<PropTag<?>> USUAL =
      List.of(Pr.SOURCE_KEY, Pr.LAST_MODIFICATION_TIME, Pr.CHANGE_KEY, Pr.PREDECESSOR_CHANGE_LIST);

  private static final List<PropTag<?>> USUAL_OF_FOLDERS =
      List.of(Pr.PARENT_SOURCE_KEY, Pr.DISPLAY_NAME);

  private static final List<PropTag<?>> ON_DEMAND = List.of(Pr.ENTRYID, Pr.MESSAGE_SIZE);

  private final FolderNode folder;
  private final boolean hierarchy;
  private Optional<SyncRun> run = Optional.empty();

  private SynchronizerObject(
      World world, FolderObject parent, FolderNode folder, boolean hierarchy) {
    super(world, parent, "IExchangeExportChanges");
    this.folder = folder;
    this.hierarchy = hierarchy;
  }

  /** The synchronizer that a PT_OBJECT property of a folder is; empty if it is none. */
  static Optional<SynchronizerObject> of(
      World world, FolderObject parent, FolderNode folder, PropTag<?> tag) {
    boolean hierarchy = tag.tag() == Pr.HIERARCHY_SYNCHRONIZER.tag();
    return hierarchy || tag.tag() == Pr.CONTENTS_SYNCHRONIZER.tag()
        ? Optional.of(new SynchronizerObject(world, parent, folder, hierarchy))
        : Optional.empty();
  }

  @Override
  public void config(
      byte[] state,
      int flags,
      NativeContentsCollector collector,
      List<? extends PropTag<?>> includeProps) {
    config(
        false,
        SYNC_UNICODE | SYNC_READ_STATE | SYNC_ASSOCIATED | SYNC_NORMAL,
        state,
        flags,
        includeProps,
        (exported, position) ->
            new MessageRun(world.mailbox(), folder, collector, exported, position));
  }

  @Override
  public void config(
      byte[] state,
      int flags,
      NativeHierarchyCollector collector,
      List<? extends PropTag<?>> includeProps) {
    config(
        true,
        SYNC_UNICODE,
        state,
        flags,
        includeProps,
        (exported, position) ->
            new FolderRun(world.mailbox(), folder, collector, exported, position));
  }

  private void config(
      boolean ofFolders,
      int known,
      byte[] state,
      int flags,
      List<? extends PropTag<?>> includeProps,
      BiFunction<List<PropTag<?>>, SyncPosition, SyncRun> begin) {
    String detail = String.format("flags=0x%08X state=%d", flags, state.length);
    run(
        "Config",
        detail,
        () -> {
          if ((flags & ~known) != 0) {
            throw failure("Config", HResult.UNKNOWN_FLAGS, detail);
          }
          if (ofFolders != hierarchy) {
            throw failure(
                "Config",
                HResult.named("MAPI_E_INTERFACE_NOT_SUPPORTED"),
                "the collector takes "
                    + (ofFolders ? "folders, not messages" : "messages, not folders"));
          }
          if ((!hierarchy && (flags & (SYNC_ASSOCIATED | SYNC_NORMAL)) == 0)
              || !ON_DEMAND.containsAll(includeProps)
              || run.isPresent()) {
            throw failure(
                "Config",
                HResult.INVALID_PARAMETER,
                "it is configured once, for some messages, and exports only "
                    + ON_DEMAND
                    + " besides the usual properties");
          }
          List<PropTag<?>> exported = new ArrayList<>(USUAL);
          exported.addAll(hierarchy ? USUAL_OF_FOLDERS : List.of());
          exported.addAll(includeProps);
          run = Optional.of(begin.apply(exported, position(state, flags)));
        });
  }

  private SyncPosition position(byte[] state, int flags) {
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
    boolean known =
        hierarchy
            ? world.mailbox().hierarchy().knowsGoneAfter(position.deleted())
            : folder.log().knowsDeletionsAfter(position.deleted());
    if (!known) {
      throw failure(
          "Config",
          HResult.named("SYNC_E_UNSYNCHRONIZED"),
          "only the last " + ChangeLog.MOST_TOMBSTONES + " deletions are remembered");
    }
    return position;
  }

  @Override
  public boolean synchronize() {
    return call("Synchronize", "", () -> configured("Synchronize").step());
  }

  @Override
  public byte[] updateState() {
    return call("UpdateState", "", () -> configured("UpdateState").position().toByteArray());
  }

  private SyncRun configured(String method) {
    return run.orElseThrow(() -> failure(method, UNCONFIGURED, "Config comes first"));
  }
}
