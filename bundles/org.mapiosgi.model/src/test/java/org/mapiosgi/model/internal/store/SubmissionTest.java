// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mapiosgi.api.MapiScope;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.store.Draft;
import org.mapiosgi.api.store.SubmitVerdict;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.support.EmulatedSession;

/** Which messages reach SubmitMessage, and which are refused before they strand in the Outbox. */
class SubmissionTest {
  private static Draft mail(MapiScope mapi) {
    return mapi.defaultStore()
        .outbox()
        .createMessage()
        .subject("news")
        .to("Myself", MapiEmulator.DEFAULT_ADDRESS);
  }

  private static long submitted(EmulatedSession session) {
    return session.emulator().calls().stream()
        .filter(call -> call.operation().equals("IMessage::SubmitMessage"))
        .count();
  }

  @Test
  void mailThatWouldStrandIsRefusedByItsRuleBeforeAnythingIsLeftInTheOutbox() {
    try (EmulatedSession session =
            EmulatedSession.open(EmulatorSettings.defaults().withCoupled(false));
        UnitScope mapi = session.scope()) {
      SubmitVerdict verdict = mapi.defaultStore().canSubmit();
      assertThat(verdict.coupling()).isEqualTo(SubmitVerdict.Coupling.UNCOUPLED);
      Draft draft = mail(mapi);
      assertThatThrownBy(draft::submit)
          .isInstanceOf(MapiException.class)
          .hasMessageContaining("MAPI_E_NO_SUPPORT")
          .hasMessageContaining(verdict.evidence())
          .hasMessageContaining("R19");
      assertThat(mapi.defaultStore().outbox().contents().count()).isZero();
      assertThat(submitted(session)).isZero();
    }
  }

  @Test
  void afterASubmissionTheDraftIsDeadAndItsIdIsKnown() {
    try (EmulatedSession session = EmulatedSession.open();
        UnitScope mapi = session.scope()) {
      Draft draft = mail(mapi);
      assertThat(draft.submit()).isNotNull();
      // R20: nothing of it reaches MAPI any more.
      assertThatThrownBy(draft::submit).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> draft.subject("other"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("submitted already");
      assertThat(submitted(session)).isEqualTo(1);
    }
  }
}
