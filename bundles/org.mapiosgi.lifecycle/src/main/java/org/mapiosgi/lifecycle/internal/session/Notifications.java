// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.lifecycle.internal.event.EventDispatcher;
import org.mapiosgi.spi.NativeAdviseSink;
import org.mapiosgi.spi.NativeEvent;

/** Passes the notifications of one logon to the listeners. On the primary pump. */
final class Notifications implements NativeAdviseSink {
  private final String session;
  private final Attempt attempt;
  private final Tally tally;
  private final EventDispatcher events;
  private final Consumer<Reason> lost;
  private final Supplier<Attempt> current;
  private final Consumer<List<NativeEvent>> seen;

  /**
   * Receives the notifications of one attempt to log on.
   *
   * @param lost receives the reason if the session is gone
   * @param current the attempt that counts now. An attempt that was given up may still be advised,
   *     and the current attempt gets the same events
   * @param seen receives the events of the current attempt, before the listeners do
   */
  Notifications(
      String session,
      Attempt attempt,
      Tally tally,
      EventDispatcher events,
      Consumer<Reason> lost,
      Supplier<Attempt> current,
      Consumer<List<NativeEvent>> seen) {
    this.session = session;
    this.attempt = attempt;
    this.tally = tally;
    this.events = events;
    this.lost = lost;
    this.current = current;
    this.seen = seen;
  }

  @Override
  public void onNotify(List<NativeEvent> notified) {
    if (attempt != current.get()) {
      return;
    }
    tally.events().add(notified.size());
    seen.accept(notified);
    attempt.events().take(notified, all -> events.dispatch(session, attempt.inbox(), all));
    for (NativeEvent event : notified) {
      if (event.kind() == MapiEvent.Kind.CRITICAL_ERROR) {
        lost.accept(
            Reason.of(Reason.Kind.UNEXPECTED, "the store reported a critical error").build());
      }
    }
  }
}
