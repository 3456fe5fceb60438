// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as a person reads them. */
final class Numbers {
  private static final MathContext DIGITS = new MathContext(3);

  private Numbers() {}

  /** Three digits are more than any of this is exact to. */
  static String shortly(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return String.valueOf(value);
    }
    if (Math.abs(value) >= 1e6) {
      return String.format(Locale.ROOT, "%.2f M", value / 1e6);
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return rounded.toPlainString();
  }
}
