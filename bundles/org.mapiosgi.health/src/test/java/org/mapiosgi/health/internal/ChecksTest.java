// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.health.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.apache.felix.hc.api.ResultLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.LaneStatus;
import org.mapiosgi.api.status.LimitStatus;
import org.mapiosgi.api.status.MapiAccounts;
import org.mapiosgi.api.status.MapiSubsystem;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.api.status.SubsystemStatus;
import org.mapiosgi.doctor.Diagnosis;
import org.mapiosgi.doctor.Doctor;
import org.mapiosgi.doctor.Explainer;

class ChecksTest {
  private static final Instant NOON = Instant.parse("2024-09-14T12:00:00Z");
  private static final Finding FAULT =
      Finding.error("MAPI library", "none is registered")
          .rule("R33")
          .remedy("install classic Outlook")
          .build();

  /** Words that show which status they were made from. */
  private static final class Words implements Explainer {
    @Override
    public Finding explain(SubsystemStatus status) {
      return Finding.ok("MAPI", "" + status.state()).build();
    }

    @Override
    public Finding explain(SessionStatus status) {
      return Finding.error("session " + status.name(), "" + status.state())
          .rule("R28")
          .remedy("look at " + status.profile())
          .build();
    }

    @Override
    public Finding explain(LaneStatus status) {
      return status.state() == LaneStatus.State.IDLE
          ? Finding.ok(status.name(), "works").build()
          : Finding.warning(status.name(), "" + status.state()).build();
    }

    @Override
    public Finding explain(LimitStatus status) {
      return status.near() || status.lost() > 0
          ? Finding.warning(status.counted(), "is near").rule("R14").build()
          : Finding.ok(status.counted(), "is far").build();
    }
  }

