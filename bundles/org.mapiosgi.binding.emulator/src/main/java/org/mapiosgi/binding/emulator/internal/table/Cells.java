// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.table;

import java.util.ArrayList;
import java.util.List;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.emulator.internal.model.PropertySource;
import org.mapiosgi.binding.emulator.internal.model.Sizes;
import org.mapiosgi.spi.NativeRows;

/** Values as GetProps and QueryRows give them. */
public final class Cells {
  /** The longest value, in bytes, that is given whole; a longer one only a stream gives. */
  public static final int LONGEST = 4096;

  private Cells() {}

  /** One value a tag, in order; PT_ERROR where there is none, or none that can be given so. */
  public static List<PropValue> row(PropertySource source, List<PropTag<?>> tags) {
    List<PropValue> row = new ArrayList<>(tags.size());
    for (PropTag<?> tag : tags) {
      row.add(cell(source, tag));
    }
    return row;
  }

  /** The cells of a row of a table, as {@link NativeRows} has them. */
  static Object[] cells(PropertySource source, List<PropTag<?>> columns) {
    Object[] cells = new Object[columns.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = NativeRows.cell(columns.get(i), cell(source, columns.get(i)));
    }
    return cells;
  }

  private static PropValue cell(PropertySource source, PropTag<?> wanted) {
    if (source.bytes(wanted.id()).isPresent()) {
      HResult reason =
          asksFor(wanted.type(), PropType.BINARY) ? HResult.NOT_ENOUGH_MEMORY : HResult.NOT_FOUND;
      return PropValue.error(wanted, reason);
    }
    PropValue found = source.find(wanted);
    if (found == null || !asksFor(wanted.type(), found.tag().type())) {
      return PropValue.error(wanted, HResult.NOT_FOUND);
    }
    if (Sizes.of(found) > LONGEST) {
      return PropValue.error(wanted, HResult.NOT_ENOUGH_MEMORY);
    }
    return wanted.type() == PropType.UNSPECIFIED || wanted.equals(found.tag())
        ? found
        : new PropValue(wanted, found.value());
  }

  /** Says whether a tag of one type finds a property of another. */
  public static boolean asksFor(PropType wanted, PropType found) {
    return wanted == found
        || wanted == PropType.UNSPECIFIED
        || (wanted == PropType.STRING8 && found == PropType.UNICODE)
        || (wanted == PropType.MV_STRING8 && found == PropType.MV_UNICODE);
  }
}
