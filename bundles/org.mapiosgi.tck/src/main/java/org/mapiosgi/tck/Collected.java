// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import java.util.ArrayList;
import java.util.List;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.spi.NativeContentsCollector;
import org.mapiosgi.spi.NativeExportChanges;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeInterface;

/** Collects all that a synchronizer exports. */
final class Collected implements NativeContentsCollector {
  /** Config as the product passes it for the messages that are not associated. */
  static final int NORMAL =
      NativeExportChanges.SYNC_UNICODE
          | NativeExportChanges.SYNC_NORMAL
          | NativeExportChanges.SYNC_READ_STATE;

  private static final int MOST_STEPS = 100_000;
  private static final List<PropTag<?>> INCLUDED = List.of(Pr.ENTRYID);

  /** A change, as it was exported. */
  record Change(List<PropValue> values, int flags) {
    Binary sourceKey() {
      return Desk.read(values, Pr.SOURCE_KEY);
    }
  }

  final List<Change> changes = new ArrayList<>();
  final List<Binary> deleted = new ArrayList<>();
  final List<ReadState> read = new ArrayList<>();

  /** The most that came within one step. */
  int largestStep;

  /** The state behind the last step. */
  byte[] state = new byte[0];

  @Override
  public void importMessageChange(List<PropValue> values, int flags) {
    changes.add(new Change(List.copyOf(values), flags));
  }

  @Override
  public void importMessageDeletion(List<Binary> sourceKeys) {
    deleted.addAll(sourceKeys);
  }

  @Override
  public void importPerUserReadStateChange(List<ReadState> states) {
    read.addAll(states);
  }

  private int count() {
    return changes.size() + deleted.size() + read.size();
  }

  List<Binary> changed() {
    return changes.stream().map(Change::sourceKey).toList();
  }

  static NativeExportChanges open(NativeFolder folder) {
    return folder.openProperty(Pr.CONTENTS_SYNCHRONIZER.tag(), NativeInterface.EXPORT_CHANGES, 0);
  }

  /** Synchronizes a folder from a state on, to the end. */
  static Collected from(NativeFolder folder, byte[] state) {
    return from(folder, state, NORMAL);
  }

  static Collected from(NativeFolder folder, byte[] state, int flags) {
    return run(folder, state, flags, Integer.MAX_VALUE);
  }

  /** Synchronizes until so many changes were exported, or to the end. */
  static Collected partly(NativeFolder folder, byte[] state, int enough) {
    return run(folder, state, NORMAL, enough);
  }

  private static Collected run(NativeFolder folder, byte[] state, int flags, int enough) {
    Collected collected = new Collected();
    NativeExportChanges synchronizer = open(folder);
    try {
      synchronizer.config(state, flags, collected, INCLUDED);
      boolean more = true;
      for (int steps = 0; more && collected.count() < enough; steps++) {
        if (steps == MOST_STEPS) {
          throw new AssertionError("the synchronizer does not come to an end");
        }
        int before = collected.count();
        more = synchronizer.synchronize();
        collected.largestStep = Math.max(collected.largestStep, collected.count() - before);
      }
      collected.state = synchronizer.updateState();
      return collected;
    } finally {
      synchronizer.release();
    }
  }
}
