// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.files;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.mapiosgi.api.property.PropValue;

/**
 * Lets messages share what they have in common: most values of a mailbox's tables occur in many
 * messages, or several times in one. Remembers a limited number of values.
 */
final class Shared {
  private static final int MOST = 4_096;

  private final Map<Object, Object> known = new HashMap<>();

  /** An array of ids that compares by its elements. */
  private static final class Ids {
    private final int[] ids;

    Ids(int[] ids) {
      this.ids = ids;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Ids that && Arrays.equals(ids, that.ids);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(ids);
    }
  }

  /** An equal array. */
  int[] ids(int... ids) {
    return ((Ids) same(new Ids(ids))).ids;
  }

  /** An equal text. */
  String text(String text) {
    return (String) same(text);
  }

  /** An equal value. */
  PropValue value(PropValue value) {
    return (PropValue) same(new PropValue(value.property(), same(value.value())));
  }

  private Object same(Object value) {
    if (known.size() >= MOST) {
      known.clear();
    }
    Object before = known.putIfAbsent(value, value);
    return before == null ? value : before;
  }
}
