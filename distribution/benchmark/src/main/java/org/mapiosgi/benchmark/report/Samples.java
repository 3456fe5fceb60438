// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** All that was measured on one platform, or why it was not. */
public final class Samples {
  private record Key(String step, String subject, String metric) {}

  private final Map<Key, List<Double>> values = new HashMap<>();
  private final Map<Key, String> reasons = new HashMap<>();
  private final Map<Key, List<String>> failures = new HashMap<>();

  /** One more value. */
  public void add(String step, String subject, String metric, double value) {
    values.computeIfAbsent(new Key(step, subject, metric), key -> new ArrayList<>()).add(value);
  }

  /** The subject cannot do this step. */
  public void none(String step, String subject, String reason) {
    reasons.putIfAbsent(new Key(step, subject, ""), reason);
  }

  /** The subject can do this step, and did not. */
  public void failed(String step, String subject, String reason) {
    failures.computeIfAbsent(new Key(step, subject, ""), key -> new ArrayList<>()).add(reason);
  }

  /** Whether there is no use in asking again: it cannot, or it failed twice. */
  public boolean hasNone(String step, String subject) {
    Key key = new Key(step, subject, "");
    return reasons.containsKey(key) || failures.getOrDefault(key, List.of()).size() > 1;
  }

  /** Why there is no value, or not as many as there should be. */
  public Optional<String> reason(String step, String subject) {
    Key key = new Key(step, subject, "");
    List<String> failed = failures.getOrDefault(key, List.of());
    if (!failed.isEmpty()) {
      return Optional.of("failed in " + failed.size() + " rounds: " + failed.get(0));
    }
    return Optional.ofNullable(reasons.get(key));
  }

  /** The values in their order. */
  public List<Double> all(String step, String subject, String metric) {
    return List.copyOf(values.getOrDefault(new Key(step, subject, metric), List.of()));
  }

  /** The middle one. */
  public OptionalDouble median(String step, String subject, String metric) {
    List<Double> sorted = new ArrayList<>(all(step, subject, metric));
    if (sorted.isEmpty()) {
      return OptionalDouble.empty();
    }
    sorted.sort(Comparator.naturalOrder());
    int middle = sorted.size() / 2;
    return OptionalDouble.of(
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
  }

  /** The greatest one. */
  public OptionalDouble worst(String step, String subject, String metric) {
    return all(step, subject, metric).stream().mapToDouble(Double::doubleValue).max();
  }
}
