// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.table;

import java.util.List;
import java.util.function.IntFunction;
import org.mapiosgi.binding.emulator.internal.model.PropertySource;

/**
 * Holds one row of a table.
 *
 * @param key tells the rows of a table apart
 * @param properties what the columns are taken from
 * @param subobjects gives the rows of its own tables, asked for by the id of the property that
 *     stands for them
 */
public record TableRow(
    Object key,
    PropertySource properties,
    IntFunction<? extends List<? extends PropertySource>> subobjects) {

  /** A row of something that has no tables of its own. */
  public TableRow(Object key, PropertySource properties) {
    this(key, properties, id -> List.of());
  }
}
