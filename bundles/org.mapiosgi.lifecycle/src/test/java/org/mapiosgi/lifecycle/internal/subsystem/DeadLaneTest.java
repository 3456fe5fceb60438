// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.LaneStatus;
import org.mapiosgi.api.status.LimitStatus;
import org.mapiosgi.api.status.ObjectHolder;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.binding.emulator.EmulatorCall;
import org.mapiosgi.binding.emulator.Fault;
import org.mapiosgi.lifecycle.internal.account.LimitSettings;
import org.mapiosgi.model.session.Counted;
import org.osgi.util.promise.Promise;

/** A lane's thread ends by an error of its own, with sessions on it. */
class DeadLaneTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  /** So rarely is a lane looked after that whatever happens in a test is not because of that. */
  private static final Duration SELDOM = Duration.ofHours(1);

  @RegisterExtension final Benches benches = new Benches();

  private Rig rig(int lanes, Duration grace) {
    return benches.add(
        new Rig(
            Bench.settings(
                lanes,
                grace,
                Duration.ofSeconds(5),
                Duration.ZERO,
                new LimitSettings(Map.of(Counted.SESSION, 3)))));
  }

  private static MapiSession start(Rig rig) {
    rig.subsystem.sessions().add(Rig.session("one", LONG));
    rig.subsystem.start();
    return rig.up();
  }

  private static MapiSession after(Rig rig, MapiSession old) {
    Rig.until(
        "a new session is up",
        () -> rig.registry.find(MapiSession.class).filter(now -> now != old).isPresent());
    return rig.up();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> threads(Rig rig, String operation) {
    return rig.emulator.calls().stream()
        .filter(call -> call.operation().equals(operation))
        .map(EmulatorCall::thread)
        .toList();
  }

  private static LimitStatus limit(Rig rig, String what) {
    return rig.subsystem.accounts().limits().stream()
        .filter(limit -> limit.counted().equals(what))
        .findFirst()
        .orElseThrow();
  }

  private static String findings(Rig rig) {
    return rig.subsystem.findings().stream().map(Finding::text).toList().toString();
  }

  @Test
  void itsSessionsAreLoggedOffThereAsItsLastActAndComeBackOnAnotherLaneOnce() throws Exception {
    Rig rig = rig(1, SELDOM);
    MapiSession first = start(rig);
    rig.breakQueue("mapi-lane-1");
    MapiSession second = after(rig, first);
    assertThat(rig.status("one").lane()).contains("mapi-lane-2");
    String name = second.call(mapi -> mapi.defaultStore().displayName(), LONG);
    assertThat(name).isNotEmpty();
    Rig.until("the old one is logged off", () -> limit(rig, "sessions").used() == 1);

    assertThat(threads(rig, "MAPILogonEx")).containsExactly("mapi-lane-1", "mapi-lane-2");
    assertThat(threads(rig, "IMAPISession::Logoff")).containsExactly("mapi-lane-1");
    assertThat(threads(rig, "IMsgStore::Unadvise")).containsExactly("mapi-lane-1");
    assertThat(rig.liveObjects()).isEqualTo(Map.of("IMAPISession", 1, "IMsgStore", 1));
    assertThat(limit(rig, "open stores").used()).isEqualTo(1);
    assertThat(rig.subsystem.accounts().holders()).noneMatch(ObjectHolder::lost);
    assertThat(findings(rig))
        .contains("1 ended by an error of their own")
        .doesNotContain("were stuck")
        .doesNotContain("left behind");
  }

  @Test
  void itsSessionsDoNotWaitForItsLastActs() throws Exception {
    Rig rig = rig(1, SELDOM);
    MapiSession first = start(rig);
    try (Fault hang = rig.emulator.on("IMAPISession::Logoff").hang()) {
      rig.breakQueue("mapi-lane-1");
      assertThat(hang.awaitHit(LONG)).isTrue();
      after(rig, first);
      assertThat(rig.status("one").lane()).contains("mapi-lane-2");
      assertThat(limit(rig, "sessions").used()).isEqualTo(2);
    }
  }

  @Test
  void whoStillHoldsTheSessionIsToldWhatHappenedToItsLane() throws Exception {
    Rig rig = rig(1, SELDOM);
    MapiSession first = start(rig);
    CountDownLatch withdrawing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    rig.registry.onWithdrawal(
        MapiSession.class,
        () -> {
          withdrawing.countDown();
          await(goOn);
        });
    rig.breakQueue("mapi-lane-1");
    withdrawing.await();
    Promise<String> late = first.submit(mapi -> mapi.defaultStore().displayName());
    assertThat(late.getFailure())
        .hasMessageContaining("MAPI_E_END_OF_SESSION")
        .hasMessageContaining("the thread of mapi-lane-1 has ended by an error of its own");
    goOn.countDown();
    after(rig, first);
  }

  @Test
  void itsListenersAreToldToLookOnceAndHearEachEventOnce() throws Exception {
    Rig rig = rig(1, SELDOM);
    MapiSession first = start(rig);
    rig.breakQueue("mapi-lane-1");
    after(rig, first);
    MapiEvent resync = rig.heard.poll(LONG.toSeconds(), TimeUnit.SECONDS);
    rig.emulator.deliver("a@example.com", "news", "text");
    MapiEvent news = rig.heard.poll(LONG.toSeconds(), TimeUnit.SECONDS);
    assertThat(resync).isNotNull().extracting(MapiEvent::kind).isEqualTo(MapiEvent.Kind.RESYNC);
    assertThat(news).isNotNull().extracting(MapiEvent::kind).isEqualTo(MapiEvent.Kind.NEW_MAIL);
    assertThat(rig.stop()).isTrue();
    assertThat(rig.heard).isEmpty();
  }

  private static String other(String lane) {
    return lane.equals("mapi-lane-1") ? "mapi-lane-2" : "mapi-lane-1";
  }

  private static List<String> idle(Rig rig) {
    return rig.subsystem.accounts().lanes().stream()
        .filter(lane -> !lane.primary() && lane.state() == LaneStatus.State.IDLE)
        .map(LaneStatus::name)
        .toList();
  }

  @Test
  void whatWaitsForItIsRefusedAndNoSessionOfAnotherLaneIsDisturbed() throws Exception {
    Rig rig = rig(2, SELDOM);
    rig.subsystem.sessions().add(Rig.session("one", LONG));
    rig.subsystem.start();
    MapiSession one = rig.up();
    String lane = rig.status("one").lane().orElseThrow();
    CountDownLatch busy = new CountDownLatch(1);
    Promise<Boolean> keepsItsLane = one.submit(mapi -> busy.await(30, TimeUnit.SECONDS));
    Rig.until("the other lane alone is free", () -> idle(rig).equals(List.of(other(lane))));
    rig.subsystem.sessions().add(Rig.session("two", LONG));
    Rig.until("both are up", () -> rig.status("two").state() == SessionState.UP);
    busy.countDown();
    assertThat(keepsItsLane.getValue()).isTrue();
    assertThat(rig.status("two").lane()).isNotEqualTo(Optional.of(lane));
    List<Promise<String>> all = new ArrayList<>();
    try (Fault slow = rig.emulator.on("IMsgStore::GetProps").hang()) {
      all.add(one.submit(mapi -> mapi.defaultStore().displayName()));
      assertThat(slow.awaitHit(LONG)).isTrue();
      for (int i = 0; i < 50; i++) {
        all.add(one.submit(mapi -> mapi.defaultStore().displayName()));
      }
      rig.breakQueue(lane);
    }
    for (int i = 0; i < 50; i++) {
      all.add(one.submit(mapi -> mapi.defaultStore().displayName()));
    }
    for (Promise<String> each : all) {
      Rig.until("nobody waits for ever", each::isDone);
      Throwable failure = each.getFailure();
      if (failure != null) {
        assertThat(failure)
            .isInstanceOfSatisfying(
                MapiException.class,
                refused -> assertThat(refused.result()).isEqualTo(HResult.END_OF_SESSION));
      }
    }
    Rig.until(
        "it is up again",
        () -> {
          SessionStatus now = rig.status("one");
          return now.state() == SessionState.UP && !now.lane().equals(Optional.of(lane));
        });
    assertThat(rig.status("two").state()).isEqualTo(SessionState.UP);
    assertThat(threads(rig, "MAPILogonEx")).hasSize(3);
  }

  @Test
  void aStopWhileItIsInItsLastActsWaitsForThemBeforeThePrimaryGoes() throws Exception {
    Rig rig = rig(1, SELDOM);
    start(rig);
    boolean clean;
    try (Fault slow = rig.emulator.on("IMAPISession::Logoff").delay(Duration.ofMillis(300))) {
      rig.breakQueue("mapi-lane-1");
      assertThat(slow.awaitHit(LONG)).isTrue();
      clean = rig.stop();
    }
    assertThat(clean).isTrue();
    assertThat(rig.threadsGone(LONG)).isTrue();
    assertThat(rig.liveObjects()).isEmpty();
    assertThat(rig.brokenRules()).isEmpty();
    List<String> uninitialised = threads(rig, "MAPIUninitialize");
    assertThat(uninitialised.get(uninitialised.size() - 1)).isEqualTo("mapi-primary");
  }

  @Test
  void whatItCannotGiveBackIsNamedAndCountsForTheProcessButNotForTheSession() throws Exception {
    Rig rig = rig(1, Duration.ofMillis(20));
    MapiSession first = start(rig);
    rig.breakDumbly("mapi-lane-1");
    after(rig, first);
    Rig.until(
        "it is written off",
        () -> rig.subsystem.accounts().holders().stream().anyMatch(ObjectHolder::lost));

    Map<String, Integer> both = Map.of("IMAPISession", 1, "IMsgStore", 1);
    assertThat(rig.subsystem.accounts().holders())
        .containsExactly(
            ObjectHolder.of("mapi-lane-2").session("one").objects(both).build(),
            ObjectHolder.of("mapi-lane-1").session("one").objects(both).lost(true).build());
    assertThat(limit(rig, "sessions"))
        .isEqualTo(
            LimitStatus.of("sessions").rule("R26").used(2).highest(2).limit(3).lost(1).build());
    assertThat(limit(rig, "open stores").lost()).isEqualTo(1);
    assertThat(rig.subsystem.accounts().limits())
        .filteredOn(limit -> limit.session().filter("one"::equals).isPresent())
        .isNotEmpty()
        .allMatch(limit -> limit.used() == 0 && limit.lost() == 0);
    assertThat(findings(rig))
        .contains(
            "the thread of mapi-lane-1 has ended without logging off session 'one': 1 IMAPISession,"
                + " 1 IMsgStore stay open");

    // What was lost is said for as long as it is true, and a stop is not called clean.
    assertThat(rig.stop()).isFalse();
    assertThat(rig.threadsGone(LONG)).isTrue();
    assertThat(rig.liveObjects()).isEqualTo(both);
    assertThat(rig.subsystem.status().reason().map(Reason::sentence).orElse(""))
        .contains("left behind by the logon of session 'one' on mapi-lane-1: 1 IMAPISession");
    assertThat(findings(rig)).contains("without logging off session 'one'");
  }

  @Test
  void lanesThatEndOneAfterTheOtherUseUpNoLimit() {
    Rig rig = rig(1, SELDOM);
    MapiSession session = start(rig);
    for (int i = 1; i <= 20; i++) {
      rig.breakQueue("mapi-lane-" + i);
      session = after(rig, session);
    }
    Rig.until("all are logged off", () -> limit(rig, "sessions").used() == 1);
    assertThat(limit(rig, "sessions").refused()).isZero();
  }
}
