// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.shell.internal.Diagnosis.Outlook;

class DiagnosisTest {
  private static final Instant NOON = Instant.parse("2024-09-14T12:00:00Z");
  private static final Finding JAVA = Finding.ok("Java", "17, 64 bit").build();
  private static final Finding LIBRARY =
      Finding.error("MAPI library", "\"C:\\x\" is a stub")
          .rule("R33")
          .remedy("name Outlook's")
          .build();

  @Test
  void itIsHealthyAsSoonAsOneSessionIsUp() {
    Diagnosis diagnosis =
        new Diagnosis(
            List.of(JAVA, LIBRARY),
            List.of(session("a", SessionState.LOST), session("b", SessionState.UP)),
            Outlook.PENDING);
    assertThat(diagnosis.healthy()).isTrue();
    assertThat(diagnosis.verdict()).isEqualTo("doctor ok: a session could be opened: b");
  }

  @Test
  void theVerdictNamesTheFirstErrorAndWhatToDo() {
    Diagnosis diagnosis = new Diagnosis(List.of(JAVA, LIBRARY), List.of(), Outlook.SETTLED);
    assertThat(diagnosis.healthy()).isFalse();
    assertThat(diagnosis.verdict())
        .isEqualTo(
            "doctor failed: no session could be opened: MAPI library: \"C:\\x\" is a stub;"
                + " name Outlook's");
  }

  @Test
  void theTextHasALineForEachFindingAndOneForWhatToDo() {
    Diagnosis diagnosis = new Diagnosis(List.of(JAVA, LIBRARY), List.of(), Outlook.SETTLED);
    assertThat(diagnosis.toString().lines())
        .containsExactly(
            "ok            Java                     17, 64 bit",
            "error    R33  MAPI library             \"C:\\x\" is a stub",
            "                                       -> name Outlook's");
  }

  @Test
  void theJsonHasEveryFindingAndEverySession() {
    Diagnosis diagnosis =
        new Diagnosis(
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

    assertThat(DiagnosisJson.of(diagnosis))
        .isEqualTo(
            """
            {
              "schema": "mapi-osgi/doctor/1",
              "healthy": false,
              "verdict": "doctor failed: no session could be opened: MAPI library: \\"C:\\\\x\\" is a stub; name Outlook's",
              "findings": [
                {
                  "severity": "ok",
                  "rule": null,
                  "subject": "Java",
                  "text": "17, 64 bit",
                  "remedy": null
                },
                {
                  "severity": "error",
                  "rule": "R33",
                  "subject": "MAPI library",
                  "text": "\\"C:\\\\x\\" is a stub",
                  "remedy": "name Outlook's"
                }
              ],
              "sessions": [
                {
                  "name": "a",
                  "profile": "B\\u00fcro",
                  "state": "lost",
                  "reason": "no answer",
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