  private static <T> T answering(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            ChecksTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              assertThat(answers).containsKey(method.getName());
              return answers.get(method.getName());
            }));
  }

  private static Doctor doctor() {
    return doctor(FAULT);
  }

  private static Doctor doctor(Finding fault) {
    Diagnosis diagnosis =
        answering(
            Diagnosis.class, Map.of("findings", List.of(Finding.ok("Java", "17").build(), fault)));
    return () -> diagnosis;
  }

  private static MapiState absent() {
    return new MapiState(doctor(), new Words());
  }

  private static MapiState present(SubsystemStatus status, MapiAccounts accounts) {
    return new MapiState(
        doctor(),
        new Words(),
        answering(MapiSubsystem.class, Map.of("status", status, "accounts", accounts)));
  }

  private static MapiState with(SubsystemState state, SessionStatus... sessions) {
    return present(
        SubsystemStatus.of(state, NOON, "emulator", "service").sessions(List.of(sessions)).build(),
        MapiAccounts.builder().build());
  }

  private static MapiState with(MapiAccounts.Builder accounts) {
    return present(
        SubsystemStatus.of(SubsystemState.READY, NOON, "emulator", "service").build(),
        accounts.build());
  }

  private static List<String> messages(Result result) {
    return StreamSupport.stream(result.spliterator(), false)
        .map(ResultLog.Entry::getMessage)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "READY,OK",
    "STARTING,TEMPORARILY_UNAVAILABLE",
    "STOPPING,TEMPORARILY_UNAVAILABLE",
    "STOPPED,TEMPORARILY_UNAVAILABLE",
    "FAILED,CRITICAL"
  })
  void mapiIsHealthyWhileItIsReady(SubsystemState state, Status wanted) {
    Result result = new SubsystemCheck(with(state)).execute();
    assertThat(result.getStatus()).isEqualTo(wanted);
    assertThat(messages(result)).first().isEqualTo("MAPI: " + state);
  }

  @Test
  void mapiThatFailedOrIsNotThereComesWithTheErrorsOfTheDoctor() {
    String fault = "R33 MAPI library: none is registered; install classic Outlook";
    assertThat(messages(new SubsystemCheck(with(SubsystemState.FAILED)).execute()))
        .containsExactly("MAPI: FAILED", fault);
    Result absent = new SubsystemCheck(absent()).execute();
    assertThat(absent.getStatus()).isEqualTo(Status.CRITICAL);
    assertThat(messages(absent)).containsExactly("MAPI subsystem: it is not there", fault);
  }

  @Test
  void mapiThatIsNotThereIsReportedOnceIfTheDoctorKnowsNoCause() {
    Finding missing =
        Finding.error("MAPI subsystem", "it is not there").remedy("look in the log").build();
    MapiState mapi = new MapiState(doctor(missing), new Words());
    assertThat(messages(new SubsystemCheck(mapi).execute()))
        .containsExactly("MAPI subsystem: it is not there; look in the log");
  }

  @ParameterizedTest
  @CsvSource({
    "UP,OK",
    "LOGGING_ON,TEMPORARILY_UNAVAILABLE",
    "LOST,TEMPORARILY_UNAVAILABLE",
    "DOWN,TEMPORARILY_UNAVAILABLE",
    "REFUSED,CRITICAL"
  })
  void theWorstSessionCountsAndEachIsNamedWithRuleAndRemedy(SessionState state, Status wanted) {
    Result result =
        new SessionsCheck(
                with(
                    SubsystemState.READY,
                    SessionStatus.of("one", "first", SessionState.UP, NOON).build(),
                    SessionStatus.of("two", "second", state, NOON).build()))
            .execute();
    assertThat(result.getStatus()).isEqualTo(wanted);
    assertThat(messages(result))
        .containsExactly(
            "R28 session one: UP; look at first", "R28 session two: " + state + "; look at second");
  }

  @Test
  void aSessionThatAnOperatorTookDownWaitsForHim() {
    SessionStatus down =
        SessionStatus.of("one", "first", SessionState.DOWN, NOON)
            .reason(Reason.of(Reason.Kind.REQUESTED, "an operator took it down").build())
            .build();
    assertThat(new SessionsCheck(with(SubsystemState.READY, down)).execute().getStatus())
        .isEqualTo(Status.CRITICAL);
  }

  @Test
  void noSessionIsAsBadAsARefusedOne() {
    for (MapiState mapi : List.of(with(SubsystemState.READY), absent())) {
      Result result = new SessionsCheck(mapi).execute();
      assertThat(result.getStatus()).isEqualTo(Status.CRITICAL);
      assertThat(messages(result)).hasSize(2).first().isEqualTo("sessions: none is there");
    }
  }

  private static LaneStatus lane(
      String name, LaneStatus.State state, LaneStatus.Place place, boolean primary) {
    return LaneStatus.of(name, state, NOON).at(place, "made.up").primary(primary).build();
  }

  private static Status lanes(LaneStatus... lanes) {
    return new LanesCheck(with(MapiAccounts.builder().lanes(List.of(lanes)))).execute().getStatus();
  }

  @Test
  void lanesAreDeadIfJavaKeepsTheLastOfThem() {
    LaneStatus primary = lane("primary", LaneStatus.State.IDLE, LaneStatus.Place.JAVA, true);
    LaneStatus idle = lane("lane", LaneStatus.State.IDLE, LaneStatus.Place.JAVA, false);
    LaneStatus late = lane("late", LaneStatus.State.OVERDUE, LaneStatus.Place.CONSUMER, false);
    LaneStatus server = lane("server", LaneStatus.State.STUCK, LaneStatus.Place.NATIVE, false);
    LaneStatus consumer =
        lane("consumer", LaneStatus.State.STUCK, LaneStatus.Place.CONSUMER, false);
    assertThat(lanes()).isEqualTo(Status.OK);
    assertThat(lanes(primary)).isEqualTo(Status.OK);
    assertThat(lanes(primary, idle)).isEqualTo(Status.OK);
    assertThat(lanes(primary, idle, consumer)).isEqualTo(Status.WARN);
    assertThat(lanes(primary, late, consumer)).isEqualTo(Status.WARN);
    assertThat(lanes(primary, server, consumer)).isEqualTo(Status.CRITICAL);
  }

  @Test
  void aServerThatIsDownNeverAsksForARestart() {
    LaneStatus primary = lane("primary", LaneStatus.State.IDLE, LaneStatus.Place.JAVA, true);
    LaneStatus server = lane("server", LaneStatus.State.STUCK, LaneStatus.Place.NATIVE, false);
    assertThat(lanes(primary, server, server)).isEqualTo(Status.WARN);
    SessionStatus lost = SessionStatus.of("one", "first", SessionState.LOST, NOON).build();
    for (SubsystemState state : SubsystemState.values()) {
      assertThat(new LanesCheck(with(state, lost)).execute().isOk()).isTrue();
    }
    assertThat(new LanesCheck(absent()).execute().isOk()).isTrue();
  }

  private static MapiAccounts.Builder limit(LimitStatus.Kind kind, int used) {
    return MapiAccounts.builder()
        .limits(List.of(LimitStatus.of("things").kind(kind).limit(100).used(used).build()));
  }

  @Test
  void aFullQueueIsUnavailableAndANearlyFullOneAWarning() {
    LimitStatus.Kind queue = LimitStatus.Kind.QUEUED;
    assertThat(new QueuesCheck(with(limit(queue, 79))).execute().getStatus()).isEqualTo(Status.OK);
    assertThat(new QueuesCheck(with(limit(queue, 80))).execute().getStatus())
        .isEqualTo(Status.WARN);
    Result full = new QueuesCheck(with(limit(queue, 100))).execute();
    assertThat(full.getStatus()).isEqualTo(Status.TEMPORARILY_UNAVAILABLE);
    assertThat(messages(full)).containsExactly("R14 things: is near");
    assertThat(new QueuesCheck(with(limit(LimitStatus.Kind.OPEN, 100))).execute().isOk()).isTrue();
  }

  @Test
  void aLimitOfMapiThatIsNearIsAWarning() {
    LimitStatus.Kind open = LimitStatus.Kind.OPEN;
    Result far = new LimitsCheck(with(limit(open, 79))).execute();
    assertThat(far.getStatus()).isEqualTo(Status.OK);
    assertThat(messages(far)).containsExactly("limits: none of 1 is near");
    assertThat(new LimitsCheck(with(limit(open, 100))).execute().getStatus())
        .isEqualTo(Status.WARN);
    assertThat(new LimitsCheck(with(limit(LimitStatus.Kind.QUEUED, 100))).execute().isOk())
        .isTrue();
  }
}
