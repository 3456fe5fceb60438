// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.table;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.SortOrder;
import org.mapiosgi.api.store.RowType;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.binding.emulator.internal.model.PropertySource;

/**
 * Puts headings between the sorted rows of a table, and hides the rows of collapsed categories.
 *
 * <p>A category is named by the values of its columns, so that it stays the same if the rows
 * change. Used under the mailbox's lock.
 */
final class Categories {
  /** The row type and the depth of a leaf, which only a table with categories has. */
  private record Leaf(PropertySource row, int depth) implements PropertySource {
    @Override
    public @Nullable PropValue find(int id) {
      if (id == Pr.ROW_TYPE.id()) {
        return Pr.ROW_TYPE.with(RowType.LEAF.code());
      }
      return id == Pr.DEPTH.id() ? Pr.DEPTH.with(depth) : row.find(id);
    }

    @Override
    public @Nullable PropValue find(PropTag<?> tag) {
      return tag.instance() ? row.find(tag) : find(tag.id());
    }

    @Override
    public SortedSet<Integer> ids() {
      SortedSet<Integer> ids = new TreeSet<>(row.ids());
      ids.add(Pr.ROW_TYPE.id());
      ids.add(Pr.DEPTH.id());
      return ids;
    }
  }

  /**
   * Names a category by the values of its columns, outermost first. A value is empty if the rows do
   * not have the property.
   */
  private record Path(List<Optional<PropValue>> values) {
    static Path of(TableRow row, List<SortOrder> columns) {
      List<Optional<PropValue>> values = new ArrayList<>(columns.size());
      for (SortOrder column : columns) {
        values.add(Optional.ofNullable(row.properties().find(column.tag())));
      }
      return new Path(values);
    }

    int depth() {
      return values.size() - 1;
    }
  }

  private final List<SortOrder> columns;
  private final int expanded;
  private final Map<Path, Binary> keys = new HashMap<>();
  private final Map<Binary, Path> paths = new HashMap<>();
  private final Map<Path, Boolean> chosen = new HashMap<>();

  /**
   * Makes the categories of a table.
   *
   * @param columns one for each level
   * @param expanded how many levels are expanded until another state is chosen
   */
  Categories(List<SortOrder> columns, int expanded) {
    this.columns = List.copyOf(columns);
    this.expanded = expanded;
  }

  /**
   * Expands or collapses a category.
   *
   * @param shown the rows that the table shows now
   * @return the place of the heading with this instance key; empty if the table shows none
   */
  OptionalInt choose(List<TableRow> shown, Binary instanceKey, boolean expand) {
    Path path = paths.get(instanceKey);
    for (int i = 0; path != null && i < shown.size(); i++) {
      if (path.equals(shown.get(i).key())) {
        chosen.put(path, expand);
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** Returns the rows that the table shows: headings, and the rows of expanded categories. */
  List<TableRow> arrange(List<TableRow> sorted) {
    List<TableRow> shown = new ArrayList<>();
    arrange(sorted, 0, shown);
    return shown;
  }

  private void arrange(List<TableRow> rows, int level, List<TableRow> shown) {
    if (level == columns.size()) {
      for (TableRow row : rows) {
        shown.add(new TableRow(row.key(), new Leaf(row.properties(), level), row.subobjects()));
      }
      return;
    }
    int from = 0;
    while (from < rows.size()) {
      Path path = path(rows.get(from), level);
      int to = from + 1;
      while (to < rows.size() && path(rows.get(to), level).equals(path)) {
        to++;
      }
      List<TableRow> members = rows.subList(from, to);
      boolean open = chosen.getOrDefault(path, level < expanded);
      shown.add(heading(path, members, open));
      if (open) {
        arrange(members, level + 1, shown);
      }
      from = to;
    }
  }

  private Path path(TableRow row, int level) {
    return Path.of(row, columns.subList(0, level + 1));
  }

  private TableRow heading(Path path, List<TableRow> members, boolean open) {
    List<PropValue> values = new ArrayList<>();
    path.values().forEach(value -> value.ifPresent(values::add));
    values.add(Pr.ROW_TYPE.with((open ? RowType.EXPANDED_GROUP : RowType.COLLAPSED_GROUP).code()));
    values.add(Pr.DEPTH.with(path.depth()));
    values.add(Pr.INSTANCE_KEY.with(key(path)));
    values.add(Pr.CONTENT_COUNT.with(members.size()));
    values.add(Pr.CONTENT_UNREAD.with(unread(members)));
    return new TableRow(path, PropertyMap.of(values.toArray(new PropValue[0])));
  }

  private Binary key(Path path) {
    return keys.computeIfAbsent(
        path,
        unused -> {
          Binary key = Binary.of(ByteBuffer.allocate(Long.BYTES).putLong(keys.size() + 1).array());
          paths.put(key, path);
          return key;
        });
  }

  private static int unread(List<TableRow> members) {
    int unread = 0;
    for (TableRow member : members) {
      PropValue flags = member.properties().find(Pr.MESSAGE_FLAGS.id());
      if (flags != null
          && flags.value() instanceof Integer bits
          && (bits & MsgFlag.READ.mask()) == 0) {
        unread++;
      }
    }
    return unread;
  }
}
