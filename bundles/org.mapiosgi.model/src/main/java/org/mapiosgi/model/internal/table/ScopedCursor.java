// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.store.Bookmark;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.api.store.TableCursor;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.raw.PropertyNames;
import org.mapiosgi.model.raw.TableReader;
import org.mapiosgi.spi.NativeTable;
import org.mapiosgi.spi.NativeTable.Sought;

/** A cursor within a scope, on a native table that is open until the cursor is closed. */
final class ScopedCursor implements TableCursor {
  private final Scope scope;
  private final NativeTable table;
  private final TableReader reader;
  private final PropertyNames names;
  private final List<Property<?>> columns;

  /**
   * Makes a cursor on a table that the scope owns.
   *
   * @param columns those of the query: a search may name their instances
   */
  ScopedCursor(
      Scope scope,
      NativeTable table,
      TableReader reader,
      PropertyNames names,
      List<Property<?>> columns) {
    this.scope = scope;
    this.table = table;
    this.reader = reader;
    this.names = names;
    this.columns = columns;
  }

  private <V> V on(Supplier<V> call) {
    scope.check(table);
    return call.get();
  }

  @Override
  public int count() {
    return on(table::getRowCount);
  }

  @Override
  public int position() {
    int position = on(table::queryPosition);
    if (position < 0) {
      throw MapiException.of(
          "IMAPITable::QueryPosition",
          HResult.named("MAPI_E_UNABLE_TO_COMPLETE"),
          "the provider does not know the position");
    }
    return position;
  }

  @Override
  public List<Row> next(int rows) {
    requirePositive(rows);
    return on(() -> read(rows));
  }

  @Override
  public List<Row> previous(int rows) {
    requirePositive(rows);
    return on(
        () -> {
          // Reads forwards, since providers differ in where a backward read leaves the position.
          int back = -table.seekRow(NativeTable.BOOKMARK_CURRENT, -rows).rows();
          if (back <= 0) {
            return List.of();
          }
          List<Row> read = read(back);
          Sought unused = table.seekRow(NativeTable.BOOKMARK_CURRENT, -read.size());
          return read;
        });
  }

  private static void requirePositive(int rows) {
    if (rows <= 0) {
      throw new IllegalArgumentException(rows + " rows cannot be read: ask for at least one");
    }
  }

  /** Reads in batches until there are enough rows, or no more. */
  private List<Row> read(int most) {
    List<Row> rows = new ArrayList<>();
    while (rows.size() < most) {
      List<Row> batch = reader.next(most - rows.size());
      if (batch.isEmpty()) {
        break;
      }
      rows.addAll(batch);
    }
    return Collections.unmodifiableList(rows);
  }

  @Override
  public void seekToBeginning() {
    Sought unused = on(() -> table.seekRow(NativeTable.BOOKMARK_BEGINNING, 0));
  }

  @Override
  public void seekToEnd() {
    Sought unused = on(() -> table.seekRow(NativeTable.BOOKMARK_END, 0));
  }

  @Override
  public int seek(int rows) {
    return on(() -> table.seekRow(NativeTable.BOOKMARK_CURRENT, rows)).rows();
  }

  @Override
  public boolean findNext(Restriction wanted) {
    return on(() -> table.findRow(translated(wanted), NativeTable.BOOKMARK_CURRENT, 0));
  }

  @Override
  public boolean findPrevious(Restriction wanted) {
    return on(() -> findPrevious(translated(wanted), table.queryPosition()));
  }

  /** Some providers begin with the row at the position, which is the first one behind it. */
  private boolean findPrevious(Restriction wanted, int position) {
    if (!findBackwards(wanted)) {
      return false;
    }
    if (position < 0 || table.queryPosition() < position) {
      return true;
    }
    if (table.seekRow(NativeTable.BOOKMARK_CURRENT, -1).rows() == -1 && findBackwards(wanted)) {
      return true;
    }
    Sought unused = table.seekRow(NativeTable.BOOKMARK_BEGINNING, position);
    return false;
  }

  private boolean findBackwards(Restriction wanted) {
    return table.findRow(wanted, NativeTable.BOOKMARK_CURRENT, NativeTable.DIR_BACKWARD);
  }

  private Restriction translated(Restriction wanted) {
    return new TableTerms(names, columns, Query.all().where(wanted)).restriction().orElseThrow();
  }

  @Override
  public Bookmark mark() {
    return new Mark(on(table::createBookmark));
  }

  @Override
  public boolean seek(Bookmark bookmark) {
    if (!(bookmark instanceof Mark mark) || mark.cursor() != this) {
      throw new IllegalArgumentException("the bookmark is of another cursor");
    }
    return !on(() -> table.seekRow(mark.open(), 0)).positionChanged();
  }

  private final class Mark implements Bookmark {
    private final long number;
    private boolean closed;

    Mark(long number) {
      this.number = number;
    }

    ScopedCursor cursor() {
      return ScopedCursor.this;
    }

    long open() {
      if (closed) {
        throw new IllegalStateException("the bookmark was closed");
      }
      return number;
    }

    @Override
    public void close() {
      scope.check();
      if (!closed && scope.holds(table)) {
        table.freeBookmark(number);
      }
      closed = true;
    }
  }

  @Override
  public int expand(Row heading) {
    Binary key = heading.get(Pr.INSTANCE_KEY);
    return on(() -> table.expandRow(key));
  }

  @Override
  public int collapse(Row heading) {
    Binary key = heading.get(Pr.INSTANCE_KEY);
    return on(() -> table.collapseRow(key));
  }

  @Override
  public void close() {
    scope.release(table);
  }
}
