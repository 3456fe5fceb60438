// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.example.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.MapiAccounts;
import org.mapiosgi.api.status.MapiSubsystem;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.api.status.SubsystemStatus;

/** Tests which logs of the demo show a clean end. */
class DemoScriptTest {
  private static final Finding NOTED =
      Finding.warning("account", "is LocalSystem").rule("R32").remedy("use another").build();

  private static List<String> wrong(
      SubsystemState state,
      Map<String, Integer> objects,
      int buffers,
      long failedUnits,
      List<Finding> findings) {
    SessionStatus session =
        SessionStatus.of("default", "emulator", SessionState.DOWN, Instant.EPOCH)
            .done(3)
            .failed(failedUnits)
            .events(1)
            .build();
    SubsystemStatus status =
        SubsystemStatus.of(state, Instant.EPOCH, "emulator", "service")
            .sessions(List.of(session))
            .liveObjects(objects)
            .liveBuffers(buffers)
            .build();
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
            return MapiAccounts.builder().build();
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
    Finding broken = Finding.error("IMAPISession::Logoff", "was not called").rule("R13").build();
    assertThat(wrong(SubsystemState.STOPPED, Map.of(), 0, 0, List.of(NOTED, broken)))
        .singleElement()
        .asString()
        .contains("R13");
  }

  @Test
  void aWarningThatCameWithTheStopIsNotClean() {
    Finding late = Finding.warning("Unadvise", "came late").rule("R15").build();
    assertThat(wrong(SubsystemState.STOPPED, Map.of(), 0, 0, List.of(NOTED, late)))
        .singleElement()
        .asString()
        .contains("R15");
  }
}
