// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.workload;

import java.util.LinkedHashMap;
import java.util.Map;

/** The workloads by name. */
public final class Workloads {
  private Workloads() {}

  /** Those that need nothing but a subject. */
  public static Map<String, Workload> all() {
    Map<String, Workload> all = new LinkedHashMap<>();
    all.put("post", new PostLatency());
    all.put("throughput", new Throughput());
    all.put("drain", new Drain());
    all.put("roundtrip", new RoundTrip());
    all.put("timers", new TimerLateness());
    all.put("ticks", new TickLateness());
    all.put("churn", new TimerChurn());
    all.put("flood", new Flood());
    all.put("idle", new IdleCost());
    all.put("burst", new BurstMemory());
    all.put("events", new EventLatency());
    all.put("hang", new HangReport());
    all.put("end", new EndUnderLoad());
    return all;
  }
}
