// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.profile.MapiProfiles;
import org.mapiosgi.api.profile.ProfileInfo;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionState;
import org.osgi.util.promise.Promise;

/** Work holds both lanes, and something else needs a lane: it takes the one that is free first. */
class FreeLaneTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final List<String> NAMES = List.of("one", "two");

  @RegisterExtension final Rig rig = new Rig(2, Duration.ofSeconds(30));

  /** Each lets the work of one of the two sessions end. */
  private final List<CountDownLatch> goOn = List.of(new CountDownLatch(1), new CountDownLatch(1));

  @BeforeEach
  void workHoldsBothLanes() throws Exception {
    rig.subsystem.start();
    for (int i = 0; i < NAMES.size(); i++) {
      rig.subsystem.sessions().add(Rig.session(NAMES.get(i), LONG));
      awaitUp(NAMES.get(i));
      Rig.hold(sessions(i + 1).get(i), goOn.get(i), LONG);
    }
    assertThat(rig.status("one").lane()).isNotEqualTo(rig.status("two").lane());
  }

  @AfterEach
  void theWorkEnds() {
    goOn.forEach(CountDownLatch::countDown);
  }

  /** The services of the sessions, in the order of their logons. */
  private List<MapiSession> sessions(int count) {
    Rig.until("they are services", () -> rig.registry.all(MapiSession.class).size() == count);
    return rig.registry.all(MapiSession.class);
  }

  private void awaitUp(String session) {
    Rig.until(session + " is up", () -> rig.status(session).state() == SessionState.UP);
  }

  private void addAndWait(String session) {
    rig.subsystem.sessions().add(Rig.session(session, LONG));
    Rig.until(session + " waits", () -> rig.status(session).state() == SessionState.LOGGING_ON);
  }

  private void awaitReason(String session, String part) {
    Rig.until(session + " gives the reason: " + part, () -> reason(session).contains(part));
  }

  private String reason(String session) {
    return rig.status(session).reason().map(Reason::sentence).orElse("");
  }

  private MapiProfiles profiles() {
    Rig.until("a service", () -> rig.registry.find(MapiProfiles.class).isPresent());
    return rig.registry.find(MapiProfiles.class).orElseThrow();
  }

  private long logons() {
    return rig.emulator.calls().stream()
        .filter(call -> call.operation().equals("MAPILogonEx"))
        .count();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aLogonTakesTheLaneThatIsFreeFirst(int first) {
    addAndWait("three");
    goOn.get(first).countDown();
    awaitUp("three");
    assertThat(rig.status("three").lane()).isEqualTo(rig.status(NAMES.get(first)).lane());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void allLogonsThatWaitComeUpOnOneLane(int first) {
    List<String> later = IntStream.range(0, 5).mapToObj(i -> "later" + i).toList();
    later.forEach(this::addAndWait);
    goOn.get(first).countDown();
    later.forEach(this::awaitUp);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aCallForProfilesTakesTheLaneThatIsFreeFirst(int first) throws Exception {
    Promise<List<ProfileInfo>> list = profiles().list();
    assertThat(list.isDone()).isFalse();
    goOn.get(first).countDown();
    Rig.until("the profiles are listed", list::isDone);
    assertThat(list.getFailure()).isNull();
  }

  @Test
  void aSessionThatWaitsForALaneLeavesAtOnceAndNeverLogsOn() {
    addAndWait("three");
    rig.subsystem.sessions().remove(Rig.session("three", LONG));
    Rig.until("it has left", () -> rig.subsystem.sessions().all().size() == 2);
    goOn.forEach(CountDownLatch::countDown);
    // Behind everything that was queued on either lane.
    for (int i = 0; i < 4; i++) {
      rig.subsystem.sessions().add(Rig.session("four" + i, LONG));
      awaitUp("four" + i);
    }
    assertThat(logons()).isEqualTo(6);
  }

  @Test
  void aLogonThatFindsNoLaneInItsTimeSaysSoAndIsTriedAgain() {
    rig.subsystem.sessions().add(Rig.session("three", Duration.ofMillis(20)));
    awaitReason("three", "has found no free lane within");
    assertThat(logons()).isEqualTo(2);
    rig.subsystem.sessions().remove(Rig.session("three", Duration.ofMillis(20)));
  }

  @Test
  void aLogonThatWaitsIsOnNoLaneAndSaysThatItWaits() {
    addAndWait("three");
    assertThat(rig.status("three").lane()).isEmpty();
    assertThat(reason("three")).isEqualTo("waits until a lane is free");
  }

  @Test
  void aStopEndsWhatWaitsBeforeTheLanesAreFree() throws Exception {
    Promise<List<ProfileInfo>> list = profiles().list();
    addAndWait("three");
    CompletableFuture<Boolean> stop = CompletableFuture.supplyAsync(rig::stop);
    Rig.until("it is down", () -> rig.status("three").state() == SessionState.DOWN);
    Rig.until("the call has failed", list::isDone);
    assertThat(list.getFailure()).hasMessageContaining("MAPI is going down");
    goOn.forEach(CountDownLatch::countDown);
    assertThat(stop.join()).isTrue();
    assertThat(logons()).isEqualTo(2);
  }
}
