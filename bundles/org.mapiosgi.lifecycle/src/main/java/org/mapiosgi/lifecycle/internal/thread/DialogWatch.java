// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.thread;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.spi.NativeDialog;
import org.mapiosgi.spi.NativeDialogs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for dialogs if a MAPI thread has been busy for a while. A service has nobody to answer a
 * dialog, and the call behind it never returns (R4).
 *
 * <p>The watch refuses the session whose call shows the dialog, and reports the dialog's text. In
 * service mode it answers a dialog of a MAPI thread if the answer commits to nothing: it presses
 * the Cancel button or the only button. It leaves three kinds of dialogs open: a question without
 * such an answer, a dialog of another thread, and every dialog in interactive mode. A thread that
 * stays in a dialog is stuck and is treated so.
 */
public final class DialogWatch {
  private static final Logger LOG = LoggerFactory.getLogger(DialogWatch.class);

  private final NativeDialogs dialogs;
  private final Supplier<Stream<MapiThread>> threads;
  private final Refusal refusal;
  private final boolean service;
  private final Duration busy;
  private final Executor actor;
  private final LookTimer ticks;
  private final AtomicBoolean looking = new AtomicBoolean();

  // For the actor alone.
  private final Set<NativeDialog> known = new HashSet<>();

  private volatile List<String> open = List.of();
  private volatile String last = "";
  private final AtomicInteger shown = new AtomicInteger();
  private final AtomicInteger cancelled = new AtomicInteger();

  /** Refuses a session whose call asks a person. */
  @FunctionalInterface
  public interface Refusal {
    /**
     * Refuses it, if there is a session of that name.
     *
     * @param lane the thread of the call
     * @param why the question of the dialog
     * @param hangs whether the call will not return
     */
    void refuse(String session, MapiThread lane, Reason why, boolean hangs);
  }

  /**
   * Begins to look.
   *
   * @param threads those there are at the moment
   * @param service whether nobody can answer
   * @param busy how long a thread is busy before it is worth a look
   * @param actor its own: to look may take a moment
   * @param timer only queues steps of the actor
   */
  public DialogWatch(
      NativeDialogs dialogs,
      Supplier<Stream<MapiThread>> threads,
      Refusal refusal,
      boolean service,
      Duration busy,
      Executor actor,
      ScheduledExecutorService timer) {
    this.dialogs = dialogs;
    this.threads = threads;
    this.refusal = refusal;
    this.service = service;
    this.busy = busy;
    this.actor = actor;
    ticks = new LookTimer(timer, busy.dividedBy(2), this::tick, this::isLookNeeded);
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
    return !open.isEmpty() || threads.get().anyMatch(thread -> thread.running().isPresent());
  }

  private void tick() {
    boolean worth = !open.isEmpty() || threads.get().anyMatch(thread -> thread.isBusy(busy));
    if (worth && looking.compareAndSet(false, true)) {
      actor.execute(
          () -> {
            try {
              look();
            } finally {
              looking.set(false);
            }
          });
    }
  }

  private void look() {
    List<NativeDialog> found = dialogs.find();
    List<String> texts = new ArrayList<>();
    for (NativeDialog dialog : found) {
      Optional<MapiThread> thread =
          threads.get().filter(each -> each.isNative(dialog.thread())).findFirst();
      String text = words(dialog, thread);
      texts.add(text);
      boolean answer = service && thread.isPresent() && dialog.cancellable();
      if (known.add(dialog)) {
        report(text, answer);
        thread.filter(mine -> service).ifPresent(mine -> refuse(mine, text, answer));
      }
      // Again each time, for one that was not answered by it.
      if (answer && dialogs.cancel(dialog)) {
        cancelled.incrementAndGet();
      }
    }
    known.retainAll(found);
    open = List.copyOf(texts);
  }

  private void report(String text, boolean answer) {
    shown.incrementAndGet();
    last = text;
    LOG.error("{} (R4); it is {}", text, answer ? "cancelled" : "left open");
  }

  private void refuse(MapiThread thread, String text, boolean answer) {
    thread
        .running()
        .map(running -> running.step().session())
        .ifPresent(
            session ->
                refusal.refuse(
                    session,
                    thread,
                    Reason.of(Reason.Kind.DIALOG, text)
                        .rule("R4")
                        .remedy(
                            "a service has nobody to answer; "
                                + (answer ? "it was cancelled; " : "it is left open; ")
                                + "sign in to the profile with Outlook as this account, and correct"
                                + " the things it asks for")
                        .build(),
                    !answer));
  }

  private static String words(NativeDialog dialog, Optional<MapiThread> thread) {
    return thread.map(MapiThread::name).orElse("thread " + dialog.thread() + " of this process")
        + " shows a dialog '"
        + dialog.caption()
        + "': '"
        + dialog.text()
        + "'"
        + thread
            .flatMap(MapiThread::running)
            .map(running -> " in " + running.step().words())
            .orElse("");
  }

  /** Returns the findings about dialogs. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (String text : open) {
      findings.add(
          Finding.warning("Dialog", text)
              .rule("R4")
              .remedy("answer it where it can be seen, or restart the process")
              .build());
    }
    if (shown.get() > 0) {
      findings.add(
          Finding.warning(
                  "Dialogs",
                  shown
                      + " were shown since MAPI was started, "
                      + cancelled
                      + " cancelled; the last: "
                      + last)
              .rule("R4")
              .remedy(
                  "sign in with Outlook as this account, in the same mode, and correct what it asks"
                      + " for")
              .build());
    }
    return findings;
  }
}
