// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapiosgi.tck.Failures.refused;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;

/** SubmitMessage, through a store that is tightly coupled to its transport (R19, R20). */
@Reaches(Reach.SENDING)
public abstract class SubmitContract extends StagedContract {
  /** For subclasses. */
  protected SubmitContract() {}

  private List<List<PropValue>> self() {
    return List.of(OneOff.entry(OneOff.TO, "Myself", fixture().selfAddress()));
  }

  @Test
  void aMessageWithoutRecipientsIsNotSubmitted() {
    String subject = unique("to nobody");
    atDesk(
        desk -> {
          refused(() -> desk.submit(subject, "body", List.of()), "MAPI_E_NO_RECIPIENTS");
          Restriction mine = Restriction.is(Pr.SUBJECT, subject);
          assertThat(desk.column(desk.sentItems(), mine, Pr.ENTRYID)).isEmpty();
          assertThat(desk.column(desk.inbox(), mine, Pr.ENTRYID)).isEmpty();
        });
  }

  @Test
  void aSelfAddressedMessageIsDelivered() {
    String subject = unique("An mich \uD83D\uDE00");
    atDesk(
        desk -> {
          desk.submit(subject, "der Text", self());
          NativeMessage delivered = desk.message(desk.awaitMessage(desk.inbox(), subject));
          assertThat(Desk.get(delivered, Pr.BODY)).startsWith("der Text");
          assertThat(Desk.get(delivered, Pr.MESSAGE_CLASS)).isEqualTo("IPM.Note");
          assertThat(Desk.get(delivered, Pr.MESSAGE_DELIVERY_TIME)).isNotNull();
          assertThat(Desk.get(delivered, Pr.MESSAGE_FLAGS))
              .doesNotContain(MsgFlag.UNSENT, MsgFlag.READ);
          assertThat(desk.rows(delivered.getRecipientTable(), Pr.EMAIL_ADDRESS, Pr.RECIPIENT_TYPE))
              .singleElement()
              .satisfies(row -> assertThat(Desk.read(row, Pr.RECIPIENT_TYPE)).isEqualTo(OneOff.TO));
        });
  }

  @Test
  void theSentCopyIsInSentItemsAndNothingIsLeftInTheOutbox() {
    String subject = unique("sent");
    atDesk(
        desk -> {
          desk.submit(subject, "body", self());
          EntryId unused = desk.awaitMessage(desk.inbox(), subject);
          NativeMessage sent = desk.message(desk.awaitMessage(desk.sentItems(), subject));
          assertThat(Desk.get(sent, Pr.MESSAGE_FLAGS)).doesNotContain(MsgFlag.UNSENT);
          assertThat(desk.column(desk.outbox(), Restriction.is(Pr.SUBJECT, subject), Pr.ENTRYID))
              .isEmpty();
        });
  }

  @Test
  void attachmentsGoWithTheMessage() {
    String subject = unique("with attachment");
    atDesk(
        desk -> {
          NativeMessage draft = draft(desk, subject, Pr.MESSAGE_CLASS.with("IPM.Note"));
          NativeProps attachment = desk.keep(draft.createAttach());
          attachment.setProps(
              List.of(
                  Pr.ATTACH_METHOD.with(1),
                  Pr.ATTACH_LONG_FILENAME.with("note.txt"),
                  Pr.ATTACH_DATA_BIN.with(Binary.of(new byte[] {1, 2, 3}))));
          attachment.saveChanges(0);
          attachment.release();
          draft.submitMessage();
          draft.release();
          NativeMessage delivered = desk.message(desk.awaitMessage(desk.inbox(), subject));
          List<List<PropValue>> rows =
              desk.rows(delivered.getAttachmentTable(), Pr.ATTACH_NUM, Pr.ATTACH_LONG_FILENAME);
          assertThat(rows)
              .extracting(row -> Desk.read(row, Pr.ATTACH_LONG_FILENAME))
              .containsExactly("note.txt");
          NativeProps read =
              desk.keep(delivered.openAttach(Desk.read(rows.get(0), Pr.ATTACH_NUM), 0));
          assertThat(PropertyContract.bytes(desk, read, Pr.ATTACH_DATA_BIN, 10))
              .containsExactly(1, 2, 3);
        });
  }

  private NativeMessage draft(Desk desk, String subject, PropValue... values) {
    NativeMessage draft = desk.keep(desk.outbox().createMessage());
    draft.setProps(
        List.of(
            Pr.SUBJECT.with(subject),
            Pr.SENTMAIL_ENTRYID.with(Desk.get(desk.store(), Pr.IPM_SENTMAIL_ENTRYID))));
    draft.setProps(List.of(values));
    draft.modifyRecipients(NativeMessage.MODRECIP_ADD, self());
    return draft;
  }

  private EntryId submitted(Desk desk, String subject, PropValue... values) {
    NativeMessage draft = draft(desk, subject, values);
    draft.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
    EntryId id = Desk.get(draft, Pr.ENTRYID);
    draft.submitMessage();
    draft.release();
    return id;
  }

