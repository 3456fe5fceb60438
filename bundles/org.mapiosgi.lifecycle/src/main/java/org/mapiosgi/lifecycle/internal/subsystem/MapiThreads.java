// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.mapiosgi.api.pump.PumpPhase;
import org.mapiosgi.api.pump.PumpStatus;
import org.mapiosgi.lifecycle.internal.ServiceMode;
import org.mapiosgi.spi.MapiSubsystemBinding;
import org.mapiosgi.spi.MessagePumpFactory;
import org.mapiosgi.spi.NativeMapi;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.PromiseFactory;

/**
 * The threads that may enter MAPI. The primary initialises it first, uninitialises it last, pumps
 * always and does nothing else (R8, R9); the lanes do the work.
 */
final class MapiThreads {
  // Its callbacks only queue, and must run when the pool is gone: a lane may come back very late.
  private final PromiseFactory promises = new PromiseFactory(PromiseFactory.inlineExecutor());
  private final MapiThread primary;
  private final List<MapiThread> lanes = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private Promise<Void> down;

  MapiThreads(MessagePumpFactory pumps, MapiSubsystemBinding binding, int laneCount) {
    primary = open(pumps, binding, "mapi-primary");
    for (int i = 1; i <= laneCount; i++) {
      lanes.add(open(pumps, binding, "mapi-lane-" + i));
    }
  }

  private MapiThread open(MessagePumpFactory pumps, MapiSubsystemBinding binding, String name) {
    return new MapiThread(pumps.open(name, binding.queues()), thread -> isOneOfUs());
  }

  /** Whether the calling thread is one of these. */
  boolean isOneOfUs() {
    return primary.isThisThread() || lanes.stream().anyMatch(MapiThread::isThisThread);
  }

  /** Initialises MAPI on the primary, then on every lane. */
  Promise<NativeMapi> up(MapiSubsystemBinding binding, ServiceMode mode) {
    return primary
        .up(binding::load, mode.initFlags())
        .flatMap(
            mapi ->
                promises
                    .all(lanes.stream().map(lane -> lane.up(() -> mapi, mode.initFlags())).toList())
                    .map(all -> mapi));
  }

  /**
   * Uninitialises MAPI on every lane, then on the primary. While a lane does not come back the
   * primary stays: it must outlive all others (R8), and it still has their notifications to pump.
   * Not twice.
   */
  synchronized Promise<Void> down() {
    if (down == null) {
      down =
          promises
              .all(lanes.stream().map(MapiThread::down).toList())
              .recover(failed -> List.of())
              .flatMap(all -> primary.down());
    }
    return down;
  }

  /** The lane for the next session: one that is not in the middle of something, where there is. */
  MapiThread pickLane() {
    int start = next.getAndIncrement();
    List<MapiThread> rotated = new ArrayList<>();
    for (int i = 0; i < lanes.size(); i++) {
      rotated.add(lanes.get(Math.floorMod(start + i, lanes.size())));
    }
    return rotated.stream()
        .min(
            Comparator.comparingInt(
                lane -> {
                  PumpStatus status = lane.status();
                  return status.queued() + (status.phase() == PumpPhase.IDLE ? 0 : 1);
                }))
        .orElseThrow();
  }

  /** The primary first. */
  List<PumpStatus> status() {
    List<PumpStatus> all = new ArrayList<>();
    all.add(primary.status());
    lanes.forEach(lane -> all.add(lane.status()));
    return all;
  }
}
