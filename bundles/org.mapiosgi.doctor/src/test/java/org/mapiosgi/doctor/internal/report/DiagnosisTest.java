// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.doctor.Diagnosis;
import org.mapiosgi.doctor.Diagnosis.Outlook;

class DiagnosisTest {
  private static final Instant NOON = Instant.parse("2024-09-14T12:00:00Z");
  private static final Finding JAVA = Finding.ok("Java", "17, 64 bit").build();
  private static final Finding LIBRARY =
      Finding.error("MAPI library", "\"C:\\x\" is a stub")
          .rule("R33")
          .remedy("name Outlook's")
          .build();

  @Test
  void itIsHealthyIfEverySessionIsUp() {
    Diagnosis diagnosis =
        new DiagnosisReport(
            List.of(JAVA),
            List.of(session("a", SessionState.UP), session("b", SessionState.UP)),
            Outlook.SETTLED);
    assertThat(diagnosis.healthy()).isTrue();
    assertThat(diagnosis.verdict()).isEqualTo("doctor ok: every session is up: a, b");
  }

  @ParameterizedTest
  @EnumSource(names = "UP", mode = EnumSource.Mode.EXCLUDE)
  void oneSessionThatIsNotUpMakesItUnhealthy(SessionState state) {
    Diagnosis diagnosis =
        new DiagnosisReport(
            List.of(JAVA, Finding.error("session a", "is " + state).remedy("act").build()),
            List.of(session("a", state), session("b", SessionState.UP)),
            Outlook.SETTLED);
    assertThat(diagnosis.healthy()).isFalse();
    assertThat(diagnosis.json()).contains("\"healthy\": false");
    assertThat(diagnosis.verdict())
        .isEqualTo("doctor failed: 1 of 2 sessions are up: session a: is " + state + "; act");
  }

  @Test
  void anErrorMakesItUnhealthyThoughEverySessionIsUp() {
    Diagnosis diagnosis =
        new DiagnosisReport(
            List.of(LIBRARY), List.of(session("a", SessionState.UP)), Outlook.SETTLED);
    assertThat(diagnosis.healthy()).isFalse();
    assertThat(diagnosis.verdict())
        .startsWith("doctor failed: every session is up, but there is an error: MAPI library: ");
  }

  @Test
  void nothingConfiguredIsUnhealthy() {
    Diagnosis diagnosis = new DiagnosisReport(List.of(JAVA), List.of(), Outlook.NOT_BEGUN);
    assertThat(diagnosis.healthy()).isFalse();
    assertThat(diagnosis.verdict()).startsWith("doctor failed: no session is up: ");
  }

  @Test
  void theVerdictNamesTheFirstErrorAndWhatToDo() {
    Diagnosis diagnosis = new DiagnosisReport(List.of(JAVA, LIBRARY), List.of(), Outlook.SETTLED);
    assertThat(diagnosis.healthy()).isFalse();
    assertThat(diagnosis.verdict())
        .isEqualTo(
            "doctor failed: no session is up: MAPI library: \"C:\\x\" is a stub;"
                + " name Outlook's");
  }

  @Test
  void theTextHasALineForEachFindingAndOneForWhatToDo() {
    Diagnosis diagnosis = new DiagnosisReport(List.of(JAVA, LIBRARY), List.of(), Outlook.SETTLED);
    assertThat(diagnosis.text().lines())
        .containsExactly(
            "ok            Java                     17, 64 bit",
            "error    R33  MAPI library             \"C:\\x\" is a stub",
            "                                       -> name Outlook's");
  }

  @Test
  void theJsonHasEveryFindingAndEverySession() {
    Diagnosis diagnosis =
        new DiagnosisReport(
            List.of(JAVA, LIBRARY),
            List.of(
                SessionStatus.of("a", "Büro", SessionState.LOST, NOON)
                    .reason(
                        Reason.of(Reason.Kind.NO_ANSWER, "no answer")
                            .retryAt(NOON.plusSeconds(8))
                            .build())
                    .queued(1)
                    .done(2)
                    .failed(3)
                    .events(4)
                    .build()),
            Outlook.SETTLED);

    assertThat(diagnosis.json())
        .isEqualTo(
            """
            {
              "schema": "mapi-osgi/doctor/1",
              "healthy": false,
              "verdict": "doctor failed: no session is up: MAPI library: \\"C:\\\\x\\" is a stub; name Outlook's",
              "findings": [
                {
                  "severity": "ok",
                  "rule": null,
                  "subject": "Java",
                  "text": "17, 64 bit",
                  "remedy": null,
                  "bundle": null,
                  "component": null
                },
                {
                  "severity": "error",
                  "rule": "R33",
                  "subject": "MAPI library",
                  "text": "\\"C:\\\\x\\" is a stub",
                  "remedy": "name Outlook's",
                  "bundle": null,
                  "component": null
                }
              ],
              "sessions": [
                {
                  "name": "a",
                  "profile": "B\\u00fcro",
                  "state": "lost",
                  "reason": "no answer",
                  "reasonKind": "no_answer",
                  "rule": null,
                  "remedy": null,
                  "result": null,
                  "identity": null,
                  "since": "2024-09-14T12:00:00Z",
                  "retryAt": "2024-09-14T12:00:08Z",
                  "lane": null,
                  "queued": 1,
                  "done": 2,
                  "failed": 3,
                  "events": 4
                }
              ]
            }\
            """);
  }

  private static SessionStatus session(String name, SessionState state) {
    return SessionStatus.of(name, "p", state, NOON).build();
  }
}
