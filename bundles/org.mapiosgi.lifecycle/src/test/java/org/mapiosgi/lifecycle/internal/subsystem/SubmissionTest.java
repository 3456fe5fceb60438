// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.store.Draft;
import org.mapiosgi.api.store.SubmitVerdict;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.binding.emulator.MapiEmulator;

/** What a service lets through to SubmitMessage, and what it keeps from being stranded. */
class SubmissionTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private MapiEmulator emulator;
  private Bench bench;

  private MapiSession on(boolean coupled) {
    emulator = MapiEmulator.open(EmulatorSettings.defaults().withCoupled(coupled));
    bench = new Bench(new EmulatorStage(emulator), 1, LONG, Duration.ofSeconds(5));
    bench.subsystem.sessions().add(Rig.session("one", LONG));
    bench.subsystem.start();
    return bench.up();
  }

  @AfterEach
  void nothingIsLeftAndNoRuleWasBroken() {
    assertThat(bench.stop()).isTrue();
    assertThat(emulator.load().liveObjects()).isEmpty();
    assertThat(bench.stage.brokenRules()).isEmpty();
  }

  private static Draft mail(Draft draft) {
    return draft.subject("news").to("Myself", MapiEmulator.DEFAULT_ADDRESS);
  }

  private long submitted() {
    return emulator.calls().stream()
        .filter(call -> call.operation().equals("IMessage::SubmitMessage"))
        .count();
  }

  @Test
  void mailThatWouldStrandIsRefusedByItsRuleBeforeAnythingIsLeftInTheOutbox() throws Exception {
    MapiSession session = on(false);
    SubmitVerdict verdict = session.call(mapi -> mapi.defaultStore().canSubmit(), LONG);
    assertThat(verdict.coupling()).isEqualTo(SubmitVerdict.Coupling.UNCOUPLED);
    assertThatThrownBy(
            () ->
                session.call(
                    mapi -> mail(mapi.defaultStore().outbox().createMessage()).submit(), LONG))
        .isInstanceOf(MapiException.class)
        .hasMessageContaining("MAPI_E_NO_SUPPORT")
        .hasMessageContaining(verdict.evidence())
        .hasMessageContaining("R19");
    int left = session.call(mapi -> mapi.defaultStore().outbox().contents().count(), LONG);
    assertThat(left).isZero();
    assertThat(submitted()).isZero();
    assertThat(bench.up()).as("the refusal is the caller's affair").isSameAs(session);
  }

  @Test
  void afterASubmissionTheDraftIsDeadAndItsIdIsKnown() throws Exception {
    MapiSession session = on(true);
    Object unused =
        session.call(
            mapi -> {
              Draft draft = mail(mapi.defaultStore().outbox().createMessage());
              assertThat(draft.submit()).isNotNull();
              // R20: nothing of it reaches MAPI any more.
              assertThatThrownBy(draft::submit).isInstanceOf(IllegalStateException.class);
              assertThatThrownBy(() -> draft.subject("other"))
                  .isInstanceOf(IllegalStateException.class)
                  .hasMessageContaining("submitted already");
              return null;
            },
            LONG);
    assertThat(submitted()).isEqualTo(1);
  }
}
