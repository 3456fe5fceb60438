// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mapiosgi.benchmark.report.Results;
import org.mapiosgi.benchmark.report.Row;
import org.mapiosgi.benchmark.run.EmulatorMailPlatform;
import org.mapiosgi.benchmark.run.LinuxPlatform;
import org.mapiosgi.benchmark.run.Measurement;
import org.mapiosgi.benchmark.run.Options;
import org.mapiosgi.benchmark.run.WindowsLane;

/**
 * Measures the pump and the reading of mail against their peers, and writes {@code results.json}
 * and {@code results.md}. The results name each target that is missed. A missed target does not
 * fail the run.
 */
public final class Benchmark {
  private Benchmark() {}

  /** No arguments; see {@link Options}. */
  public static void main(String[] arguments) {
    Options options = Options.fromSystemProperties();
    Measurement measurement = new Measurement(options);
    double before = load();
    List<Row> rows = new ArrayList<>(measurement.of(new LinuxPlatform(options)));
    rows.addAll(measurement.of(new EmulatorMailPlatform(options)));
    WindowsLane.measure(options, wine -> rows.addAll(measurement.of(wine)));
    String about =
        String.format(
            Locale.ROOT,
            "%s %s, %d processors, load of the machine %.1f before and %.1f after, %s.",
            System.getProperty("java.vm.name"),
            Runtime.version(),
            Runtime.getRuntime().availableProcessors(),
            before,
            load(),
            options.quick() ? "quick" : "full");
    System.out.println(new Results(rows).write(options.target(), about));
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
