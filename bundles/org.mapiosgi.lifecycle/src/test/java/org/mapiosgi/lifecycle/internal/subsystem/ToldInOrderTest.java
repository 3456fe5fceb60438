// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.binding.emulator.Fault;
import org.osgi.util.promise.Promise;

/** A consumer that hears of a change finds that everything else shows the change. */
class ToldInOrderTest {
  private static final int TIMES = 200;
  private static final Duration LONG = Duration.ofSeconds(60);

  @RegisterExtension final Rig rig = new Rig(1, Duration.ofSeconds(5));

  @Test
  void aLossIsShownAndTheServiceWithdrawnWhenTheCallerIsTold() {
    rig.subsystem.sessions().add(Rig.session("one", LONG));
    rig.subsystem.start();
    MapiSession session = rig.up();
    for (int i = 0; i < TIMES; i++) {
      try (Fault gone = rig.emulator.on("IMsgStore::GetProps").fail(HResult.END_OF_SESSION)) {
        Promise<String> work = session.submit(mapi -> mapi.defaultStore().displayName());
        while (!work.isDone()) {
          Thread.onSpinWait();
        }
        boolean offered = rig.registry.find(MapiSession.class).filter(session::equals).isPresent();
        SessionStatus status = rig.status("one");
        assertThat(offered).as("offered at time %d", i).isFalse();
        assertThat(gone.hits()).isEqualTo(1);
        if (status.state() == SessionState.UP) {
          // Another logon is up by now.
          assertThat(rig.up()).isNotSameAs(session);
        }
      }
      session = rig.up();
      assertThat(rig.status("one").state()).isEqualTo(SessionState.UP);
    }
  }

  @Test
  void whatIsDoneIsCountedWhenTheCallerIsTold() throws Exception {
    rig.subsystem.sessions().add(Rig.session("one", LONG));
    rig.subsystem.start();
    MapiSession session = rig.up();
    for (int i = 1; i <= TIMES; i++) {
      Promise<String> work = session.submit(mapi -> mapi.defaultStore().displayName());
      while (!work.isDone()) {
        Thread.onSpinWait();
      }
      assertThat(work.getFailure()).isNull();
      assertThat(rig.status("one").done()).isEqualTo(i);
    }
  }
}
