// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.api.store.Rows;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.raw.TableReader;
import org.mapiosgi.spi.NativeTable;

/** The rows of one query within a scope, read in batches as they are asked for. */
final class ScopedRows implements Rows {
  private static final int ORDERED = Spliterator.ORDERED | Spliterator.NONNULL;

  private final Scope scope;
  private final NativeTable table;
  private final TableReader reader;
  private Iterator<Row> batch = Collections.emptyIterator();
  private int left;
  private boolean iterated;
  private boolean finished;
  private boolean closed;

  /**
   * Makes the rows of a table that the scope owns.
   *
   * @param most the greatest number of rows that are read
   */
  ScopedRows(Scope scope, NativeTable table, TableReader reader, int most) {
    this.scope = scope;
    this.table = table;
    this.reader = reader;
    this.left = most;
  }

  @Override
  public Iterator<Row> iterator() {
    if (iterated) {
      throw new IllegalStateException("the rows are read once; keep toList(), or query again");
    }
    iterated = true;
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return more();
      }

      @Override
      public Row next() {
        if (!more()) {
          throw new NoSuchElementException("there are no more rows");
        }
        return batch.next();
      }
    };
  }

  @Override
  public Stream<Row> stream() {
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), ORDERED), false)
        .onClose(this::close);
  }

  @Override
  public List<Row> toList() {
    List<Row> rows = new ArrayList<>();
    while (more()) {
      rows.add(batch.next());
    }
    return Collections.unmodifiableList(rows);
  }

  private boolean more() {
    scope.check();
    if (closed) {
      throw new IllegalStateException("the rows were closed before the last one");
    }
    if (batch.hasNext()) {
      return true;
    }
    if (finished) {
      return false;
    }
    if (left > 0) {
      scope.check(table);
      List<Row> next = reader.next(left);
      left = next.isEmpty() ? 0 : left - next.size();
      batch = next.iterator();
    }
    if (left <= 0) {
      finish();
    }
    return batch.hasNext();
  }

  private void finish() {
    finished = true;
    scope.release(table);
  }

  @Override
  public void close() {
    if (!finished) {
      finish();
      closed = true;
    } else if (batch.hasNext()) {
      closed = true;
    }
  }
}
