// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mapiosgi.api.MapiScope;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.SubmitVerdict;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.binding.emulator.Fault;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.support.EmulatedSession;

/** The messages that reach SubmitMessage, and what is left of those that are not accepted. */
class SubmissionTest {
  private static final HResult FULL = HResult.named("MAPI_E_STORE_FULL");

  private static Message mail(MapiScope mapi) {
    return mapi.defaultStore()
        .outbox()
        .createMessage()
        .subject("news")
        .to("Myself", MapiEmulator.DEFAULT_ADDRESS);
  }

  private static long calls(EmulatedSession session, String operation) {
    return session.emulator().calls().stream()
        .filter(call -> call.operation().equals(operation))
        .count();
  }

  private static int outbox(MapiScope mapi) {
    return mapi.defaultStore().outbox().messages().count();
  }

  @Test
  void mailThatWouldStrandIsRefusedByItsRuleBeforeAnythingIsWritten() {
    try (EmulatedSession session =
            EmulatedSession.open(EmulatorSettings.defaults().withCoupled(false));
        UnitScope mapi = session.scope()) {
      SubmitVerdict verdict = mapi.defaultStore().canSubmit();
      assertThat(verdict.coupling()).isEqualTo(SubmitVerdict.Coupling.UNCOUPLED);
      Message mail = mail(mapi);
      assertThatThrownBy(mail::submit)
          .isInstanceOf(MapiException.class)
          .hasMessageContaining("MAPI_E_NO_SUPPORT")
          .hasMessageContaining(verdict.evidence())
          .hasMessageContaining("R19");
      assertThat(outbox(mapi)).isZero();
      assertThat(calls(session, "IMessage::SaveChanges")).isZero();
      assertThat(calls(session, "IMessage::SubmitMessage")).isZero();
    }
  }

  @Test
  void mailWithoutRecipientsIsRefusedBeforeAnythingIsWritten() {
    try (EmulatedSession session = EmulatedSession.open();
        UnitScope mapi = session.scope()) {
      Message mail = mapi.defaultStore().outbox().createMessage().subject("to nobody");
      assertThatThrownBy(mail::submit).hasMessageContaining("MAPI_E_NO_RECIPIENTS");
      assertThat(calls(session, "IMessage::SaveChanges")).isZero();
      assertThat(mapi.unsaved()).hasSize(1);
    }
  }

  @Test
  void afterASubmissionTheMessageIsDeadAndItsIdIsKnown() {
    try (EmulatedSession session = EmulatedSession.open();
        UnitScope mapi = session.scope()) {
      Message mail = mail(mapi);
      assertThat(mail.submit()).isNotNull();
      // R20: nothing of it reaches MAPI any more.
      assertThatThrownBy(mail::submit).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> mail.subject("other"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("submitted already");
      mail.close();
      assertThat(calls(session, "IMessage::SubmitMessage")).isEqualTo(1);
      assertThat(mapi.unsaved()).isEmpty();
    }
  }

  @Test
  void aNewMessageThatIsNotAcceptedLeavesNothingInTheOutbox() {
    try (EmulatedSession session = EmulatedSession.open();
        UnitScope mapi = session.scope()) {
      Message mail = mail(mapi);
      try (Fault fault = session.emulator().on("IMessage::SubmitMessage").fail(FULL)) {
        assertThatThrownBy(mail::submit)
            .isInstanceOf(MapiException.class)
            .hasMessageContaining("MAPI_E_STORE_FULL");
        assertThat(fault.hits()).isEqualTo(1);
      }
      assertThat(outbox(mapi)).isZero();
      assertThat(mapi.unsaved()).isEmpty();
      assertThatThrownBy(mail::subject)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("not accepted for sending");
    }
  }

  @Test
  void aMessageThatHadBeenSavedBeforeStaysAsADraft() {
    try (EmulatedSession session = EmulatedSession.open();
        UnitScope mapi = session.scope()) {
      Folder drafts = mapi.defaultStore().drafts();
      Message draft = drafts.createMessage().subject("draft");
      EntryId id = draft.save().entryId();
      draft.to("Myself", MapiEmulator.DEFAULT_ADDRESS);
      try (Fault fault = session.emulator().on("IMessage::SubmitMessage").fail(FULL)) {
        assertThatThrownBy(draft::submit).hasMessageContaining("MAPI_E_STORE_FULL");
        assertThat(fault.hits()).isEqualTo(1);
      }
      Message kept = mapi.message(id);
      assertThat(kept.subject()).isEqualTo("draft");
      assertThat(kept.recipients()).hasSize(1);
    }
  }

  @Test
  void aMessageThatCannotBeTakenBackIsNamedWithItsFolder() {
    try (EmulatedSession session = EmulatedSession.open();
        UnitScope mapi = session.scope()) {
      EntryId outbox = mapi.defaultStore().outbox().entryId();
      Message mail = mail(mapi);
      try (Fault submit = session.emulator().on("IMessage::SubmitMessage").fail(FULL);
          Fault delete =
              session
                  .emulator()
                  .on("IMAPIFolder::DeleteMessages")
                  .fail(HResult.named("MAPI_E_NO_ACCESS"))) {
        MapiException failure = failure(mail);
        EntryId left =
            mapi.defaultStore()
                .outbox()
                .messages()
                .first(Query.all())
                .orElseThrow()
                .get(Pr.ENTRYID);
        assertThat(failure.result()).isEqualTo(FULL);
        assertThat(failure.detail().orElseThrow())
            .contains(left.toString())
            .contains(outbox.toString());
        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(submit.hits()).isEqualTo(1);
        assertThat(delete.hits()).isEqualTo(1);
      }
    }
  }

  private static MapiException failure(Message mail) {
    try {
      mail.submit();
    } catch (MapiException e) {
      return e;
    }
    throw new AssertionError("it was accepted");
  }
}
