// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.lifecycle.internal.thread.MapiThread;
import org.mapiosgi.lifecycle.internal.thread.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a session that goes down logged on until its accepted work is done and its submitted
 * messages have left the Outbox, or until the time is over (R21).
 */
final class Drain {
  private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

  /** The time between two looks at the Outbox. */
  private static final long PERIOD_MILLIS = 200;

  private static final int UNKNOWN = -1;

  private final SessionSettings settings;
  private final Logon logon;
  private final MapiThread lane;
  private final ScheduledExecutorService timer;
  private final CompletableFuture<String> left = new CompletableFuture<>();
  private volatile int submitted = UNKNOWN;

  Drain(SessionSettings settings, Logon logon, MapiThread lane, ScheduledExecutorService timer) {
    this.settings = settings;
    this.logon = logon;
    this.lane = lane;
    this.timer = timer;
  }

  /**
   * Begins. The first look at the Outbox waits its turn behind the work that was accepted.
   *
   * @return what is left when it ends, as the rest of a sentence; empty if nothing is
   */
  CompletableFuture<String> begin() {
    Duration longest = settings.drain();
    look();
    return left.completeOnTimeout(null, longest.toNanos(), TimeUnit.NANOSECONDS)
        .thenApply(said -> told(said == null ? late() : said));
  }

  private String told(String rest) {
    if (rest.isEmpty()) {
      return "";
    }
    LOG.warn("session={} is logged off undrained: {}", settings.name(), rest);
    return "; " + rest;
  }

  /** Ends it before its time. */
  void end(String why) {
    left.complete(why);
  }

  private String late() {
    String within = " when drain.seconds (" + settings.drain().toSeconds() + ") were over";
    return submitted == UNKNOWN
        ? "units of work were not done" + within
        : submitted + " submitted messages were still in the Outbox" + within + " (R21)";
  }

  private void look() {
    if (left.isDone()) {
      return;
    }
    try {
      lane.execute(this::count);
    } catch (RejectedExecutionException e) {
      left.complete("the lane has ended");
    }
  }

  private void count() {
    if (left.isDone()) {
      return;
    }
    try {
      submitted =
          lane.watched(
              new Step(settings.name(), "the look into the Outbox", settings.deadline()),
              logon::submitted);
    } catch (MapiException e) {
      left.complete("the Outbox cannot be looked into: " + e.getMessage());
      return;
    }
    if (submitted == 0) {
      left.complete("");
    } else {
      try {
        timer.schedule(this::look, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        left.complete(submitted + " submitted messages are still in the Outbox (R21)");
      }
    }
  }
}
