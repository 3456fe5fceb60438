// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.watch;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jfr.EventFactory;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.pump.PumpMetrics;
import org.mapiosgi.api.pump.PumpPhase;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.measure.Counters;
import org.mapiosgi.pump.internal.task.PumpFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events of the JDK's flight recorder. The only class that needs package jdk.jfr, with the events
 * themselves.
 *
 * <p>Event classes are made ready, which takes the JVM its time, when the first recording in this
 * JVM begins. Until then nothing is on; afterwards an event is made where its type is enabled. A
 * recorder that fails gets no more events: no pump may suffer from being watched.
 */
final class JfrEvents implements Recorder, FlightRecorderListener {
  private final Logger logger = LoggerFactory.getLogger(JfrEvents.class);
  private final Set<PumpContext> pumps = ConcurrentHashMap.newKeySet();
  private final Runnable everyPeriod = this::tellStatistics;

  /** Empty while nothing is on. Not changed once it is here. */
  private volatile Map<JfrEvent, EventFactory> types = Map.of();

  private JfrEvents() {}

  /**
   * Waits for a recording.
   *
   * @throws LinkageError where there is no jdk.jfr
   */
  static Recorder open() {
    if (!FlightRecorder.isAvailable()) {
      return NONE;
    }
    JfrEvents events = new JfrEvents();
    FlightRecorder.addListener(events);
    return events;
  }

  @Override
  public void recorderInitialized(FlightRecorder recorder) {
    try {
      Map<JfrEvent, EventFactory> made = new HashMap<>();
      for (JfrEvent type : JfrEvent.ALL) {
        made.put(type, type.register());
      }
      FlightRecorder.addPeriodicEvent(
          Objects.requireNonNull(made.get(JfrEvent.STATISTICS), "JfrEvent.ALL has it")
              .newEvent()
              .getClass(),
          everyPeriod);
      types = made;
    } catch (LinkageError | RuntimeException e) {
      giveUp(e);
    }
  }

  @Override
  public void close() {
    Map<JfrEvent, EventFactory> made = types;
    types = Map.of();
    try {
      FlightRecorder.removeListener(this);
      FlightRecorder.removePeriodicEvent(everyPeriod);
      made.values().forEach(EventFactory::unregister);
    } catch (LinkageError | RuntimeException e) {
      giveUp(e);
    }
  }

  @Override
  public boolean isOn() {
    return !types.isEmpty();
  }

  /** Reads the values of an event after the pump's name; called only if the event is recorded. */
  private interface Values {
    Object[] read();
  }

  private void tell(JfrEvent type, PumpContext pump, Values values) {
    tell(type, pump.name(), values);
  }

  private void tell(JfrEvent type, String pump, Values values) {
    try {
      EventFactory factory = types.get(type);
      if (factory != null && factory.getEventType().isEnabled()) {
        type.commit(factory, pump, values.read());
      }
    } catch (LinkageError | RuntimeException e) {
      giveUp(e);
    }
  }

  private void giveUp(Throwable why) {
    types = Map.of();
    logger.warn("the flight recorder is told nothing more of pumps, because it failed", why);
  }

  @Override
  public void ran(
      PumpContext pump, PumpPhase phase, @Nullable Runnable task, long nanos, int items) {
    if (isOn()) {
      tell(
          JfrEvent.LONG_TASK,
          pump,
          () ->
              new Object[] {
                phase.name(),
                task == null ? "" : PumpFuture.kindOf(task),
                nanos,
                (long) items,
                (long) pump.intake().queued()
              });
    }
  }

  @Override
  public void hang(HangReport report) {
    tell(
        JfrEvent.HANG,
        report.pump(),
        () ->
            new Object[] {
              report.kind().name(),
              report.phase().name(),
              report.task(),
              report.site(),
              (long) report.message(),
              (long) report.depth(),
              report.busy().toNanos(),
              (long) report.queued(),
              report.oldest().toNanos(),
              (long) report.timers(),
              report.stack().isEmpty() ? "" : report.stack().get(0).toString()
            });
  }

  @Override
  public void depth(PumpContext pump, long queued) {
    tell(JfrEvent.DEPTH_ALARM, pump, () -> new Object[] {queued});
  }

  @Override
  public void started(PumpContext pump) {
    pumps.add(pump);
    tell(JfrEvent.START, pump, () -> new Object[0]);
  }

  @Override
  public void ended(PumpContext pump) {
    pumps.remove(pump);
    Counters counters = pump.counters();
    tell(JfrEvent.END, pump, () -> new Object[] {counters.tasksRun(), counters.tasksFailed()});
  }

  private void tellStatistics() {
    pumps.forEach(pump -> tell(JfrEvent.STATISTICS, pump, () -> statistics(pump)));
  }

  private static Object[] statistics(PumpContext pump) {
    Counters counters = pump.counters();
    PumpMetrics.Distribution waited = pump.timings().waited();
    return new Object[] {
      (long) pump.intake().queued(),
      counters.tasksRun(),
      counters.messages(),
      counters.waits(),
      counters.wakes(),
      counters.spurious(),
      waited.p50().toNanos(),
      waited.p99().toNanos(),
      waited.max().toNanos()
    };
  }
}
