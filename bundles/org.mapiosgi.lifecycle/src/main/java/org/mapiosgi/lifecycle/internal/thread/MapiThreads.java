// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.thread;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.pump.PumpStatus;
import org.mapiosgi.lifecycle.internal.ServiceMode;
import org.mapiosgi.lifecycle.internal.account.Losses;
import org.mapiosgi.lifecycle.internal.bean.Beans;
import org.mapiosgi.spi.MapiSubsystemBinding;
import org.mapiosgi.spi.MessagePumpFactory;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.NativeMapi;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.PromiseFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the threads that may enter MAPI. The primary initialises MAPI first, uninitialises it last,
 * pumps always and does nothing else (R8, R9). The lanes do the work. Another lane replaces a stuck
 * one, which ends if its call returns.
 *
 * <p>Thread-safe; no method blocks.
 */
public final class MapiThreads {
  private static final Logger LOG = LoggerFactory.getLogger(MapiThreads.class);

  /** How long a primary that ends waits for its lanes. */
  private static final Duration LAST_WAIT = Duration.ofMinutes(1);

  private static final Duration LOOK = Duration.ofMillis(10);

  // Its callbacks only queue, and must run when the pool is gone: a lane may come back very late.
  private final PromiseFactory promises = new PromiseFactory(PromiseFactory.inlineExecutor());
  private final MessagePumpFactory pumps;
  private final MapiSubsystemBinding binding;
  private final int wanted;
  private final int most;
  private final TokenWatch tokens;
  private final MapiThread primary;
  // Changed under the lock; looked at without.
  private final List<MapiThread> lanes = new CopyOnWriteArrayList<>();
  private final List<MapiThread> retired = new CopyOnWriteArrayList<>();
  private final Set<MapiThread> opening = new LinkedHashSet<>();
  private final FreeLanes free = new FreeLanes();
  private final Consumer<MapiThread> died;
  private final Losses losses;
  private final Beans beans;
  private final Runnable stepBegins;
  private final CountDownLatch lanesDown = new CountDownLatch(1);
  private final AtomicInteger number = new AtomicInteger();
  private @Nullable NativeMapi mapi;
  private int initFlags;
  private @Nullable Promise<Void> down;

  /**
   * Starts the threads.
   *
   * @param wanted how many lanes work
   * @param most how many lanes there are at the most, those that are stuck counted
   * @param died told, on the thread, of one that ends by an error of its own; of the primary: the
   *     lanes are to be brought down then
   * @param losses notes the objects that such a thread leaves open
   * @param beans shows each thread from its start until it has given MAPI back
   * @param stepBegins told, on the thread, of each step that may never return
   */
  public MapiThreads(
      MessagePumpFactory pumps,
      MapiSubsystemBinding binding,
      int wanted,
      int most,
      Consumer<MapiThread> died,
      Losses losses,
      Beans beans,
      Runnable stepBegins) {
    this.pumps = pumps;
    this.binding = binding;
    this.wanted = wanted;
    this.most = most;
    tokens = new TokenWatch(binding);
    this.died = died;
    this.losses = losses;
    this.beans = beans;
    this.stepBegins = stepBegins;
    Lease lease = new Lease();
    primary = open("mapi-primary", lease, queue -> lastOfPrimary(lease, queue));
    try {
      for (int i = 0; i < wanted; i++) {
        work(openLane());
      }
    } catch (RuntimeException | Error e) {
      // A machine without memory or threads must not have fewer after each try.
      down();
      throw e;
    }
  }

  private void work(MapiThread lane) {
    lanes.add(lane);
    free.join(lane);
  }

  private MapiThread openLane() {
    Lease lease = new Lease();
    return open(
        "mapi-lane-" + number.incrementAndGet(),
        lease,
        queue -> lease.lastChance(this::lastOfLane));
  }

