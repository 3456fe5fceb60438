// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.lifecycle.internal.account.Losses;
import org.mapiosgi.lifecycle.internal.thread.Due;
import org.mapiosgi.lifecycle.internal.thread.LaneStep;
import org.mapiosgi.lifecycle.internal.thread.MapiThread;
import org.mapiosgi.lifecycle.internal.thread.MapiThreads;
import org.mapiosgi.lifecycle.internal.thread.ReadyMapi;
import org.mapiosgi.lifecycle.internal.thread.Step;
import org.mapiosgi.spi.NativeAdviseSink;
import org.osgi.util.promise.Promise;

/** One try to log on and, if it succeeds, the logon until its end. */
final class Attempt implements Due {
  private final MapiThreads lanes;
  private final SessionSettings settings;
  private final AtomicReference<Logon> logon = new AtomicReference<>();

  /** Null until a lane begins the logon; never set if the attempt was given up before. */
  private volatile @Nullable MapiThread lane;

  private volatile boolean givenUp;
  private volatile @Nullable LaneStep<Void> step;
  private final EarlyEvents events = new EarlyEvents();
  private final CompletableFuture<Void> gone = new CompletableFuture<>();

  Attempt(MapiThreads lanes, SessionSettings settings) {
    this.lanes = lanes;
    this.settings = settings;
  }

  /** The lane of the logon, which has begun. */
  MapiThread lane() {
    return Objects.requireNonNull(lane, "a lane has begun the logon");
  }

  /** The lane of the logon; empty if the attempt waits for a lane, or was given up before. */
  Optional<MapiThread> findLane() {
    return Optional.ofNullable(lane);
  }

  /** Says whether the logon has begun on this lane. */
  boolean isOn(MapiThread other) {
    return lane == other;
  }

  /** The logon; null if it has not succeeded, or is logged off. */
  @Nullable Logon logon() {
    return logon.get();
  }

  /** The reason for an operator if the logon has taken too long. */
  Reason late() {
    String logon = "the logon with profile '" + settings.profile() + "' ";
    String within = " within " + settings.logonTimeout().toSeconds() + " s";
    MapiThread on = lane;
    return on == null
        ? Reason.of(Reason.Kind.THREAD, logon + "has found no free lane" + within)
            .remedy("look at mapi:lanes for the work that occupies the lanes")
            .build()
        : Reason.of(
                Reason.Kind.NO_ANSWER,
                logon + "on " + on.name() + " has not been answered" + within)
            .build();
  }

  /** The receive folder, or null while it is not known. */
  @Nullable EntryId inbox() {
    Logon known = logon.get();
    return known == null ? null : known.inboxId();
  }

  /** The notifications that have come, or come, on this logon. */
  EarlyEvents events() {
    return events;
  }

  /** Done when it is logged off, or when a wait for that is useless. */
  CompletableFuture<Void> gone() {
    return gone;
  }

  /** Gives the attempt up: if it has not begun, it never will. */
  synchronized void giveUp() {
    givenUp = true;
  }

  /** Binds the attempt to a lane; false if it was given up. */
  private synchronized boolean begin(MapiThread taker) {
    if (!givenUp) {
      lane = taker;
    }
    return !givenUp;
  }

  /** Begins as soon as a lane is free. */
  Promise<Void> logOn(ReadyMapi mapi, NativeAdviseSink sink, boolean events) {
    LaneStep<Void> logsOn =
        new LaneStep<>(this::begin, on -> watched("the logon", () -> open(mapi, sink, events)));
    step = logsOn;
    lanes.whenFree(logsOn);
    return logsOn.promise();
  }

  private Void open(ReadyMapi mapi, NativeAdviseSink sink, boolean events) {
    logon.set(
        Logon.open(
            mapi.mapi(),
            settings.name(),
            settings.profile(),
            mapi.mode(),
            mapi.quotas().ofSession(settings.name()),
            settings.readLimit(),
            sink,
            events));
    lane().owes(this);
    return null;
  }

  private Void watched(String what, Step.Body<Void, RuntimeException> body) {
    return lane().watched(new Step(settings.name(), what, settings.logonTimeout()), body);
  }

  /**
   * Queues the logoff on the lane, behind the steps of this attempt, so that nothing that they open
   * is missed. A lane that ends by itself logs off as its last act.
   */
  void logoff() {
    giveUp();
    MapiThread on = lane;
    if (on == null) {
      withdraw();
      gone.complete(null);
    } else {
      queueLogoff(on).onResolve(() -> gone.complete(null));
    }
  }

  private void withdraw() {
    LaneStep<Void> waits = step;
    if (waits != null) {
      lanes.withdraw(waits);
    }
  }

  private Promise<Void> queueLogoff(MapiThread lane) {
    Promise<Void> done;
    try {
      done =
          lane.async(
              () -> {
                giveBack();
                return null;
              });
    } catch (RejectedExecutionException e) {
      return lane.end();
    }
    return done.recoverWith(
        failed ->
            failed.getFailure() instanceof RejectedExecutionException
                ? lane.end()
                : failed.map(no -> null));
  }

  @Override
  public void giveBack() {
    Logon open = logon.getAndSet(null);
    try {
      if (open != null) {
        logOff(open);
        open = null;
      }
    } finally {
      if (open == null) {
        lane().settled(this);
      } else {
        // It failed, for example without memory: the logon can still be written off.
        logon.set(open);
      }
    }
  }

  private void logOff(Logon open) {
    List<String> refused =
        lane()
            .watched(
                new Step(settings.name(), "the logoff", settings.logonTimeout()),
                () -> {
                  open.close();
                  return open.refusedCalls();
                });
    refused.forEach(call -> lane().refused(settings.name(), call));
  }

  @Override
  public void writeOff(Losses losses) {
    Logon lost = logon.getAndSet(null);
    if (lost != null) {
      lost.writeOff(lane().name(), losses);
    }
  }
}
