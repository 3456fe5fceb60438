// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.MapiScope;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.error.RetryClass;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.status.LaneStatus;
import org.mapiosgi.api.status.LimitStatus;
import org.mapiosgi.api.status.ObjectHolder;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.binding.emulator.Fault;
import org.mapiosgi.lifecycle.internal.account.LimitSettings;
import org.mapiosgi.model.session.Counted;
import org.osgi.util.promise.Promise;

class AccountsTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final int FEW = 3;

  @RegisterExtension final Benches benches = new Benches();

  @RegisterExtension
  final Rig rig =
      new Rig(
          Bench.settings(
              1,
              Duration.ofSeconds(30),
              Duration.ofSeconds(5),
              Duration.ZERO,
              new LimitSettings(
                  Map.of(
                      Counted.SESSION, 2,
                      Counted.MESSAGE, FEW,
                      Counted.FOLDER, FEW,
                      Counted.STREAM, FEW))));

  private MapiSession start() {
    rig.subsystem.sessions().add(Rig.session("one", DEADLINE));
    rig.subsystem.start();
    return rig.up();
  }

  private LimitStatus limit(String what) {
    return rig.subsystem.accounts().limits().stream()
        .filter(limit -> limit.counted().equals(what))
        .findFirst()
        .orElseThrow();
  }

  private static EntryId message(MapiScope mapi) {
    return mapi.inbox().messages().first(Query.all()).orElseThrow().get(Pr.ENTRYID);
  }

  @Test
  void oneMessageTooManyIsRefusedByRuleBeforeTheCallAndNothingLeaks() throws Exception {
    rig.emulator.deliver("a@example.com", "subject", "text");
    MapiSession session = start();
    long opened =
        session.call(
            mapi -> {
              EntryId id = message(mapi);
              for (int i = 0; i < FEW; i++) {
                Message unused = mapi.message(id);
              }
              rig.emulator.clearCalls();
              assertThatThrownBy(() -> mapi.message(id))
                  .isInstanceOf(MapiException.class)
                  .hasMessageContaining("MAPI_E_NOT_ENOUGH_RESOURCES")
                  .hasMessageContaining("3 open messages of session 'one'")
                  .hasMessageContaining("R27: refused before the call")
                  .extracting(e -> ((MapiException) e).retry())
                  .as("doing it again would end the same")
                  .isEqualTo(RetryClass.CALLER);
              return rig.emulator.callCount();
            },
            DEADLINE);
    assertThat(opened).isZero();
    assertThat(limit("open messages").used()).isZero();
    assertThat(limit("open messages").highest()).isEqualTo(FEW);
    assertThat(limit("open messages").refused()).isEqualTo(1);
    assertThat(rig.liveObjects()).isEqualTo(Map.of("IMAPISession", 1, "IMsgStore", 1));
  }

  @Test
  void whatIsClosedMakesRoom() throws Exception {
    rig.emulator.deliver("a@example.com", "subject", "text");
    MapiSession session = start();
    int read =
        session.call(
            mapi -> {
              EntryId id = message(mapi);
              int count = 0;
              for (int i = 0; i < 5 * FEW; i++) {
                try (Message message = mapi.message(id)) {
                  count += message.subject().equals("subject") ? 1 : 0;
                }
              }
              return count;
            },
            DEADLINE);
    assertThat(read).isEqualTo(5 * FEW);
    assertThat(limit("open messages").highest()).isEqualTo(1);
  }

  @Test
  void whatWasOpenedFromAnObjectIsReleasedBeforeIt() throws Exception {
    rig.emulator.deliver("a@example.com", "subject", "text");
    MapiSession session = start();
    Map<String, Integer> left =
        session.call(
            mapi -> {
              Message message = mapi.message(message(mapi));
              var unused = message.openStream(Pr.BODY);
              message.close();
              assertThat(limit("open streams").used()).isZero();
              return rig.subsystem.accounts().holders().get(1).objects();
            },
            DEADLINE);
    assertThat(left).isEqualTo(Map.of("IMAPIFolder", 1));
    assertThat(rig.brokenRules()).isEmpty();
  }

  @Test
  void oneSessionTooManyWaitsForAPlaceByName() {
    rig.subsystem.sessions().add(Rig.session("one", DEADLINE));
    rig.subsystem.sessions().add(Rig.session("two", DEADLINE));
    rig.subsystem.start();
    Rig.until("both are up", () -> limit("sessions").used() == 2);
    var third = Rig.session("three", DEADLINE);
    rig.subsystem.sessions().add(third);
    Rig.until("it was refused", () -> limit("sessions").refused() > 0);
    Rig.until(
        "it is told",
        () -> rig.status("three").reason().map(Reason::sentence).orElse("").contains("R26"));
    assertThat(rig.status("three").state()).isIn(SessionState.LOST, SessionState.LOGGING_ON);
    rig.subsystem.sessions().remove(Rig.session("one", DEADLINE));
    Rig.until("it has the place", () -> rig.status("three").state() == SessionState.UP);
  }

  @Test
  void buffersThatAUnitOfWorkLeavesBehindAreReportedWithIt() throws Exception {
    Rig leaking = benches.add(new Rig(1, Duration.ofSeconds(5)));
    leaking.subsystem.sessions().add(Rig.session("one", DEADLINE));
    leaking.subsystem.start();
    MapiSession session = leaking.up();
    try (Fault leak = leaking.emulator.on("IMsgStore::GetProps").leak(3)) {
      List<ObjectHolder> during =
          session.call(
              mapi -> {
                String unused = mapi.defaultStore().displayName();
                return leaking.subsystem.accounts().holders();
              },
              DEADLINE);
      assertThat(leak.hits()).isEqualTo(1);
      assertThat(during)
          .filteredOn(holder -> holder.buffers() > 0)
          .containsExactly(leakOf("a unit of work of " + AccountsTest.class.getName()).build());
    }
    Rig.until("it is told", () -> leaking.subsystem.findings().toString().contains("left behind"));
    int next = session.call(mapi -> mapi.inbox().messages().count(), DEADLINE);
    assertThat(next).isZero();
    assertThat(leaking.subsystem.accounts().liveBuffers()).isEqualTo(3);
    assertThat(leaking.subsystem.accounts().holders())
        .filteredOn(holder -> holder.buffers() > 0)
        .as("by the one that left them, and by no other")
        .containsExactly(
            leakOf("a unit of work of " + AccountsTest.class.getName()).lost(true).build());
    assertThat(leaking.stop()).isFalse();
    assertThat(leaking.subsystem.status().reason().map(Reason::sentence).orElse(""))
        .contains("buffers not freed: 3")
        .contains(
            "left behind by a unit of work of "
                + AccountsTest.class.getName()
                + " of session 'one' on mapi-lane-1: 3 buffers");
    start();
  }

  private static ObjectHolder.Builder leakOf(String work) {
    return ObjectHolder.of("mapi-lane-1").session("one").work(work).buffers(3);
  }

  @Test
  void aLaneSaysWhatItDoesForWhomAndWhatIsOpen() throws Exception {
    MapiSession session = start();
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch there = new CountDownLatch(1);
    Promise<Void> work =
        session.submit(
            mapi -> {
              var unused = mapi.defaultStore().inbox();
              there.countDown();
              goOn.await();
              return null;
            });
    there.await();
    List<LaneStatus> lanes = rig.subsystem.accounts().lanes();
    assertThat(lanes).extracting(LaneStatus::name).containsExactly("mapi-primary", "mapi-lane-1");
    assertThat(lanes.get(0).primary()).isTrue();
    assertThat(lanes.get(0).state()).isEqualTo(LaneStatus.State.IDLE);
    LaneStatus lane = lanes.get(1);
    assertThat(lane.primary()).isFalse();
    assertThat(lane.state()).isEqualTo(LaneStatus.State.BUSY);
    assertThat(lane.session()).contains("one");
    assertThat(lane.work()).contains("a unit of work of " + AccountsTest.class.getName());
    assertThat(lane.objects()).isEqualTo(Map.of("IMAPIFolder", 1));
    assertThat(rig.subsystem.accounts().holders())
        .containsExactly(
            ObjectHolder.of("mapi-lane-1")
                .session("one")
                .objects(Map.of("IMAPISession", 1, "IMsgStore", 1))
                .build(),
            ObjectHolder.of("mapi-lane-1")
                .session("one")
                .work(lane.work().orElseThrow())
                .objects(Map.of("IMAPIFolder", 1))
                .build());
    goOn.countDown();
    Rig.until("it is done", work::isDone);
    Rig.until(
        "the lane waits",
        () -> rig.subsystem.accounts().lanes().get(1).state() == LaneStatus.State.IDLE);
    assertThat(rig.subsystem.accounts().holders()).hasSize(1);
  }
}
