// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.status.LaneStatus;
import org.mapiosgi.api.status.LimitStatus;
import org.mapiosgi.api.status.MapiAccounts;
import org.mapiosgi.api.status.ObjectHolder;

class AccountsTextTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  private static final LaneStatus WAITS =
      new LaneStatus(
          "mapi-primary", true, LaneStatus.State.IDLE, "", "", NOW.minusMillis(7), 0, Map.of());
  private static final LaneStatus WORKS =
      new LaneStatus(
          "mapi-lane-1",
          false,
          LaneStatus.State.OVERDUE,
          "billing",
          "a unit of work of com.example.Reader",
          NOW.minusSeconds(95),
          4,
          Map.of("IMessage", 2, "IMAPIFolder", 1));

  @Test
  void aLaneShowsWhatItIsInTheMiddleOfForWhomAndSinceWhen() {
    String[] lines = AccountsText.ofLanes(List.of(WAITS, WORKS), NOW).split("\n");
    assertThat(lines).hasSize(3);
    assertThat(lines[1]).matches("mapi-primary +IDLE +7 ms +0");
    assertThat(lines[2])
        .matches(
            "mapi-lane-1 +OVERDUE +1 min 35 s +billing +a unit of work of com.example.Reader +4"
                + " +1 IMAPIFolder, 2 IMessage");
  }

  @Test
  void objectsShowTheirHoldersAndTheLimitsThatAreNear() {
    MapiAccounts accounts =
        new MapiAccounts(
            Map.of("IMsgStore", 1),
            3,
            List.of(
                new ObjectHolder("billing", "mapi-lane-1", "", Map.of("IMsgStore", 1), 0, false),
                new ObjectHolder("", "mapi-lane-2", "the list of profiles", Map.of(), 3, true)),
            List.of(),
            List.of(
                new LimitStatus("R14", "open stores", "", 204, 204, 255, 0, 2),
                new LimitStatus("R27", "open messages", "billing", 1, 250, 250, 9, 0),
                new LimitStatus("R27", "open folders", "billing", 1, 2, 0, 0, 0)));
    assertThat(AccountsText.ofObjects(accounts))
        .containsPattern("objects +1 IMsgStore")
        .containsPattern("buffers +3")
        .containsPattern("billing +mapi-lane-1 +the session +1 IMsgStore\n")
        .containsPattern("mapi-lane-2 +the list of profiles +3 +LOST: never given back\n")
        .containsPattern(
            "open stores +R14 +204 +204 +255 +0 +near the limit, 2 LOST until the process ends\n")
        .containsPattern("open messages +R27 +billing +1 +250 +250 +9\n")
        .containsPattern("open folders +R27 +billing +1 +2 +any +0");
  }

  @Test
  void nothingIsSaidShortly() {
    assertThat(AccountsText.ofLanes(List.of(), NOW)).contains("mapi:status");
    assertThat(AccountsText.ofObjects(MapiAccounts.NONE))
        .containsPattern("objects +none")
        .doesNotContain("obtained by");
  }
}
