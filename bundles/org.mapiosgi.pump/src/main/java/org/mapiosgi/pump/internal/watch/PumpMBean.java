// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.watch;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.api.pump.MessagePumpMXBean;
import org.mapiosgi.api.pump.PumpMetrics;

/** A pump as an MBean: shows its status and its metrics. */
final class PumpMBean implements MessagePumpMXBean {
  private final MessagePump pump;
  private final Thread thread;
  private final Supplier<String> running;

  PumpMBean(MessagePump pump, Thread thread, Supplier<String> running) {
    this.pump = pump;
    this.thread = thread;
    this.running = running;
  }

  @Override
  public String getName() {
    return pump.name();
  }

  @Override
  public String getThread() {
    return pump.status().thread();
  }

  @Override
  public String getPhase() {
    return pump.status().phase().name();
  }

  @Override
  public long getInPhaseMillis() {
    return pump.status().inPhase().toMillis();
  }

  @Override
  public String getTask() {
    return running.get();
  }

  @Override
  public int getQueued() {
    return pump.status().queued();
  }

  @Override
  public int getMostQueued() {
    return pump.metrics().mostQueued();
  }

  @Override
  public int getTimers() {
    return pump.status().timers();
  }

  @Override
  public int getDepth() {
    return pump.status().depth();
  }

  @Override
  public long getTasksRun() {
    return pump.status().tasksRun();
  }

  @Override
  public long getTasksFailed() {
    return pump.status().tasksFailed();
  }

  @Override
  public long getRejected() {
    return pump.metrics().rejected();
  }

  @Override
  public long getMessages() {
    return pump.status().messages();
  }

  @Override
  public long getWaits() {
    return pump.metrics().waits();
  }

  @Override
  public long getWakes() {
    return pump.status().wakes();
  }

  @Override
  public long getSpurious() {
    return pump.metrics().spurious();
  }

  @Override
  public long getQuitsIgnored() {
    return pump.status().quitsIgnored();
  }

  @Override
  public Map<String, Latency> getLatencies() {
    PumpMetrics metrics = pump.metrics();
    Map<String, Latency> latencies = new LinkedHashMap<>();
    latencies.put("waited", latency(metrics.waited()));
    metrics
        .waitedByPriority()
        .forEach((priority, each) -> latencies.put("waited." + priority, latency(each)));
    latencies.put("ran", latency(metrics.ran()));
    latencies.put("late", latency(metrics.late()));
    latencies.put("dispatched", latency(metrics.dispatched()));
    return latencies;
  }

  private static Latency latency(PumpMetrics.Distribution measured) {
    return new Latency(
        measured.count(),
        measured.p50().toNanos(),
        measured.p99().toNanos(),
        measured.max().toNanos());
  }

  @Override
  public String[] stack() {
    return Arrays.stream(thread.getStackTrace())
        .map(StackTraceElement::toString)
        .toArray(String[]::new);
  }
}
