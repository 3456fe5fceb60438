// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.api.status.SubsystemStatus;

class StatusTextTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "PT-1S, 0 ms",
    "PT0.007S, 7 ms",
    "PT40.55S, 40.5 s",
    "PT3M5S, 3 min 5 s",
    "PT2H3M59S, 2 h 3 min",
    "PT50H, 2 d 2 h"
  })
  void timesHaveTheTwoUnitsThatMatter(Duration duration, String text) {
    assertThat(StatusText.text(duration)).isEqualTo(text);
  }

  @Test
  void theReasonAndTheNextTryOfASessionAreShownInOneLine() {
    SessionStatus lost =
        SessionStatus.of("billing", "Outlook", SessionState.LOST, NOW.minusSeconds(90))
            .reason(
                Reason.of(Reason.Kind.CALL_FAILED, "the server\n  is away")
                    .retryAt(NOW.plusSeconds(4))
                    .build())
            .queued(2)
            .done(30)
            .failed(1)
            .events(7)
            .build();
    String[] lines = StatusText.ofSessions(List.of(lost), NOW).split("\n");
    assertThat(lines).hasSize(2);
    assertThat(lines[1])
        .startsWith("billing")
        .contains("LOST", "1 min 30 s", "in 4.0 s", "the server is away");
  }

  @Test
  void theStatusCountsSessionsByStateAndNamesWhatIsAlive() {
    SubsystemStatus status =
        SubsystemStatus.of(SubsystemState.FAILED, NOW, "win32", "service")
            .reason(
                Reason.of(Reason.Kind.ENVIRONMENT, "no MAPI library")
                    .retryAt(NOW.plusSeconds(1))
                    .build())
            .liveObjects(Map.of("IMsgStore", 2))
            .liveBuffers(3)
            .build();
    assertThat(StatusText.of(status, NOW))
        .containsPattern("MAPI +FAILED for 0 ms")
        .containsPattern("reason +no MAPI library")
        .containsPattern("next try +in 1.0 s")
        .containsPattern("sessions +none configured")
        .containsPattern("live objects +2 IMsgStore")
        .containsPattern("live buffers +3");
  }

  @Test
  void columnsAreAlignedAndNoLineEndsInBlanks() {
    TextTable table = new TextTable("a", "b");
    table.row("long word", "");
    table.row("x", 1);
    assertThat(table.toString()).isEqualTo("a          b\nlong word\nx          1");
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    TextTable table = new TextTable("a", "b");
    assertThatThrownBy(() -> table.row("alone")).isInstanceOf(IllegalArgumentException.class);
  }
}
