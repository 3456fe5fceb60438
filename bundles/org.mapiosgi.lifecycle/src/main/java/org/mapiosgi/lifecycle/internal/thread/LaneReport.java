// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.thread;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mapiosgi.api.pump.PumpStatus;
import org.mapiosgi.api.status.LaneStatus;
import org.mapiosgi.api.status.ObjectHolder;

/** The MAPI threads and what their steps have open, as an operator sees them. Any thread. */
public final class LaneReport {
  private LaneReport() {}

  /** The threads, the primary first. */
  public static List<LaneStatus> of(MapiThreads threads) {
    List<MapiThread> retired = List.copyOf(threads.retired());
    return threads
        .all()
        .map(thread -> of(thread, threads.isPrimary(thread), retired.contains(thread)))
        .toList();
  }

  /** One of the threads. */
  static LaneStatus of(MapiThreads threads, MapiThread thread) {
    return of(thread, threads.isPrimary(thread), threads.retired().contains(thread));
  }

  private static LaneStatus of(MapiThread thread, boolean primary, boolean retired) {
    PumpStatus pump = thread.status();
    Optional<Running> running = thread.running();
    LaneStatus.Builder status =
        LaneStatus.of(
                thread.name(),
                retired ? LaneStatus.State.STUCK : state(pump, running),
                running.map(Running::since).orElseGet(() -> Instant.now().minus(pump.inPhase())))
            .primary(primary)
            .session(running.map(each -> each.step().session()).orElse(""))
            .work(running.map(each -> each.step().what()).orElse(""))
            .queued(pump.queued())
            .objects(running.map(each -> each.step().objects().byInterface()).orElse(Map.of()));
    running.flatMap(each -> each.step().consumer()).ifPresent(each -> status.bundle(each.bundle()));
    running
        .map(each -> each.step().task())
        .filter(task -> !task.isEmpty())
        .ifPresent(status::component);
    // To look at a stack is not for nothing.
    running
        .filter(each -> each.isOverdue(Duration.ZERO))
        .map(Running::where)
        .ifPresent(where -> status.at(where.place(), where.frame()));
    return status.build();
  }

  private static LaneStatus.State state(PumpStatus pump, Optional<Running> running) {
    if (running.filter(step -> step.isOverdue(Duration.ZERO)).isPresent()) {
      return LaneStatus.State.OVERDUE;
    }
    return switch (pump.phase()) {
      case STARTING -> LaneStatus.State.STARTING;
      case IDLE -> LaneStatus.State.IDLE;
      case TERMINATED -> LaneStatus.State.ENDED;
      default -> LaneStatus.State.BUSY;
    };
  }

  /** The open objects of the running steps. */
  public static List<ObjectHolder> holders(MapiThreads threads) {
    return threads
        .all()
        .flatMap(thread -> thread.running().map(LaneReport::holder).stream())
        .filter(holder -> !holder.objects().isEmpty() || holder.buffers() > 0)
        .toList();
  }

  private static ObjectHolder holder(Running running) {
    Step step = running.step();
    return ObjectHolder.of(running.thread())
        .session(step.session())
        .work(step.what())
        .objects(step.objects().byInterface())
        .buffers(running.buffers().getAsInt())
        .build();
  }
}
