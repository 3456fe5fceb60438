// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.lifecycle.internal.event.Listeners;

class StormTest {
  private static final int STORM = 100_000;
  private static final int LISTENERS = 20;
  private static final long MOST_GROWTH = 64L << 20;
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  @RegisterExtension final Rig rig = new Rig(2, Duration.ofSeconds(5));
  private final CountDownLatch release = new CountDownLatch(1);

  private static final class Counting implements MapiListener {
    final AtomicInteger events = new AtomicInteger();
    final AtomicInteger resyncs = new AtomicInteger();

    @Override
    public void onEvent(MapiEvent event) {
      (event.kind() == MapiEvent.Kind.RESYNC ? resyncs : events).incrementAndGet();
    }

    /** Nothing was lost, or it was told so. */
    boolean knows() {
      return events.get() == STORM || resyncs.get() > 0;
    }
  }

  @AfterEach
  void letGo() {
    release.countDown();
  }

  private static long usedHeap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private void awaitRelease() {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aStormAndABlockedListenerDisturbNobodyAndNobodyIsLeftUnawareOfALoss() throws Exception {
    List<Counting> others = new ArrayList<>();
    for (int i = 1; i < LISTENERS; i++) {
      Counting listener = new Counting();
      others.add(listener);
      Listeners.bind(rig.events, listener, Map.of());
    }
    Counting late = new Counting();
    CountDownLatch blocked = new CountDownLatch(1);
    Listeners.bind(
        rig.events,
        event -> {
          blocked.countDown();
          awaitRelease();
          late.onEvent(event);
        },
        Map.of());
    rig.subsystem.sessions().add(Rig.session("one", DEADLINE));
    rig.subsystem.start();
    MapiSession session = rig.up();
    long before = usedHeap();

    rig.emulator.storm(MapiEvent.Kind.NEW_MAIL, STORM);
    String name = session.call(mapi -> mapi.defaultStore().displayName(), DEADLINE);
    assertThat(name).as("work goes on in the storm").isNotEmpty();
    blocked.await();
    Rig.until("all was notified", () -> rig.status("one").events() == STORM);
    for (Counting listener : others) {
      Rig.until("each heard all, or of the loss", listener::knows);
    }
    rig.heard.clear();
    assertThat(usedHeap() - before).isLessThan(MOST_GROWTH);

    int heard = others.get(0).events.get();
    rig.emulator.deliver("a@example.com", "after the storm", "text");
    Rig.until("the others hear on", () -> others.get(0).events.get() > heard);
    assertThat(late.events.get() + late.resyncs.get()).isZero();
    release.countDown();
    Rig.until("the late one is told", () -> late.resyncs.get() >= 1 && late.events.get() > 1000);
    assertThat(rig.up()).isSameAs(session);
  }

  @Test
  void whoMissedNotificationsFindsEverythingWhenToldToLook() throws Exception {
    int mails = 3_000;
    AtomicInteger found = new AtomicInteger();
    CountDownLatch blocked = new CountDownLatch(1);
    Listeners.bind(
        rig.events,
        event -> {
          blocked.countDown();
          awaitRelease();
          if (event.kind() == MapiEvent.Kind.RESYNC) {
            rig.up().submit(mapi -> mapi.inbox().messages().count()).onSuccess(found::set);
          }
        },
        Map.of());
    rig.subsystem.sessions().add(Rig.session("one", DEADLINE));
    rig.subsystem.start();
    rig.up();
    for (int i = 0; i < mails; i++) {
      rig.emulator.deliver("a@example.com", "mail " + i, "text");
    }
    blocked.await();
    Rig.until("all was notified", () -> rig.status("one").events() >= mails);
    release.countDown();
    Rig.until("all is found", () -> found.get() == mails);
  }

  @Test
  void twoThousandLogonsAndLogoffsLeaveNothing() {
    var settings = Rig.session("one", DEADLINE);
    rig.subsystem.start();
    for (int i = 0; i < 2_000; i++) {
      rig.subsystem.sessions().add(settings);
      rig.up();
      rig.subsystem.sessions().remove(settings);
      Rig.until("it is gone", () -> rig.registry.find(MapiSession.class).isEmpty());
    }
    rig.subsystem.sessions().add(settings);
    rig.up();
    assertThat(rig.liveObjects()).isEqualTo(Map.of("IMAPISession", 1, "IMsgStore", 1));
    assertThat(rig.pumpsOpened()).isEqualTo(3);
  }
}
