// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.pump;

import java.util.Map;
import javax.management.ConstructorParameters;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Shows a pump in the platform's MBean server, as {@code
 * org.mapiosgi:type=MessagePump,name="NAME"}. Each pump has one, also a pump that is not a service,
 * from its start until its thread ends. If the name is in use, the product adds {@code instance=2}
 * and so on. The values are names, classes and numbers only. No call blocks the pump.
 */
@ProviderType
public interface MessagePumpMXBean {
  /** The pattern that matches the names of all pumps. */
  String PATTERN = "org.mapiosgi:type=MessagePump,*";

  /** Returns the pump's name. */
  String getName();

  /** Returns the name of the pump's thread. */
  String getThread();

  /** Returns the name of the {@link PumpPhase} that the pump thread is in. */
  String getPhase();

  /** Returns how long the pump thread has been in the phase. */
  long getInPhaseMillis();

  /** Returns the class of the running task; empty if no task runs. */
  String getTask();

  /** Tasks waiting. */
  int getQueued();

  /** Returns the most tasks seen waiting. */
  int getMostQueued();

  /** Timers pending. */
  int getTimers();

  /** Returns how many levels of {@link PumpNesting} surround the running task. */
  int getDepth();

  /** Tasks and timers that ran. */
  long getTasksRun();

  /** Tasks and timers that threw. */
  long getTasksFailed();

  /** Tasks and timers that were refused. */
  long getRejected();

  /** Messages dispatched. */
  long getMessages();

  /** Times the pump waited. */
  long getWaits();

  /** Waits that a task or timer from another thread ended. */
  long getWakes();

  /** Waits that ended before their time with nothing to do. */
  long getSpurious();

  /** WM_QUIT messages that did not end the pump. */
  long getQuitsIgnored();

  /**
   * Returns the distributions of {@link PumpMetrics}: {@code waited}, {@code ran}, {@code late},
   * {@code dispatched}, and for each {@link PumpPriority} {@code waited.URGENT} and so on.
   */
  Map<String, Latency> getLatencies();

  /** Returns the stack of the pump's thread at this moment, the innermost frame first. */
  String[] stack();

  /** Measured durations, in nanoseconds. */
  final class Latency {
    private final long count;
    private final long p50Nanos;
    private final long p99Nanos;
    private final long maxNanos;

    /** See the getters. */
    @ConstructorParameters({"count", "p50Nanos", "p99Nanos", "maxNanos"})
    public Latency(long count, long p50Nanos, long p99Nanos, long maxNanos) {
      this.count = count;
      this.p50Nanos = p50Nanos;
      this.p99Nanos = p99Nanos;
      this.maxNanos = maxNanos;
    }

    /** Returns the number of measured durations. */
    public long getCount() {
      return count;
    }

    /** Half of the durations were not longer. */
    public long getP50Nanos() {
      return p50Nanos;
    }

    /** 99 % of the durations were not longer. */
    public long getP99Nanos() {
      return p99Nanos;
    }

    /** Returns the longest duration. */
    public long getMaxNanos() {
      return maxNanos;
    }
  }
}
