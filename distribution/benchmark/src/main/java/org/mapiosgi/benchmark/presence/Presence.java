// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.presence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mapiosgi.benchmark.report.Bound;
import org.mapiosgi.benchmark.report.Goal;
import org.mapiosgi.benchmark.report.Samples;

/**
 * Starts the program on the emulator with one session and with 32, and measures the time until all
 * of them are up, the heap after a collection, the threads, and the wakes at rest. Linux only.
 */
public final class Presence {
  /** The ids, as in the results. */
  public static final List<String> IDS = List.of("P1", "P32");

  private static final String SERVICE = "service";
  private static final int MANY = 32;
  private static final long SETTLE_MILLIS = 15_000;

  private final Path zip;
  private final Path target;
  private final long restMillis;

  /**
   * Prepares a measurement.
   *
   * @param restMillis how long the wakes are counted
   */
  public Presence(Path zip, Path target, long restMillis) {
    this.zip = zip;
    this.target = target;
    this.restMillis = restMillis;
  }

  /** Returns the rows of the report. */
  public static List<Goal> goals() {
    return List.of(
        goal("P1", "up", "ms").within(Bound.atMost(3_000)),
        goal("P1", "heap", "MiB").within(Bound.atMost(24)),
        goal("P1", "threads", "threads").told(),
        goal("P1", "wakes", "wakes/s").within(Bound.atMost(0.2)),
        goal("P1", "others", "wakes/s").told(),
        goal("P32", "up", "ms").told(),
        goal("P32", "heap", "MiB").told(),
        goal("P32", "further", "MiB/session").within(Bound.atMost(1)),
        goal("P32", "threads", "threads").told(),
        goal("P32", "wakes", "wakes/s").told(),
        goal("P32", "others", "wakes/s").told());
  }

  private static Goal goal(String step, String metric, String unit) {
    return Goal.of(step, metric, unit, SERVICE);
  }

  /** Measures both once. */
  public void run(Samples samples) {
    double one = run("P1", 1, samples);
    double many = run("P32", MANY, samples);
    if (one > 0 && many > 0) {
      samples.add("P32", SERVICE, "further", (many - one) / (MANY - 1));
    }
  }

  /** Returns the heap in MiB; 0 if it was not measured. */
  private double run(String id, int sessions, Samples samples) {
    Path home = target.resolve("presence").resolve(id);
    try (IdleService service = IdleService.unpack(zip, home)) {
      configure(home.resolve("own conf"), sessions);
      samples.add(id, SERVICE, "up", service.start(home.resolve("own conf")));
      Thread.sleep(SETTLE_MILLIS);
      double heap = service.liveHeap() / (1024.0 * 1024);
      samples.add(id, SERVICE, "heap", heap);
      Wakes before = Wakes.of(service.pid());
      Thread.sleep(restMillis);
      Wakes after = Wakes.of(service.pid());
      samples.add(id, SERVICE, "threads", after.threads());
      samples.add(id, SERVICE, "wakes", (after.ours() - before.ours()) * 1e3 / restMillis);
      samples.add(id, SERVICE, "others", (after.others() - before.others()) * 1e3 / restMillis);
      return heap;
    } catch (IOException e) {
      samples.failed(id, SERVICE, e.toString());
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      samples.failed(id, SERVICE, e.toString());
      return 0;
    }
  }

  private static void configure(Path conf, int sessions) throws IOException {
    Files.createDirectories(conf);
    Files.writeString(
        conf.resolve("org.mapiosgi.subsystem.cfg"), "binding.target=(mapi.binding=emulator)\n");
    for (int number = 1; number <= sessions; number++) {
      Files.writeString(
          conf.resolve("org.mapiosgi.session-s" + number + ".cfg"), "profile=emulator\n");
    }
  }
}
