// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.table;

import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.emulator.internal.model.PropertySource;
import org.mapiosgi.binding.emulator.internal.model.StoredBytes;

/**
 * Shows a row for each value of a multi-valued property (MVI_FLAG). A row without values stays one
 * row.
 *
 * <p>A row is made when it is looked at: the list holds one number for each row of its source.
 */
final class InstanceRows extends AbstractList<TableRow> {
  private final List<TableRow> rows;
  private final PropTag<?> column;

  /** For each row of the source, the number of instances up to its last one. */
  private final int[] ends;

  /**
   * Counts the values.
   *
   * @param column the instances of the multi-valued property
   */
  InstanceRows(List<TableRow> rows, PropTag<?> column) {
    this.rows = rows;
    this.column = column;
    this.ends = new int[rows.size()];
    int end = 0;
    for (int row = 0; row < ends.length; row++) {
      end = Math.addExact(end, Math.max(1, values(rows.get(row)).size()));
      ends[row] = end;
    }
  }

  private List<?> values(TableRow row) {
    PropValue value = row.properties().find(column.id());
    return value != null
            && value.value() instanceof List<?> values
            && Cells.asksFor(column.type(), value.tag().type().element())
        ? values
        : List.of();
  }

  @Override
  public int size() {
    return ends.length == 0 ? 0 : ends[ends.length - 1];
  }

  @Override
  public TableRow get(int index) {
    int found = Arrays.binarySearch(ends, index + 1);
    int place = found < 0 ? -found - 1 : found;
    TableRow row = rows.get(place);
    int number = index - (place == 0 ? 0 : ends[place - 1]);
    List<?> values = values(row);
    Optional<PropValue> value =
        number < values.size()
            ? Optional.of(new PropValue(column, values.get(number)))
            : Optional.empty();
    return new TableRow(
        new Key(row.key(), number),
        new Instance(row.properties(), value, number),
        row.subobjects());
  }

  private record Key(Object row, int number) {}

  /** One value, in place of all, and the other properties of the row. */
  private record Instance(PropertySource row, Optional<PropValue> value, int number)
      implements PropertySource {
    @Override
    public @Nullable PropValue find(int id) {
      PropValue found = row.find(id);
      if (id != Pr.INSTANCE_KEY.id() || found == null || !(found.value() instanceof Binary key)) {
        return found;
      }
      ByteBuffer longer = ByteBuffer.allocate(key.size() + Integer.BYTES);
      return Pr.INSTANCE_KEY.with(Binary.of(longer.put(key.toByteArray()).putInt(number).array()));
    }

    @Override
    public @Nullable PropValue find(PropTag<?> tag) {
      return tag.instance()
          ? value.filter(each -> each.tag().equals(tag)).orElse(null)
          : find(tag.id());
    }

    @Override
    public SortedSet<Integer> ids() {
      return row.ids();
    }

    @Override
    public Optional<StoredBytes> bytes(int id) {
      return row.bytes(id);
    }

    @Override
    public boolean resolves(String name) {
      return row.resolves(name);
    }
  }
}
