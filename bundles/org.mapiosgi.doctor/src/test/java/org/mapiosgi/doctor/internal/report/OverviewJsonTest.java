// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.LaneStatus;
import org.mapiosgi.api.status.LimitStatus;
import org.mapiosgi.api.status.MapiAccounts;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.api.status.SubsystemStatus;
import org.mapiosgi.doctor.Diagnosis;
import org.mapiosgi.doctor.Explainer;
import org.mapiosgi.doctor.internal.look.AccountFindings;

class OverviewJsonTest {
  private static final Instant NOON = Instant.parse("2024-09-14T12:00:00Z");
  private static final Diagnosis DIAGNOSIS =
      new DiagnosisReport(
          List.of(Finding.ok("Java", "17").build()), List.of(), Diagnosis.Outlook.NOT_BEGUN);

  private final OverviewJson overview = new OverviewJson(new Words());

  /** The doctor's words for lanes and limits; nothing else is asked for. */
  private static final class Words implements Explainer {
    @Override
    public Finding explain(SubsystemStatus status) {
      throw new AssertionError();
    }

    @Override
    public Finding explain(SessionStatus status) {
      throw new AssertionError();
    }

    @Override
    public Finding explain(LaneStatus status) {
      return AccountFindings.of(status);
    }

    @Override
    public Finding explain(LimitStatus status) {
      return AccountFindings.of(status);
    }
  }

  private static String compact(String json) {
    return json.replaceAll("\\n\\s*", "");
  }

  @Test
  void withoutASubsystemThereIsTheDiagnosisAlone() {
    String json = compact(overview.of(NOON, Optional.empty(), DIAGNOSIS, List.of()));
    assertThat(json)
        .startsWith("{\"schema\": \"mapi-osgi/overview/1\",\"time\": \"2024-09-14T12:00:00Z\",")
        .contains("\"mapi\": null,")
        .contains("\"doctor\": " + compact(DIAGNOSIS.json()))
        .endsWith("\"lanes\": [],\"limits\": [],\"pumps\": []}");
  }

  @Test
  void itHasTheSubsystemItsLanesItsLimitsAndThePumps() {
    MapiAccounts accounts =
        MapiAccounts.builder()
            .lanes(
                List.of(
                    LaneStatus.of("mapi-lane-1", LaneStatus.State.STUCK, NOON)
                        .session("one")
                        .work("the logon")
                        .objects(Map.of("IMessage", 2))
                        .at(LaneStatus.Place.NATIVE, "a.Frame")
                        .build(),
                    LaneStatus.of("mapi-lane-2", LaneStatus.State.IDLE, NOON).build()))
            .limits(
                List.of(
                    LimitStatus.of("open stores").rule("R14").used(9).limit(10).build(),
                    LimitStatus.of("open tables").used(9).build()))
            .build();
    SubsystemStatus status =
        SubsystemStatus.of(SubsystemState.READY, NOON, "emulator", "service").build();
    String json =
        compact(
            overview.of(
                NOON,
                Optional.of(new OverviewJson.Subsystem(status, accounts)),
                DIAGNOSIS,
                List.of(Map.of("name", "mapi-primary"))));
    assertThat(json)
        .contains("\"mapi\": {\"state\": \"ready\",\"since\": \"2024-09-14T12:00:00Z\",")
        .contains("\"binding\": \"emulator\",\"mode\": \"service\"")
        .contains("\"place\": \"native\",\"frame\": \"a.Frame\",\"queued\": 0,")
        .contains("\"objects\": {\"IMessage\": 2},\"finding\": {\"severity\": \"warning\"")
        .contains("\"objects\": {},\"finding\": null}")
        .contains("\"used\": 9,\"highest\": 0,\"limit\": 10,")
        .contains("\"used\": 9,\"highest\": 0,\"limit\": null,")
        .endsWith("\"pumps\": [{\"name\": \"mapi-primary\"}]}");
  }
}
