// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.thread;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at intervals for stuck lanes. A lane is stuck if a step exceeds its limit and a further
 * grace. Users of a stuck lane leave it, and another lane takes its place.
 */
public final class LaneWatch {
  private static final Logger LOG = LoggerFactory.getLogger(LaneWatch.class);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final MapiThreads threads;
  private final Users users;
  private final Duration grace;
  private final Executor actor;
  private final AtomicInteger stuck = new AtomicInteger();
  private final AtomicInteger dead = new AtomicInteger();
  private final LookTimer ticks;

  /** Represents the users of lanes. */
  @FunctionalInterface
  public interface Users {
    /**
     * Has everybody leave a lane that is given up.
     *
     * @return done when no session will queue anything on it any more
     */
    CompletableFuture<Void> leave(MapiThread lane, Reason why);
  }

  /**
   * Begins to look.
   *
   * @param actor the subsystem's
   * @param timer only queues steps of the actor
   */
  public LaneWatch(
      MapiThreads threads,
      Users users,
      Duration grace,
      Executor actor,
      ScheduledExecutorService timer) {
    this.threads = threads;
    this.users = users;
    this.grace = grace;
    this.actor = actor;
    Duration period = grace.dividedBy(2);
    ticks =
        new LookTimer(
            timer,
            period.compareTo(LONGEST) < 0 ? period : LONGEST,
            this::look,
            this::isLookNeeded);
  }

  /** Notes that a step begins on one of the threads. Any thread. */
  public void stepBegins() {
    ticks.stepBegins();
  }

  /** Looks no more. */
  public void stop() {
    ticks.stop();
  }

  private boolean isLookNeeded() {
    return threads.wantsLanes()
        || threads.lanes().stream().anyMatch(lane -> lane.running().isPresent());
  }

  private void look() {
    for (MapiThread lane : threads.lanes()) {
      Optional<Running> step = lane.running().filter(running -> running.isOverdue(grace));
      if (step.isPresent()) {
        actor.execute(() -> giveUp(lane, stuck, step.get().reason()));
      } else if (lane.isGone()) {
        actor.execute(() -> died(lane));
      }
    }
    threads.replenish();
  }

  /** A lane ends because of an error in its pump. On the actor. */
  public void died(MapiThread lane) {
    giveUp(lane, dead, Reason.of(Reason.Kind.THREAD, lane.death()).build());
  }

  private void giveUp(MapiThread lane, AtomicInteger count, Reason why) {
    if (!threads.retire(lane)) {
      return;
    }
    count.incrementAndGet();
    lane.running()
        .flatMap(running -> running.step().consumer())
        .ifPresent(consumer -> consumer.stuck(lane.name()));
    LOG.error("lane={} is given up: {}", lane.name(), why.text());
    // Behind the logoffs that are queued on it.
    users.leave(lane, why).thenRun(() -> threads.end(lane));
  }

  /** Returns the reason why lanes cannot work now; empty if they can. */
  public String reason() {
    List<MapiThread> out = threads.retired();
    return out.isEmpty()
        ? ""
        : out.size()
            + " stuck: "
            + out.stream()
                .map(lane -> lane.running().map(Running::text).orElse(lane.name()))
                .collect(Collectors.joining("; "));
  }

  /** Returns the findings about lanes. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    String now = reason();
    if (!now.isEmpty()) {
      findings.add(
          Finding.warning("Lanes", now)
              .remedy(
                  "in a native call: look at the provider and its server; in code of a consumer:"
                      + " look at that bundle; restart if it stays so")
              .build());
    }
    if (stuck.get() > 0) {
      findings.add(
          Finding.warning(
                  "Lanes", stuck.get() + " were stuck since MAPI is ready, and were replaced")
              .remedy("give units of work a deadline that they can keep")
              .build());
    }
    if (dead.get() > 0) {
      findings.add(
          Finding.warning(
                  "Lanes",
                  dead.get()
                      + " ended by an error of their own since MAPI is ready, and were replaced")
              .remedy("look in the log for the error of the pump of that name")
              .build());
    }
    return findings;
  }
}