  /** Sessions are logged off on the lane that logged them on, and only there (R6, R13). */
  private void lastOfLane() {
    all()
        .filter(MapiThread::isThisThread)
        .forEach(
            lane -> {
              try {
                died.accept(lane);
              } finally {
                lane.settleAll();
              }
            });
  }

  private MapiThread open(String name, Lease lease, GuardedQueue.LastWord last) {
    return new MapiThread(
        pumps.open(name, of -> new GuardedQueue(binding.queues().open(of), last)),
        lease,
        thread -> isOneOfUs(),
        binding.dialogs()::currentThread,
        tokens,
        losses,
        stepBegins,
        thread -> beans.lane(thread.name(), () -> LaneReport.of(this, thread)));
  }

  /** The lanes must be down before (R8); they may need its messages for that. */
  private void lastOfPrimary(Lease lease, MessageQueue queue) {
    lease.lastChance(
        () -> {
          died.accept(primary);
          long end = System.nanoTime() + LAST_WAIT.toNanos();
          while (lanesDown.getCount() > 0 && System.nanoTime() - end < 0) {
            waitAMoment();
            dispatch(queue);
          }
        });
  }

  private void waitAMoment() {
    try {
      boolean unused = lanesDown.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      // Nobody interrupts it for a reason, and MAPI has to be given back.
      LOG.debug("interrupted while the lanes come down", e);
    }
  }

  private static void dispatch(MessageQueue queue) {
    try {
      while (queue.dispatch() == MessageQueue.Dispatched.MESSAGE) {
        // the next
      }
    } catch (RuntimeException e) {
      LOG.debug("the queue of the primary gives nothing any more", e);
    }
  }

  /** Whether the calling thread is one of these. */
  public boolean isOneOfUs() {
    return all().anyMatch(MapiThread::isThisThread);
  }

  /** The primary first. */
  public Stream<MapiThread> all() {
    return Stream.of(List.of(primary), lanes, retired).flatMap(List::stream);
  }

  /** Initialises MAPI on the primary, then on every lane. */
  public Promise<NativeMapi> up(ServiceMode mode) {
    return primary.up(this::loadAsFirst, mode.initFlags()).flatMap(loaded -> lanesUp(loaded, mode));
  }

  /**
   * Loads MAPI for the primary, which must be the first to initialise it and the last to
   * uninitialise it (R8). Refuses if a thread of an earlier start has not returned from MAPI yet.
   */
  private NativeMapi loadAsFirst() {
    NativeMapi loaded = binding.load();
    List<String> before = loaded.initializedThreads();
    if (!before.isEmpty()) {
      throw MapiException.of(
              "MAPIInitialize",
              HResult.named("MAPI_E_BUSY"),
              "it is initialised still by threads that did not come back from an earlier stop: "
                  + String.join(", ", before))
          .withHint(
              "R8",
              "it can be initialised anew when they have come back; restart the process where"
                  + " they do not");
    }
    return loaded;
  }

  private synchronized Promise<NativeMapi> lanesUp(NativeMapi loaded, ServiceMode mode) {
    mapi = loaded;
    initFlags = mode.initFlags();
    return promises
        .all(lanes.stream().map(lane -> lane.up(() -> loaded, initFlags)).toList())
        .map(all -> loaded);
  }

  /**
   * Uninitialises MAPI on every lane, then on the primary. While a lane does not come back the
   * primary stays: it must outlive all others (R8), and it still has their notifications to pump.
   * Not twice.
   */
  public Promise<Void> down() {
    Promise<Void> begun = beginDown();
    refuseIfNoneComes();
    return begun;
  }

  private synchronized Promise<Void> beginDown() {
    if (down == null) {
      List<MapiThread> ending = new ArrayList<>(lanes);
      ending.addAll(retired);
      ending.addAll(opening);
      down =
          promises
              .all(ending.stream().map(MapiThread::down).toList())
              .recover(failed -> List.of())
              .onResolve(() -> ending.forEach(MapiThread::writeOff))
              .onResolve(lanesDown::countDown)
              .flatMap(all -> primary.down());
    }
    return down;
  }

