// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeStore;

/** Completes changed items with the columns that the caller asked for. */
final class ChangedItems {
  /** Properties that Config can add to the usual ones (IExchangeExportChanges, Exchange SDK). */
  private static final List<PropTag<?>> EXPORTABLE = List.of(Pr.ENTRYID, Pr.MESSAGE_SIZE);

  private static final String OPEN_ENTRY = "IMsgStore::OpenEntry";

  private static final Set<HResult> GONE =
      Set.of(HResult.NOT_FOUND, HResult.named("MAPI_E_OBJECT_DELETED"));

  private final Scope scope;
  private final Function<EntryId, NativeProps> opener;
  private final RowColumns columns;

  /**
   * Makes items of a store.
   *
   * @param opener opens one, which the scope owns then
   */
  private ChangedItems(Scope scope, Function<EntryId, NativeProps> opener, RowColumns columns) {
    this.scope = scope;
    this.opener = opener;
    this.columns = columns;
  }

  /**
   * The items of a kind.
   *
   * @param store gives their store; throws if it is closed
   */
  static ChangedItems of(
      ChangeKind kind, Scope scope, Supplier<NativeStore> store, RowColumns columns) {
    return kind == ChangeKind.FOLDERS
        ? new ChangedItems(scope, id -> folder(scope, store.get(), id), columns)
        : new ChangedItems(scope, id -> message(scope, store.get(), id), columns);
  }

  private static NativeProps message(Scope scope, NativeStore store, EntryId id) {
    return scope.open(store, Counted.MESSAGE, OPEN_ENTRY, () -> store.openMessage(id, 0));
  }

  private static NativeProps folder(Scope scope, NativeStore store, EntryId id) {
    return scope.open(store, Counted.FOLDER, OPEN_ENTRY, () -> store.openFolder(id, 0));
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

  /** Completes a change; empty if the item is gone by now. */
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
    NativeProps item;
    try {
      item = opener.apply(id);
    } catch (MapiException e) {
      if (GONE.contains(e.result())) {
        return Optional.empty();
      }
      throw e;
    }
    try {
      return Optional.of(columns.row(item.getProps(columns.tags())));
    } finally {
      scope.release(item);
    }
  }
}
