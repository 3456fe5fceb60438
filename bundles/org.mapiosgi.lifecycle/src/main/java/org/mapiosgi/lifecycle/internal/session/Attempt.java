// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.lifecycle.internal.account.Losses;
import org.mapiosgi.lifecycle.internal.thread.Due;
import org.mapiosgi.lifecycle.internal.thread.MapiThread;
import org.mapiosgi.lifecycle.internal.thread.ReadyMapi;
import org.mapiosgi.lifecycle.internal.thread.Step;
import org.mapiosgi.spi.NativeAdviseSink;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.Promises;

/** One try to log on and, if it succeeds, the logon until its end. */
final class Attempt implements Due {
  private final MapiThread lane;
  private final SessionSettings settings;
  private final AtomicReference<Logon> logon = new AtomicReference<>();
  private volatile boolean givenUp;
  private final EarlyEvents events = new EarlyEvents();
  private final CompletableFuture<Void> gone = new CompletableFuture<>();

  Attempt(MapiThread lane, SessionSettings settings) {
    this.lane = lane;
    this.settings = settings;
  }

  MapiThread lane() {
    return lane;
  }

  /** The logon; null if it has not succeeded, or is logged off. */
  @Nullable Logon logon() {
    return logon.get();
  }

  /** The sentence for an operator if the logon has taken too long. */
  String unanswered() {
    return "the logon with profile '"
        + settings.profile()
        + "' on "
        + lane.name()
        + " has not been answered within "
        + settings.logonTimeout().toSeconds()
        + " s";
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
  void giveUp() {
    givenUp = true;
  }

  /** Begins; a try that was given up while it waited for its lane never does. */
  Promise<Void> logOn(ReadyMapi mapi, NativeAdviseSink sink, boolean events) {
    try {
      return lane.async(
          () -> {
            if (givenUp) {
              throw MapiException.of("MAPILogonEx", HResult.TIMEOUT, "it was given up before");
            }
            return watched("the logon", () -> open(mapi, sink, events));
          });
    } catch (RejectedExecutionException e) {
      return Promises.failed(e);
    }
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
    lane.owes(this);
    return null;
  }

  private Void watched(String what, Step.Body<Void, RuntimeException> body) {
    return lane.watched(new Step(settings.name(), what, settings.logonTimeout()), body);
  }

  /**
   * Queues the logoff on the lane, behind the steps of this attempt, so that nothing that they open
   * is missed. A lane that ends by itself logs off as its last act.
   */
  void logoff() {
    givenUp = true;
    queueLogoff().onResolve(() -> gone.complete(null));
  }

  private Promise<Void> queueLogoff() {
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
        lane.settled(this);
      } else {
        // It failed, for example without memory: the logon can still be written off.
        logon.set(open);
      }
    }
  }

  private void logOff(Logon open) {
    List<String> refused =
        lane.watched(
            new Step(settings.name(), "the logoff", settings.logonTimeout()),
            () -> {
              open.close();
              return open.refusedCalls();
            });
    refused.forEach(call -> lane.refused(settings.name(), call));
  }

  @Override
  public void writeOff(Losses losses) {
    Logon lost = logon.getAndSet(null);
    if (lost != null) {
      lost.writeOff(lane.name(), losses);
    }
  }
}
