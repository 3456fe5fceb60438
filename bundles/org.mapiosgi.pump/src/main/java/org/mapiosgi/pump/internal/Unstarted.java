// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * The tasks and timers that had not started when a pump stopped. One side takes them: the caller of
 * {@code shutdownNow}, or the end of a pump that failed.
 *
 * <p>A pump that drains leaves nothing here: it has run each task that was accepted, and a task
 * that comes later belongs to its producer, who takes it back.
 */
final class Unstarted {
  private final Lifecycle lifecycle;
  private final Mailbox mailbox;
  private boolean taken;

  Unstarted(Lifecycle lifecycle, Mailbox mailbox) {
    this.lifecycle = lifecycle;
    this.mailbox = mailbox;
  }

  /**
   * Any thread: stops the pump and takes what had not started. The state changes first, so that a
   * producer whose task is not among them sees it and takes the task back.
   */
  synchronized List<Runnable> stop() {
    lifecycle.stop();
    mailbox.open();
    List<Runnable> into = new ArrayList<>();
    mailbox.claimAll(into);
    taken = true;
    return into;
  }

  /** The pump, at its end: what nobody else answers for. */
  synchronized List<Runnable> rest() {
    List<Runnable> into = new ArrayList<>();
    if (!taken && lifecycle.state() == Lifecycle.State.STOPPING) {
      mailbox.open();
      mailbox.claimAll(into);
      taken = true;
    }
    return into;
  }
}
