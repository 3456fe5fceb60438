// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.store.ItemDeleted;
import org.mapiosgi.api.store.ReadStateChanged;
import org.mapiosgi.spi.NativeContentsCollector;
import org.mapiosgi.spi.NativeHierarchyCollector;

/**
 * Collects the changes of one step until they are taken, in their order. Keeps of an item only the
 * values that are wanted.
 */
final class StepQueue implements NativeContentsCollector, NativeHierarchyCollector {
  /** The most changes of one step, which a provider is to keep small. */
  static final int MOST = 1 << 18;

  private static final String SYNCHRONIZE = "IExchangeExportChanges::Synchronize";

  private final Set<Integer> wanted;
  private final Deque<Object> queue = new ArrayDeque<>();

  /**
   * A message or folder that is new or changed.
   *
   * @param values those of the wanted properties that the provider exported
   */
  record RawChange(Binary sourceKey, boolean isNew, List<PropValue> values) {}

  /**
   * Makes an empty queue.
   *
   * @param wanted the ids of the properties to keep
   */
  StepQueue(Set<Integer> wanted) {
    this.wanted = wanted;
  }

  /** Takes the next one: a RawChange, ItemDeleted or ReadStateChanged. */
  Optional<Object> poll() {
    return Optional.ofNullable(queue.poll());
  }

  private void add(Object change) {
    if (queue.size() >= MOST) {
      throw MapiException.of(
          SYNCHRONIZE,
          HResult.NOT_ENOUGH_MEMORY,
          "the provider exports more than " + MOST + " changes in one step");
    }
    queue.add(change);
  }

  @Override
  public void importMessageChange(List<PropValue> values, int flags) {
    importChange(values, (flags & SYNC_NEW_MESSAGE) != 0);
  }

  @Override
  public void importFolderChange(List<PropValue> values) {
    importChange(values, false);
  }

  private void importChange(List<PropValue> values, boolean isNew) {
    Optional<Binary> key = Optional.empty();
    List<PropValue> kept = new ArrayList<>();
    for (PropValue value : values) {
      if (value.isError()) {
        continue;
      }
      if (value.tag().equals(Pr.SOURCE_KEY)) {
        key = Optional.of((Binary) value.value());
      }
      if (wanted.contains(value.tag().id())) {
        kept.add(value);
      }
    }
    Binary sourceKey =
        key.orElseThrow(
            () ->
                MapiException.of(
                    SYNCHRONIZE,
                    HResult.named("MAPI_E_CORRUPT_DATA"),
                    "the provider exports a change without PR_SOURCE_KEY"));
    add(new RawChange(sourceKey, isNew, List.copyOf(kept)));
  }

  @Override
  public void importMessageDeletion(List<Binary> sourceKeys) {
    sourceKeys.forEach(key -> add(new ItemDeleted(key)));
  }

  @Override
  public void importFolderDeletion(List<Binary> sourceKeys) {
    importMessageDeletion(sourceKeys);
  }

  @Override
  public void importPerUserReadStateChange(List<ReadState> states) {
    states.forEach(each -> add(new ReadStateChanged(each.sourceKey(), each.read())));
  }
}
