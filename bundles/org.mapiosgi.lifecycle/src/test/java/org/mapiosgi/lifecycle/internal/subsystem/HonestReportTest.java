// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.MapiTask;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.binding.emulator.Fault;

/** A step that failed is not reported as done. */
class HonestReportTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @RegisterExtension final Rig rig = new Rig(1, LONG);

  private MapiSession start() {
    rig.subsystem.sessions().add(Rig.session("one", LONG));
    rig.subsystem.start();
    return rig.up();
  }

  private List<String> findings() {
    return rig.subsystem.findings().stream().map(Finding::text).toList();
  }

  @Test
  void aResultThatIsReleasedWithTheUnitOfWorkFailsThePromiseByName() throws Exception {
    MapiSession session = start();
    List<MapiTask<?>> tasks =
        List.of(
            mapi -> mapi,
            mapi -> mapi.defaultStore(),
            mapi -> mapi.defaultStore().inbox(),
            mapi -> mapi.defaultStore().inbox().messages(),
            mapi -> Optional.of(mapi.defaultStore().inbox()),
            mapi -> List.of("plain", mapi.defaultStore().inbox()));
    for (MapiTask<?> task : tasks) {
      assertThat(session.submit(task).getFailure())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("which is released at the end of the unit of work");
    }
    assertThat(session.submit(mapi -> mapi.defaultStore().inbox()).getFailure())
        .hasMessageContaining("returned a Folder,");
    assertThat(rig.status("one").failed()).isEqualTo(tasks.size() + 1);
    assertThat(session.submit(mapi -> mapi.defaultStore().displayName()).getFailure()).isNull();
  }

  @Test
  void aStoreThatRefusesToNotifyLeavesTheSessionUpWithAFinding() throws Exception {
    try (Fault refuses = rig.emulator.on("IMsgStore::Advise").onwards().fail(HResult.NO_SUPPORT)) {
      MapiSession session = start();
      assertThat(refuses.hits()).isGreaterThan(1);
      assertThat(rig.status("one").state()).isEqualTo(SessionState.UP);
      assertThat(session.<String>call(mapi -> "reads", LONG)).isEqualTo("reads");
      assertThat(findings())
          .anySatisfy(text -> assertThat(text).contains("up without events", "MAPI_E_NO_SUPPORT"));
    }
  }

  @Test
  void aLogoffThatIsRefusedIsAFinding() {
    rig.breaks("R13");
    start();
    try (Fault refuses =
        rig.emulator.on("IMAPISession::Logoff").onwards().fail(HResult.CALL_FAILED)) {
      assertThat(rig.stop()).isTrue();
      assertThat(refuses.hits()).isEqualTo(1);
    }
    assertThat(findings())
        .anySatisfy(
            text ->
                assertThat(text)
                    .contains("refused on the way down", "session 'one'", "IMAPISession::Logoff"));
  }
}
