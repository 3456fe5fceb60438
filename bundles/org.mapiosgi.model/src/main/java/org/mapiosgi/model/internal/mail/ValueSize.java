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
    return SMALL + ofContent(wire);
  }

  /** The bytes that the text, the bytes or the values of a value take. */
  static long ofContent(Object wire) {
    if (wire instanceof String text) {
      return 2L * text.length();
    } else if (wire instanceof Binary binary) {
      return binary.size();
    } else if (wire instanceof List<?> list) {
      return list.stream().mapToLong(ValueSize::of).sum();
    }
    return 0;
  }
}
