// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import org.mapiosgi.api.pump.PumpMetrics;
import org.mapiosgi.api.pump.PumpPhase;

/**
 * Events of the JDK's flight recorder. The only class that needs package jdk.jfr, with the events
 * themselves.
 *
 * <p>Event classes are made ready, which takes the JVM its time, when the first recording in this
 * JVM begins. Until then nothing is on, and no event object is made; afterwards an event is made
 * where its type is enabled.
 */
final class JfrEvents implements PumpEvents, FlightRecorderListener {
  private final Set<PumpContext> pumps = ConcurrentHashMap.newKeySet();
  private final Runnable everyPeriod = this::tellWaits;
  private volatile boolean on;

  private JfrEvents() {}

  /**
   * Waits for a recording.
   *
   * @throws LinkageError where there is no jdk.jfr
   */
  static PumpEvents open() {
    if (!FlightRecorder.isAvailable()) {
      return NONE;
    }
    JfrEvents events = new JfrEvents();
    FlightRecorder.addListener(events);
    return events;
  }

  @Override
  public void recorderInitialized(FlightRecorder recorder) {
    FlightRecorder.addPeriodicEvent(JfrEvent.PumpStatistics.class, everyPeriod);
    on = true;
  }

  @Override
  public void close() {
    on = false;
    FlightRecorder.removeListener(this);
    FlightRecorder.removePeriodicEvent(everyPeriod);
  }

  @Override
  public boolean isOn() {
    return on;
  }

  @Override
  public void ran(PumpContext pump, PumpPhase phase, Runnable task, long nanos, int items) {
    if (!on) {
      return;
    }
    JfrEvent.LongTask event = new JfrEvent.LongTask();
    if (event.isEnabled()) {
      event.pump = pump.name();
      event.phase = phase.name();
      event.task = task == null ? "" : PumpFuture.kindOf(task);
      event.ran = nanos;
      event.items = items;
      event.queued = pump.mailbox().queued();
      event.commit();
    }
  }

  @Override
  public void hang(HangReport report) {
    if (!on) {
      return;
    }
    JfrEvent.Hang event = new JfrEvent.Hang();
    if (event.isEnabled()) {
      event.pump = report.pump();
      event.kind = report.kind().name();
      event.phase = report.phase().name();
      event.task = report.task();
      event.message = report.message();
      event.depth = report.depth();
      event.busy = report.busy().toNanos();
      event.oldest = report.oldest().toNanos();
      event.queued = report.queued();
      event.timers = report.timers();
      event.where = report.stack().isEmpty() ? "" : report.stack().get(0).toString();
      event.commit();
    }
  }

  @Override
  public void depth(PumpContext pump, long queued) {
    if (!on) {
      return;
    }
    JfrEvent.DepthAlarm event = new JfrEvent.DepthAlarm();
    if (event.isEnabled()) {
      event.pump = pump.name();
      event.queued = queued;
      event.commit();
    }
  }

  @Override
  public void started(PumpContext pump) {
    pumps.add(pump);
    if (on) {
      tell(new JfrEvent.PumpStart(), pump);
    }
  }

  @Override
  public void ended(PumpContext pump) {
    pumps.remove(pump);
    if (on) {
      JfrEvent.PumpEnd event = new JfrEvent.PumpEnd();
      event.tasks = pump.counters().tasksRun();
      event.failed = pump.counters().tasksFailed();
      tell(event, pump);
    }
  }

  private static void tell(JfrEvent event, PumpContext pump) {
    event.pump = pump.name();
    event.commit();
  }

  private void tellWaits() {
    for (PumpContext pump : pumps) {
      JfrEvent.PumpStatistics event = new JfrEvent.PumpStatistics();
      Counters counters = pump.counters();
      PumpMetrics.Distribution waited = pump.timings().waited();
      event.queued = pump.mailbox().queued();
      event.tasks = counters.tasksRun();
      event.messages = counters.messages();
      event.waits = counters.waits();
      event.wakes = counters.wakes();
      event.spurious = counters.spurious();
      event.waitedMedian = waited.p50().toNanos();
      event.waitedP99 = waited.p99().toNanos();
      event.waitedMax = waited.max().toNanos();
      tell(event, pump);
    }
  }
}