  /**
   * Has the first free lane do a step. If no lane works and none is being opened, the step fails
   * with a {@link NoLaneException}.
   */
  public void whenFree(LaneStep<?> step) {
    free.add(step);
    // Looked at after the step is among the waiting: either this sees that no lane is left, or the
    // loss of the last lane sees the step.
    refuseIfNoneComes();
  }

  /** Ends a step if no lane has taken it; its promise fails. */
  public void withdraw(LaneStep<?> step) {
    if (free.remove(step)) {
      step.cancel();
    }
  }

  private void refuseIfNoneComes() {
    List<LaneStep<?>> useless;
    Optional<NoLaneException> why;
    synchronized (this) {
      why = noLane();
      useless = why.isPresent() ? free.removeAll() : List.of();
    }
    why.ifPresent(none -> useless.forEach(step -> step.refuse(none)));
  }

  /** Returns the reason why a step need not wait for a lane; empty if a lane works or comes. */
  public synchronized Optional<NoLaneException> noLane() {
    if (down != null) {
      return Optional.of(new NoLaneException("no lane is free: MAPI goes down"));
    }
    if (!lanes.isEmpty() || !opening.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new NoLaneException(
            "no lane is free: "
                + retired.size()
                + " are stuck, of "
                + most
                + " at the most (lanes.max)"));
  }

  /** Whether it is the primary. */
  public boolean isPrimary(MapiThread thread) {
    return thread == primary;
  }

  /** Looks after each step whether it left its thread impersonating. */
  public TokenWatch tokens() {
    return tokens;
  }

  /** The lanes that work. */
  List<MapiThread> lanes() {
    return lanes;
  }

  /** The lanes that are stuck, or on their way out. */
  List<MapiThread> retired() {
    return retired;
  }

  /** The steps that do not return or take long. */
  public List<Running> running() {
    return all().map(MapiThread::running).flatMap(Optional::stream).toList();
  }

  /**
   * Takes a lane out of work and opens another in its place, within the limit.
   *
   * @return false if it was out of work already
   */
  boolean retire(MapiThread lane) {
    synchronized (this) {
      if (!lanes.remove(lane)) {
        return false;
      }
      free.leave(lane);
      retired.add(lane);
      replenish();
    }
    refuseIfNoneComes();
    return true;
  }

  /** Lets a retired lane end as soon as it has done what is queued. */
  void end(MapiThread lane) {
    lane.down()
        .onResolve(
            () -> {
              LOG.info("lane={} has ended", lane.name());
              lane.writeOff();
              ended(lane);
            });
  }

  private synchronized void ended(MapiThread lane) {
    retired.remove(lane);
    replenish();
  }

  /** Whether there are fewer lanes than there should be. */
  synchronized boolean wantsLanes() {
    return down == null && lanes.size() + opening.size() < wanted;
  }

  /** Opens the lanes that are wanting, within the limit. */
  synchronized void replenish() {
    while (wantsLanes() && lanes.size() + opening.size() + retired.size() < most) {
      MapiThread lane;
      try {
        lane = openLane();
      } catch (RuntimeException | Error e) {
        // The caller has other work; the next tending tries again.
        LOG.error("no lane could be opened; there is one less for now", e);
        return;
      }
      opening.add(lane);
      lane.up(() -> mapi, initFlags).onResolve(() -> opened(lane));
    }
  }

  private void opened(MapiThread lane) {
    synchronized (this) {
      opening.remove(lane);
      if (lane.isUp()) {
        work(lane);
      } else {
        // Not tried again at once: the next tending does.
        LOG.error("lane={} could not initialise MAPI; there is one lane less for now", lane.name());
        lane.down();
      }
    }
    refuseIfNoneComes();
  }

  /** The primary first. */
  public List<PumpStatus> status() {
    return all().map(MapiThread::status).toList();
  }
}
