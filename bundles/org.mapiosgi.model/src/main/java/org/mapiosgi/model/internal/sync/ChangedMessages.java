// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.store.ItemChanged;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.internal.sync.StepQueue.RawChange;
import org.mapiosgi.model.raw.RowColumns;
import org.mapiosgi.model.session.Counted;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeStore;

/** Completes changed messages with the columns that the caller asked for. */
final class ChangedMessages {
  /** What a synchronizer exports besides the usual properties if it is asked (EdkMdb.h). */
  private static final List<PropTag<?>> EXPORTABLE = List.of(Pr.ENTRYID, Pr.MESSAGE_SIZE);

  private static final Set<HResult> GONE =
      Set.of(HResult.NOT_FOUND, HResult.named("MAPI_E_OBJECT_DELETED"));

  private final Scope scope;
  private final Supplier<NativeStore> store;
  private final RowColumns columns;

  /**
   * Makes messages of a store.
   *
   * @param store gives it; throws if it is closed
   */
  ChangedMessages(Scope scope, Supplier<NativeStore> store, RowColumns columns) {
    this.scope = scope;
    this.store = store;
    this.columns = columns;
  }

  /** Returns the properties to ask the synchronizer for. */
  List<PropTag<?>> exported() {
    return EXPORTABLE.stream()
        .filter(tag -> tag.equals(Pr.ENTRYID) || columns.tags().contains(tag))
        .toList();
  }

  /** Returns the ids of the properties that are used if the synchronizer exports them. */
  Set<Integer> wanted() {
    Set<Integer> ids = new HashSet<>();
    ids.add(Pr.ENTRYID.id());
    columns.tags().forEach(tag -> ids.add(tag.id()));
    return Set.copyOf(ids);
  }

  /** Completes a change; empty if the message is gone by now. */
  Optional<ItemChanged> complete(RawChange change) {
    EntryId id =
        find(change, Pr.ENTRYID)
            .map(value -> Pr.ENTRYID.valueType().fromWire(value.value()))
            .orElseThrow(
                () ->
                    MapiException.of(
                        "IExchangeExportChanges::Synchronize",
                        HResult.named("MAPI_E_MISSING_REQUIRED_COLUMN"),
                        "the provider exports a change without PR_ENTRYID"));
    return exported(change)
        .or(() -> read(id))
        .map(row -> new ItemChanged(change.sourceKey(), id, change.isNew(), row));
  }

  /** The row, if the synchronizer exported all of its values. */
  private Optional<Row> exported(RawChange change) {
    List<PropValue> values = new ArrayList<>(columns.tags().size());
    for (PropTag<?> tag : columns.tags()) {
      Optional<PropValue> value = find(change, tag);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(columns.row(values));
  }

  private static Optional<PropValue> find(RawChange change, PropTag<?> tag) {
    for (PropValue value : change.values()) {
      if (value.tag().equals(tag)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private Optional<Row> read(EntryId id) {
    NativeStore from = store.get();
    NativeMessage message;
    try {
      message =
          scope.open(from, Counted.MESSAGE, "IMsgStore::OpenEntry", () -> from.openMessage(id, 0));
    } catch (MapiException e) {
      if (GONE.contains(e.result())) {
        return Optional.empty();
      }
      throw e;
    }
    try {
      return Optional.of(columns.row(message.getProps(columns.tags())));
    } finally {
      scope.release(message);
    }
  }
}
