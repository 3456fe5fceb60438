// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.endurance;

import java.util.ArrayList;
import java.util.List;

/**
 * Says whether a figure grew in the second half of a run.
 *
 * <p>The growth is the median slope between all pairs of the half's samples (Theil-Sen), times the
 * length of the half. So a single high sample counts for nothing, and a steady small growth counts.
 *
 * @param median the median of the half
 * @param growth over the half
 * @param tolerance the most growth that counts as flat
 */
record Flatness(String name, double median, double growth, double tolerance) {

  /**
   * Judges a figure.
   *
   * @param series all samples of the run; the first half is warm-up
   * @param least the growth that is always tolerated
   * @param share the share of the median that is tolerated, if that is more
   */
  static Flatness of(String name, List<Long> series, double least, double share) {
    List<Long> half = series.subList(series.size() / 2, series.size());
    List<Double> slopes = new ArrayList<>();
    for (int i = 0; i < half.size(); i++) {
      for (int j = i + 1; j < half.size(); j++) {
        slopes.add((half.get(j) - half.get(i)) / (double) (j - i));
      }
    }
    double median = median(half.stream().map(Long::doubleValue).toList());
    double growth = median(slopes) * Math.max(0, half.size() - 1);
    return new Flatness(name, median, growth, Math.max(least, share * median));
  }

  private static double median(List<Double> values) {
    if (values.isEmpty()) {
      return 0;
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  boolean flat() {
    return growth <= tolerance;
  }

  @Override
  public String toString() {
    return String.format(
        java.util.Locale.ROOT,
        "%s %s: median %.0f, growth %.0f in the second half (tolerated: %.0f)",
        name,
        flat() ? "flat" : "GROWS",
        median,
        growth,
        tolerance);
  }
}