  @Test
  void aMessageSaysInWhoseNameItWasSent() {
    String subject = unique("on behalf");
    atDesk(
        desk -> {
          EntryId unused =
              submitted(
                  desk,
                  subject,
                  Pr.SENT_REPRESENTING_NAME.with("Ada"),
                  Pr.SENT_REPRESENTING_ADDRTYPE.with("SMTP"),
                  Pr.SENT_REPRESENTING_EMAIL_ADDRESS.with("ada@example.com"),
                  Pr.SENT_REPRESENTING_ENTRYID.with(OneOff.entryId("Ada", "ada@example.com")));
          NativeMessage delivered = desk.message(desk.awaitMessage(desk.inbox(), subject));
          assertThat(Desk.get(delivered, Pr.SENT_REPRESENTING_NAME)).isEqualTo("Ada");
          assertThat(Desk.get(delivered, Pr.SENT_REPRESENTING_EMAIL_ADDRESS))
              .isEqualTo("ada@example.com");
          assertThat(Desk.get(delivered, Pr.SENDER_NAME)).isNotEqualTo("Ada");
        });
  }

  @Test
  void aReceiptIsOwedUntilTheMessageIsRead() {
    String subject = unique("receipt");
    atDesk(
        desk -> {
          EntryId unused = submitted(desk, subject, Pr.READ_RECEIPT_REQUESTED.with(true));
          NativeMessage delivered = desk.message(desk.awaitMessage(desk.inbox(), subject));
          assertThat(Desk.get(delivered, Pr.MESSAGE_FLAGS)).contains(MsgFlag.RN_PENDING);
          delivered.setReadFlag(NativeMessage.SUPPRESS_RECEIPT);
          assertThat(Desk.get(delivered, Pr.MESSAGE_FLAGS))
              .contains(MsgFlag.READ)
              .doesNotContain(MsgFlag.RN_PENDING);
        });
  }

  @Test
  @Reaches(Reach.MAILBOX) // leaves it there for a day
  void aDeferredMessageIsInTheOutboxUntilItsTime() {
    String subject = unique("deferred");
    atDesk(
        desk -> {
          Instant tomorrow =
              Desk.get(desk.message(sample(desk)), Pr.CREATION_TIME).plusSeconds(86_400);
          EntryId unused = submitted(desk, subject, Pr.DEFERRED_SEND_TIME.with(tomorrow));
          NativeMessage waiting = desk.message(desk.awaitMessage(desk.outbox(), subject));
          assertThat(Desk.get(waiting, Pr.MESSAGE_FLAGS)).contains(MsgFlag.SUBMIT);
          assertThat(desk.column(desk.sentItems(), Restriction.is(Pr.SUBJECT, subject), Pr.ENTRYID))
              .isEmpty();
          String past = unique("not deferred");
          EntryId sent =
              submitted(
                  desk, past, Pr.DEFERRED_SEND_TIME.with(Instant.parse("2026-01-01T00:00:00Z")));
          assertThat(sent).isNotNull();
          assertThat(desk.awaitMessage(desk.inbox(), past)).isNotNull();
        });
  }

  private EntryId deferred(Desk desk, String subject) {
    Instant tomorrow = Desk.get(desk.message(sample(desk)), Pr.CREATION_TIME).plusSeconds(86_400);
    EntryId unused = submitted(desk, subject, Pr.DEFERRED_SEND_TIME.with(tomorrow));
    return desk.awaitMessage(desk.outbox(), subject);
  }

  @Test
  void aDeferredMessageIsTakenBackChangedAndSubmittedAgain() {
    String subject = unique("taken back");
    atDesk(
        desk -> {
          EntryId id = deferred(desk, subject);
          desk.store().abortSubmit(id);
          assertThat(desk.awaitMessage(desk.outbox(), subject)).isEqualTo(id);
          NativeMessage draft = desk.message(id);
          assertThat(Desk.get(draft, Pr.MESSAGE_FLAGS))
              .contains(MsgFlag.UNSENT)
              .doesNotContain(MsgFlag.SUBMIT);
          draft.deleteProps(List.of(Pr.DEFERRED_SEND_TIME));
          draft.setProps(List.of(Pr.BODY.with("sent after all")));
          draft.submitMessage();
          draft.release();
          NativeMessage delivered = desk.message(desk.awaitMessage(desk.inbox(), subject));
          assertThat(Desk.get(delivered, Pr.BODY)).startsWith("sent after all");
        });
  }

  @Test
  void onlyAMessageThatWaitsCanBeTakenBack() {
    String subject = unique("sent already");
    atDesk(
        desk -> {
          desk.submit(subject, "body", self());
          EntryId unused = desk.awaitMessage(desk.inbox(), subject);
          EntryId sent = desk.awaitMessage(desk.sentItems(), subject);
          refused(() -> desk.store().abortSubmit(sent), "MAPI_E_NOT_IN_QUEUE");
          refused(() -> desk.store().abortSubmit(sample(desk)), "MAPI_E_NOT_IN_QUEUE");
          EntryId waiting = deferred(desk, unique("twice"));
          desk.store().abortSubmit(waiting);
          refused(() -> desk.store().abortSubmit(waiting), "MAPI_E_NOT_IN_QUEUE");
          assertThat(desk.outbox().deleteMessages(List.of(waiting)).isFailure()).isFalse();
          refused(
              () -> desk.store().abortSubmit(waiting), "MAPI_E_NOT_FOUND", "MAPI_E_NOT_IN_QUEUE");
        });
  }

  private static EntryId sample(Desk desk) {
    return desk.create(desk.workshop(), Pr.SUBJECT.with("a sample of the store's time"));
  }
}
