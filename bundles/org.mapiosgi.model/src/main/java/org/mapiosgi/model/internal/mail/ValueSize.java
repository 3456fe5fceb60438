// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.mail;

import java.util.List;
import org.mapiosgi.api.property.Binary;

/** Measures wire values. */
final class ValueSize {
  /** No value that is not text and not bytes is greater. */
  private static final int SMALL = 16;

  private ValueSize() {}

  /** The bytes that a value takes, about. */
  static long of(Object wire) {
    if (wire instanceof String text) {
      return SMALL + 2L * text.length();
    } else if (wire instanceof Binary binary) {
      return SMALL + (long) binary.size();
    } else if (wire instanceof List<?> list) {
      return SMALL + list.stream().mapToLong(ValueSize::of).sum();
    }
    return SMALL;
  }
}
