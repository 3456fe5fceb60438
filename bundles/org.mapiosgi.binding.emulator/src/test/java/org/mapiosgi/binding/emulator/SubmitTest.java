// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapiosgi.binding.emulator.LoggedOn.get;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.spi.NativeEvent;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeManageStore;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeStore;

class SubmitTest {
  private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");

  private final MapiEmulator emulator =
      Emulators.open(EmulatorSettings.defaults().withUser("Erika Muster", "erika@example.test"));

  @Test
  void whatIsSentToTheUserComesBackAsNewMail() {
    emulator.clock().set(NOW);
    try (LoggedOn on = new LoggedOn(emulator)) {
      List<NativeEvent> events = new ArrayList<>();
      long connection = on.store().advise(Optional.empty(), 0x2 | 0x4, events::addAll);
      NativeMessage message = on.draft("to myself", "ERIKA@Example.Test");
      message.setProps(List.of(Pr.SENTMAIL_ENTRYID.with(get(on.store(), Pr.IPM_SENTMAIL_ENTRYID))));
      message.submitMessage();

      assertThat(on.rows(on.outbox(), Pr.SUBJECT)).isEmpty();
      NativeMessage sent = on.message(on.column(on.sentItems(), Pr.ENTRYID).get(0));
      assertThat(get(sent, Pr.MESSAGE_FLAGS))
          .containsExactlyInAnyOrder(MsgFlag.READ, MsgFlag.FROMME);
      assertThat(get(sent, Pr.CLIENT_SUBMIT_TIME)).isEqualTo(NOW);
      assertThat(get(sent, Pr.DISPLAY_TO)).isEqualTo("Someone");

      EntryId arrivedId = on.column(on.inbox(), Pr.ENTRYID).get(0);
      NativeMessage arrived = on.message(arrivedId);
      assertThat(get(arrived, Pr.SUBJECT)).isEqualTo("to myself");
      assertThat(get(arrived, Pr.BODY)).isEqualTo("text");
      assertThat(get(arrived, Pr.SENDER_NAME)).isEqualTo("Erika Muster");
      assertThat(get(arrived, Pr.SENDER_EMAIL_ADDRESS)).isEqualTo("erika@example.test");
      assertThat(get(arrived, Pr.SENDER_ADDRTYPE)).isEqualTo("SMTP");
      assertThat(get(arrived, Pr.SENT_REPRESENTING_NAME)).isEqualTo("Erika Muster");
      assertThat(get(arrived, Pr.MESSAGE_DELIVERY_TIME)).isEqualTo(NOW);
      assertThat(get(arrived, Pr.MESSAGE_FLAGS)).doesNotContain(MsgFlag.READ, MsgFlag.UNSENT);
      assertThat(get(arrived, Pr.INTERNET_MESSAGE_ID)).isEqualTo(get(sent, Pr.INTERNET_MESSAGE_ID));

      assertThat(events).as("before pumping").isEmpty();
      on.pump();
      assertThat(events)
          .filteredOn(event -> event.entryId().equals(Optional.of(arrivedId)))
          .extracting(NativeEvent::kind)
          .containsExactly(MapiEvent.Kind.CREATED, MapiEvent.Kind.NEW_MAIL);
      assertThat(events.get(events.size() - 1).messageClass()).contains("IPM.Note");
      on.store().unadvise(connection);
    }
  }

