// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.sync;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.store.Change;
import org.mapiosgi.api.store.Changes;
import org.mapiosgi.api.store.SyncState;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.internal.sync.StepQueue.RawChange;
import org.mapiosgi.model.raw.PropertyNames;
import org.mapiosgi.model.raw.RowColumns;
import org.mapiosgi.spi.NativeExportChanges;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeStore;

/** The changes of a folder within a scope, one step of the synchronizer at a time. */
public final class ScopedChanges implements Changes {
  private static final int ORDERED = Spliterator.ORDERED | Spliterator.NONNULL;

  private final Scope scope;
  private final NativeExportChanges synchronizer;
  private final StateEnvelope envelope;
  private final StepQueue queue;
  private final ChangedItems items;
  private Optional<Change> prepared = Optional.empty();
  private Optional<SyncState> state = Optional.empty();
  private boolean lastStepDone;
  private boolean used;
  private boolean closed;

  private ScopedChanges(
      Scope scope,
      NativeExportChanges synchronizer,
      StateEnvelope envelope,
      StepQueue queue,
      ChangedItems items) {
    this.scope = scope;
    this.synchronizer = synchronizer;
    this.envelope = envelope;
    this.queue = queue;
    this.items = items;
  }

  /**
   * Opens the synchronizer of a folder, and configures it.
   *
   * @param folder held by the scope
   * @param store gives the folder's store; throws if it is closed
   * @param names finds the tags of named properties
   */
  public static ScopedChanges open(
      Scope scope,
      NativeFolder folder,
      Supplier<NativeStore> store,
      PropertyNames names,
      ChangeKind kind,
      SyncState since,
      List<Property<?>> columns) {
    StateEnvelope envelope = StateEnvelope.of(kind, folder);
    byte[] provided = envelope.open(since);
    ChangedItems items =
        ChangedItems.of(kind, scope, store, RowColumns.ofObject(columns, names.findAll(columns)));
    StepQueue queue = new StepQueue(items.wanted());
    NativeExportChanges synchronizer = scope.own(folder, kind.open(folder));
    try {
      kind.configure(synchronizer, provided, queue, items.exported());
    } catch (RuntimeException | Error e) {
      scope.release(synchronizer);
      throw e;
    }
    return new ScopedChanges(scope, synchronizer, envelope, queue, items);
  }

  @Override
  public Iterator<Change> iterator() {
    if (used) {
      throw new IllegalStateException("the changes are read once; ask the folder again");
    }
    used = true;
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return prepare();
      }

      @Override
      public Change next() {
        if (!prepare()) {
          throw new NoSuchElementException("there are no more changes");
        }
        Change change = prepared.orElseThrow();
        prepared = Optional.empty();
        return change;
      }
    };
  }

  @Override
  public Stream<Change> stream() {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), ORDERED), false)
        .onClose(this::close);
  }

  private boolean prepare() {
    scope.check();
    if (state.isPresent()) {
      return false;
    }
    if (closed) {
      throw new IllegalStateException(
          "the changes were closed before the last one, or an error ended them");
    }
    if (prepared.isEmpty()) {
      scope.check(synchronizer);
      try {
        advance();
      } catch (RuntimeException | Error e) {
        // A change may be lost with it, so there must be no state to continue from.
        close();
        throw e;
      }
    }
    return prepared.isPresent();
  }

  private void advance() {
    while (prepared.isEmpty()) {
      Optional<Object> next = queue.poll();
      if (next.isPresent()) {
        prepared = complete(next.get());
      } else if (lastStepDone) {
        state = Optional.of(envelope.seal(synchronizer.updateState()));
        scope.release(synchronizer);
        return;
      } else {
        lastStepDone = !synchronizer.synchronize();
      }
    }
  }

  private Optional<Change> complete(Object collected) {
    return collected instanceof RawChange change
        ? items.complete(change).map(Change.class::cast)
        : Optional.of((Change) collected);
  }

  @Override
  public SyncState state() {
    return state.orElseThrow(
        () ->
            new IllegalStateException(
                "not all changes were taken, so there is no state to continue from yet"));
  }

  @Override
  public void close() {
    scope.release(synchronizer);
    closed = true;
  }
}
