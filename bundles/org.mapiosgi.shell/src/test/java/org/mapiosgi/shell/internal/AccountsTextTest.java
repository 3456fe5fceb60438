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
      LaneStatus.of("mapi-primary", LaneStatus.State.IDLE, NOW.minusMillis(7))
          .primary(true)
          .build();
  private static final LaneStatus WORKS =
      LaneStatus.of("mapi-lane-1", LaneStatus.State.OVERDUE, NOW.minusSeconds(95))
          .session("billing")
          .work("a unit of work of com.example.Reader")
          .queued(4)
          .objects(Map.of("IMessage", 2, "IMAPIFolder", 1))
          .build();

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
        MapiAccounts.builder()
            .liveObjects(Map.of("IMsgStore", 1))
            .liveBuffers(3)
            .holders(
                List.of(
                    ObjectHolder.of("mapi-lane-1")
                        .session("billing")
                        .objects(Map.of("IMsgStore", 1))
                        .build(),
                    ObjectHolder.of("mapi-lane-2")
                        .work("the list of profiles")
                        .buffers(3)
                        .lost(true)
                        .build()))
            .limits(
                List.of(
                    LimitStatus.of("open stores")
                        .rule("R14")
                        .used(204)
                        .highest(204)
                        .limit(255)
                        .lost(2)
                        .build(),
                    LimitStatus.of("open messages")
                        .rule("R27")
                        .session("billing")
                        .used(1)
                        .highest(250)
                        .limit(250)
                        .refused(9)
                        .build(),
                    LimitStatus.of("open folders")
                        .rule("R27")
                        .session("billing")
                        .used(1)
                        .highest(2)
                        .build()))
            .build();
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
    assertThat(AccountsText.ofObjects(MapiAccounts.builder().build()))
        .containsPattern("objects +none")
        .doesNotContain("obtained by");
  }
}
