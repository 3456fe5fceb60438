// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapiosgi.api.property.Restriction.atLeast;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.lifecycle.internal.event.Listeners;

/** The sweep that {@link MapiListener} tells of, where notifications were dropped. */
class SweepTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Duration OVERLAP = Duration.ofMinutes(1);
  private static final int SEEN = 200;
  private static final int MISSED = 3_000;

  /** Long ago: a sweep that went by this machine's clock would find nothing. */
  private static final Instant STORE_TIME = Instant.parse("2001-02-03T04:05:06Z");

  @RegisterExtension final Rig rig = new Rig(1, Duration.ofSeconds(5));
  private final Sweeper sweeper = new Sweeper();

  @AfterEach
  void letGo() {
    sweeper.goOn.countDown();
  }

  /** A listener as its Javadoc shows one; told to, it is deaf for a while. */
  private final class Sweeper implements MapiListener {
    final Map<EntryId, Instant> found = new ConcurrentHashMap<>();
    final List<Integer> sweeps = new CopyOnWriteArrayList<>();
    final AtomicBoolean deaf = new AtomicBoolean();
    final CountDownLatch blocked = new CountDownLatch(1);
    final CountDownLatch goOn = new CountDownLatch(1);
    private volatile Instant mark = Instant.EPOCH;

    @Override
    public void onEvent(MapiEvent event) {
      if (deaf.getAndSet(false)) {
        blocked.countDown();
        try {
          goOn.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      if (event.kind() == MapiEvent.Kind.RESYNC) {
        sweep();
      }
    }

    void sweep() {
      try {
        sweep(rig.up());
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    private void sweep(MapiSession session) throws Exception {
      Instant from = mark.minus(OVERLAP);
      List<Row> changed =
          session.call(
              mapi ->
                  mapi.inbox()
                      .messages()
                      .list(
                          Query.columns(Pr.ENTRYID, Pr.LAST_MODIFICATION_TIME)
                              .where(atLeast(Pr.LAST_MODIFICATION_TIME, from))),
              DEADLINE);
      for (Row row : changed) {
        Instant modified = row.get(Pr.LAST_MODIFICATION_TIME);
        found.put(row.get(Pr.ENTRYID), modified);
        mark = modified.isAfter(mark) ? modified : mark;
      }
      sweeps.add(changed.size());
    }
  }

  private void deliver(int mails) {
    for (int i = 0; i < mails; i++) {
      rig.emulator.clock().advance(Duration.ofSeconds(1));
      rig.emulator.deliver("a@example.com", "mail " + i, "text");
    }
  }

  private void dropNotifications() throws InterruptedException {
    sweeper.deaf.set(true);
    int events = (int) rig.status("one").events();
    deliver(MISSED);
    sweeper.blocked.await();
    Rig.until("all was notified", () -> rig.status("one").events() >= events + MISSED);
  }

  @Test
  void aSweepByTheStoresTimeFindsWhatNotificationsMissedAndLittleElse() throws Exception {
    rig.emulator.clock().set(STORE_TIME);
    Listeners.bind(rig.events, sweeper, Map.of());
    rig.subsystem.sessions().add(Rig.session("one", DEADLINE));
    rig.subsystem.start();
    rig.up();
    deliver(SEEN);
    sweeper.sweep();
    assertThat(sweeper.found).hasSize(SEEN);

    // Committed late: dated before the newest that was found, as by another server of the store's.
    rig.emulator.clock().advance(OVERLAP.dividedBy(-2));
    deliver(1);
    rig.emulator.clock().advance(OVERLAP.dividedBy(2));
    dropNotifications();
    assertThat(sweeper.found).hasSize(SEEN);
    sweeper.goOn.countDown();

    Rig.until("it has swept again", () -> sweeper.sweeps.size() > 1);
    assertThat(sweeper.found).hasSize(SEEN + 1 + MISSED);
    assertThat(sweeper.sweeps.get(1) - 1 - MISSED)
        .as("found again: what lies in the overlap, and not the whole folder")
        .isBetween(1, (int) OVERLAP.toSeconds() + 1);
  }
}