  @Test
  void whatIsSentToOthersOnlyLeaves() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeMessage message = on.draft("away", "someone@example.test");
      message.setProps(List.of(Pr.DELETE_AFTER_SUBMIT.with(true)));
      message.submitMessage();
      assertThat(on.rows(on.outbox(), Pr.SUBJECT)).isEmpty();
      assertThat(on.rows(on.sentItems(), Pr.SUBJECT)).isEmpty();
      assertThat(on.rows(on.inbox(), Pr.SUBJECT)).isEmpty();
    }
  }

  @Test
  void withoutAWordOnItsCopyTheMessageStaysWhereItWasSent() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      on.draft("stays", "someone@example.test").submitMessage();
      List<List<PropValue>> rows = on.rows(on.outbox(), Pr.MESSAGE_FLAGS);
      assertThat(rows).hasSize(1);
      assertThat(LoggedOn.read(rows.get(0), Pr.MESSAGE_FLAGS)).doesNotContain(MsgFlag.SUBMIT);
    }
  }

  @Test
  void aBlindCopyIsNotShownToWhoReceivesIt() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeMessage message = on.draft("blind", "someone@example.test");
      message.modifyRecipients(
          NativeMessage.MODRECIP_ADD,
          List.of(
              List.of(
                  Pr.RECIPIENT_TYPE.with(3),
                  Pr.DISPLAY_NAME.with("me"),
                  Pr.ENTRYID.with(on.session().queryIdentity().orElseThrow()))));
      message.submitMessage();
      NativeMessage arrived = on.message(on.column(on.inbox(), Pr.ENTRYID).get(0));
      assertThat(on.keep(arrived.getRecipientTable()).getRowCount()).isEqualTo(1);
      assertThat(get(arrived, Pr.DISPLAY_TO)).isEqualTo("Someone");
    }
  }

  @Test
  void twoRecipientsThatAreTheUserGetOneMessage() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeMessage message = on.draft("twice", "erika@example.test");
      message.modifyRecipients(
          NativeMessage.MODRECIP_ADD,
          List.of(
              List.of(
                  Pr.RECIPIENT_TYPE.with(2),
                  Pr.DISPLAY_NAME.with("again"),
                  Pr.EMAIL_ADDRESS.with("Erika@Example.Test"))));
      message.submitMessage();
      assertThat(on.rows(on.inbox(), Pr.SUBJECT)).hasSize(1);
    }
  }

  @Test
  void nobodyToSendToIsRefused() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeMessage message = on.keep(on.outbox().createMessage());
      assertThatThrownBy(message::submitMessage).hasMessageContaining("MAPI_E_NO_RECIPIENTS");
      message.modifyRecipients(
          NativeMessage.MODRECIP_ADD,
          List.of(List.of(Pr.RECIPIENT_TYPE.with(1), Pr.DISPLAY_NAME.with("who?"))));
      assertThatThrownBy(message::submitMessage)
          .hasMessageContaining("MAPI_E_AMBIGUOUS_RECIP")
          .hasMessageContaining("who?");
      assertThatThrownBy(
              () ->
                  message.modifyRecipients(
                      NativeMessage.MODRECIP_ADD,
                      List.of(List.of(Pr.DISPLAY_NAME.with("no type")))))
          .hasMessageContaining("MAPI_E_INVALID_PARAMETER");
      assertThat(on.rows(on.outbox(), Pr.SUBJECT)).isEmpty();
    }
  }

  @Test
  void aSentMailFolderThatIsNoneIsRefusedBeforeAnythingHappens() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeMessage message = on.draft("x", "someone@example.test");
      message.setProps(List.of(Pr.SENTMAIL_ENTRYID.with(EntryId.of((byte) 1))));
      assertThatThrownBy(message::submitMessage).hasMessageContaining("MAPI_E_INVALID_ENTRYID");
      assertThat(on.rows(on.outbox(), Pr.SUBJECT)).isEmpty();
      assertThat(get(message, Pr.SUBJECT)).isEqualTo("x");
    }
  }

  @Test
  void anUncoupledStoreKeepsTheMessageInTheOutbox() {
    MapiEmulator uncoupled = Emulators.open(emulator.settings().withCoupled(false));
    try (LoggedOn on = new LoggedOn(uncoupled)) {
      on.draft("stranded", "erika@example.test").submitMessage();
      assertThat(on.rows(on.inbox(), Pr.SUBJECT)).isEmpty();
      List<PropValue> row = on.rows(on.outbox(), Pr.MESSAGE_FLAGS, Pr.ENTRYID).get(0);
      assertThat(LoggedOn.read(row, Pr.MESSAGE_FLAGS)).contains(MsgFlag.SUBMIT);
      EntryId id = LoggedOn.read(row, Pr.ENTRYID);
      assertThatThrownBy(() -> on.store().openMessage(id, NativeProps.MAPI_MODIFY))
          .hasMessageContaining("MAPI_E_SUBMITTED");
      assertThat(on.outbox().deleteMessages(List.of(id)).name())
          .isEqualTo("MAPI_W_PARTIAL_COMPLETION");
      assertThat(get(on.store(), Pr.MDB_PROVIDER).toHex())
          .isNotEqualTo("5494A1C0297F101BA58708002B2A2517");
      assertThat(on.violatedRules()).containsExactly("R19");
    }
  }

  @Test
  void aDeferredMessageGoesToSentItemsIfItsOwnFolderIsGone() {
    emulator.clock().set(NOW);
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeFolder inbox = on.inbox();
      EntryId copies = get(on.keep(inbox.createFolder("copies", 0)), Pr.ENTRYID);
      NativeMessage message = on.draft("later", "erika@example.test");
      message.setProps(
          List.of(
              Pr.SENTMAIL_ENTRYID.with(copies), Pr.DEFERRED_SEND_TIME.with(NOW.plusSeconds(60))));
      message.submitMessage();
      assertThat(inbox.deleteFolder(copies, 0).isFailure()).isFalse();
      emulator.clock().advance(Duration.ofMinutes(2));

      assertThat(on.column(on.sentItems(), Pr.SUBJECT)).containsExactly("later");
      assertThat(on.column(on.inbox(), Pr.SUBJECT)).containsExactly("later");
      assertThat(on.rows(on.outbox(), Pr.SUBJECT)).isEmpty();
    }
  }

  @Test
  void aMessageThatWasTakenBackIsNotSentAtItsTimeAndOneThatIsPutOffAgainNotBefore() {
    emulator.clock().set(NOW);
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeMessage message = on.draft("later", "erika@example.test");
      message.setProps(List.of(Pr.DEFERRED_SEND_TIME.with(NOW.plusSeconds(60))));
      message.submitMessage();
      EntryId id = on.column(on.outbox(), Pr.ENTRYID).get(0);
      on.store().abortSubmit(id);
      emulator.clock().advance(Duration.ofSeconds(30));
      NativeMessage again = on.message(id);
      again.setProps(List.of(Pr.DEFERRED_SEND_TIME.with(NOW.plusSeconds(90))));
      again.submitMessage();
      emulator.clock().advance(Duration.ofSeconds(40));
      assertThat(on.column(on.outbox(), Pr.SUBJECT)).containsExactly("later");
      assertThat(on.column(on.inbox(), Pr.SUBJECT)).isEmpty();
      on.store().abortSubmit(id);
      emulator.clock().advance(Duration.ofSeconds(60));
      assertThat(on.column(on.outbox(), Pr.SUBJECT)).containsExactly("later");
      assertThat(on.column(on.inbox(), Pr.SUBJECT)).isEmpty();
    }
  }

  @Test
  void anObserverSeesMailFromASharedMailbox() {
    String address = "invoices@example.test";
    MapiEmulator shared =
        Emulators.open(
            EmulatorSettings.defaults().withSharedMailboxes("Invoices <" + address + ">"));
    List<String> subjects = new ArrayList<>();
    shared.onSent(sent -> subjects.add(sent.subject()));
    try (LoggedOn on = new LoggedOn(shared)) {
      NativeManageStore manager = on.keep(on.store().queryManageStore());
      EntryId id =
          manager.createStoreEntryId(
              "/o=emulator/cn=Servers/cn=emulator/cn=Microsoft Private MDB",
              "/o=emulator/cn=Recipients/cn=" + address,
              Optional.empty(),
              0);
      NativeStore store = on.keep(on.session().openMsgStore(id, LoggedOn.SERVICE_STORE));
      NativeFolder outbox =
          on.keep(
              store.openFolder(get(store, Pr.IPM_OUTBOX_ENTRYID), NativeStore.MAPI_BEST_ACCESS));
      NativeMessage message = on.keep(outbox.createMessage());
      message.setProps(List.of(Pr.SUBJECT.with("a bill")));
      message.modifyRecipients(
          NativeMessage.MODRECIP_ADD,
          List.of(
              List.of(
                  Pr.RECIPIENT_TYPE.with(1),
                  Pr.DISPLAY_NAME.with("Someone"),
                  Pr.EMAIL_ADDRESS.with("someone@example.test"))));
      message.submitMessage();
      assertThat(subjects).containsExactly("a bill");
    }
  }
}
