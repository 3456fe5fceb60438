// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.LaneStatus;
import org.mapiosgi.api.status.LimitStatus;
import org.mapiosgi.binding.emulator.Fault;
import org.mapiosgi.lifecycle.internal.account.LimitSettings;
import org.osgi.util.promise.Promise;

/** No consumer takes everything, and each is named. */
class ConsumersTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final String HANGS = "IMsgStore::GetReceiveFolder";

  @RegisterExtension final Benches benches = new Benches();

  private Rig rig(Duration grace, LimitSettings limits) {
    return benches.add(new Rig(Bench.settings(1, grace, LONG, Duration.ZERO, limits)));
  }

  private static MapiSession start(Rig rig) {
    rig.subsystem.sessions().add(Rig.session("one", LONG));
    rig.subsystem.start();
    return rig.up();
  }

  /** The limit of the work that waits, in the session or of a bundle. */
  private static LimitStatus waiting(Rig rig, String bundle) {
    return rig.subsystem.accounts().limits().stream()
        .filter(limit -> limit.kind() == LimitStatus.Kind.QUEUED)
        .filter(limit -> limit.bundle().orElse("").equals(bundle))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void workThatFindsNoRoomIsRefusedByNameAndNeverRuns() throws Exception {
    Rig rig = rig(LONG, new LimitSettings(Map.of(), 5, 3, 0));
    MapiSession session = start(rig);
    MapiSession other = rig.registry.find(MapiSession.class, "com.example.other");
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    List<Promise<?>> accepted = new ArrayList<>();
    accepted.add(
        session.submit(
            mapi -> {
              busy.countDown();
              goOn.await();
              return null;
            }));
    busy.await();
    for (int i = 0; i < 3; i++) {
      accepted.add(session.submit(mapi -> "waits"));
    }
    assertThat(session.submit(mapi -> "one too many").getFailure())
        .isInstanceOfSatisfying(
            MapiException.class,
            e -> assertThat(e.result().name()).isEqualTo("MAPI_E_NOT_ENOUGH_RESOURCES"))
        .hasMessageContaining("3 units of work of bundle com.example.consumer wait")
        .hasMessageContaining("limit.queued.bundle");
    accepted.add(other.submit(mapi -> "of another bundle"));
    accepted.add(other.submit(mapi -> "of another bundle"));
    assertThat(other.submit(mapi -> "one too many").getFailure())
        .hasMessageContaining("5 units of work of session 'one' wait")
        .hasMessageContaining("limit.queued)");
    assertThat(waiting(rig, "").used()).isEqualTo(5);
    assertThat(waiting(rig, "").refused()).isEqualTo(1);
    assertThat(waiting(rig, "com.example.consumer").refused()).isEqualTo(1);
    assertThat(waiting(rig, "").reached()).isTrue();
    goOn.countDown();
    for (Promise<?> each : accepted) {
      assertThat(each.getFailure()).isNull();
    }
    assertThat(waiting(rig, "").used()).isZero();
    assertThat(waiting(rig, "com.example.other").used()).isZero();
    assertThat(waiting(rig, "").highest()).isEqualTo(5);
    assertThat(waiting(rig, "com.example.consumer").highest()).isEqualTo(3);
  }

  @Test
  void aQueueWithoutALimitIsNeverNearIt() throws Exception {
    Rig rig = rig(LONG, new LimitSettings(Map.of(), 0, 0, 0));
    MapiSession session = start(rig);
    assertThat(session.submit(mapi -> 1).getFailure()).isNull();
    assertThat(waiting(rig, "").limit()).isEmpty();
    assertThat(waiting(rig, "").near()).isFalse();
  }

  @Test
  void aBundleWhoseWorkHangsIsNamedAndLeavesALaneToOthers() throws Exception {
    Rig rig = rig(Duration.ofMillis(20), new LimitSettings(Map.of(), 0, 0, 1));
    MapiSession first = start(rig);
    try (Fault hang = rig.emulator.on(HANGS).hang()) {
      Promise<String> stuck =
          first.submit(mapi -> mapi.defaultStore().inbox().displayName(), SHORT);
      Rig.until("it began, or was too late", () -> hang.hits() > 0 || stuck.isDone());
      if (hang.hits() == 0) {
        // The machine was too busy to begin it in time; the rest would prove nothing.
        Promise<String> unused =
            first.submit(mapi -> mapi.defaultStore().inbox().displayName(), LONG);
        assertThat(hang.awaitHit(LONG)).isTrue();
      }
      Rig.until(
          "a new session is up",
          () -> rig.registry.find(MapiSession.class).filter(now -> now != first).isPresent());
      assertThat(rig.up().submit(mapi -> "x").getFailure())
          .hasMessageContaining("work of bundle com.example.consumer does not return")
          .hasMessageContaining("limit.lanes.bundle");
      MapiSession other = rig.registry.find(MapiSession.class, "com.example.other");
      assertThat(other.<String>call(mapi -> "works", LONG)).isEqualTo("works");
      LaneStatus lane =
          rig.subsystem.accounts().lanes().stream()
              .filter(each -> each.state() == LaneStatus.State.STUCK)
              .findFirst()
              .orElseThrow();
      assertThat(lane.bundle()).contains("com.example.consumer");
      assertThat(lane.component()).contains(getClass().getName());
      assertThat(lane.place()).contains(LaneStatus.Place.NATIVE);
      assertThat(rig.subsystem.findings().stream().map(Finding::text).toList().toString())
          .contains("of session 'one', bundle com.example.consumer", "it is in a native call at");
    }
    Rig.until("the stuck lane has ended", () -> rig.subsystem.status().pumps().size() == 2);
    assertThat(rig.up().<String>call(mapi -> "again", LONG)).isEqualTo("again");
  }

  @Test
  void workOfABundleThatHoldsTooManyLanesIsRefusedAtOnceAndWaitsForNoLane() throws Exception {
    Rig rig = rig(Duration.ofMillis(20), new LimitSettings(Map.of(), 0, 0, 1));
    MapiSession first = start(rig);
    CountDownLatch goOn = new CountDownLatch(1);
    try {
      Rig.hold(first, goOn, SHORT);
      Rig.until(
          "a new session is up",
          () -> rig.registry.find(MapiSession.class).filter(now -> now != first).isPresent());
      MapiSession other = rig.registry.find(MapiSession.class, "com.example.other");
      Rig.hold(other, goOn, LONG);
      Promise<String> refused = rig.up().submit(mapi -> "never");
      Rig.until("it is refused while the lane is held", refused::isDone);
      assertThat(refused.getFailure())
          .hasMessageContaining("work of bundle com.example.consumer does not return");
      assertThat(waiting(rig, "com.example.consumer").used()).isZero();
    } finally {
      goOn.countDown();
    }
    Rig.until("the stuck lane has ended", () -> rig.subsystem.status().pumps().size() == 2);
  }
}
