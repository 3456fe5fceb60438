// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.endurance;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures of the process at one rest, by name. */
record Sample(Map<String, Long> figures) {
  private static final int COLLECTIONS = 4;
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** Takes the figures after the collection of garbage. */
  static Sample take(Mapi mapi, Pace pace) throws InterruptedException {
    long heap = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      // For the threads that work off what the collection has found.
      pace.pause(PAUSE);
      heap = Math.min(heap, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    Map<String, Long> figures = new LinkedHashMap<>();
    figures.put("heap", heap);
    figures.put("threads", (long) ManagementFactory.getThreadMXBean().getThreadCount());
    figures.put("classes", (long) ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
    figures.put("handles", mapi.handles());
    figures.put("objects", mapi.objects());
    return new Sample(Map.copyOf(figures));
  }
}
