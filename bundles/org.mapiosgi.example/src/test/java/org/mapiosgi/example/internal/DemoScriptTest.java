// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.example.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.MapiAccounts;
import org.mapiosgi.api.status.MapiSubsystem;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.api.status.SubsystemStatus;

/** What counts as closed cleanly. */
class DemoScriptTest {
  private static final Finding NOTED =
      Finding.warning("R32", "account", "is LocalSystem", "use another");

  private static List<String> wrong(
      SubsystemState state,
      Map<String, Integer> objects,
      int buffers,
      long failedUnits,
      List<Finding> findings) {
    SessionStatus session =
        new SessionStatus(
            "default",
            "emulator",
            SessionState.DOWN,
            "",
            Instant.EPOCH,
            Optional.empty(),
            "",
            "",
            0,
            3,
            failedUnits,
            1);
    SubsystemStatus status =
        new SubsystemStatus(
            state,
            "",
            Instant.EPOCH,
            Optional.empty(),
            "emulator",
            "service",
            List.of(),
            List.of(session),
            objects,
            buffers);
    MapiSubsystem subsystem =
        new MapiSubsystem() {
          @Override
          public SubsystemStatus status() {
            return status;
          }

          @Override
          public Duration longestStop() {
            return Duration.ZERO;
          }

          @Override
          public MapiAccounts accounts() {
            return MapiAccounts.NONE;
          }

          @Override
          public List<Finding> findings() {
            return findings;
          }
        };
    return DemoScript.wrongAfterStop(subsystem, List.of(NOTED));
  }

  @Test
  void nothingLeftIsClean() {
    assertThat(wrong(SubsystemState.STOPPED, Map.of(), 0, 0, List.of(NOTED))).isEmpty();
  }

  @Test
  void aSubsystemThatIsNotStoppedIsNotClean() {
    assertThat(wrong(SubsystemState.STOPPING, Map.of(), 0, 0, List.of()))
        .singleElement()
        .asString()
        .contains("STOPPING");
  }

  @Test
  void aLiveObjectIsNotClean() {
    assertThat(wrong(SubsystemState.STOPPED, Map.of("IMessage", 1), 0, 0, List.of()))
        .singleElement()
        .asString()
        .contains("IMessage");
  }

  @Test
  void aLiveBufferIsNotClean() {
    assertThat(wrong(SubsystemState.STOPPED, Map.of(), 2, 0, List.of()))
        .singleElement()
        .asString()
        .contains("buffers not freed: 2");
  }

  @Test
  void aFailedUnitOfWorkIsNotClean() {
    assertThat(wrong(SubsystemState.STOPPED, Map.of(), 0, 1, List.of()))
        .singleElement()
        .asString()
        .contains("1 units of work failed");
  }

  @Test
  void aBrokenRuleIsNotClean() {
    Finding broken = Finding.error("R13", "IMAPISession::Logoff", "was not called", "");
    assertThat(wrong(SubsystemState.STOPPED, Map.of(), 0, 0, List.of(NOTED, broken)))
        .singleElement()
        .asString()
        .contains("R13");
  }

  @Test
  void aWarningThatCameWithTheStopIsNotClean() {
    Finding late = Finding.warning("R15", "Unadvise", "came late", "");
    assertThat(wrong(SubsystemState.STOPPED, Map.of(), 0, 0, List.of(NOTED, late)))
        .singleElement()
        .asString()
        .contains("R15");
  }
}
