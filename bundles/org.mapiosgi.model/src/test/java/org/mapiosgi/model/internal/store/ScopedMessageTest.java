// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.Importance;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.binding.emulator.Fault;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.support.EmulatedSession;

class ScopedMessageTest {
  private static final Recipient ADA = Recipient.smtp(Recipient.Type.TO, "Ada", "ada@example.com");
  private static final Recipient BEN = Recipient.smtp(Recipient.Type.CC, "Ben", "ben@example.com");

  private final EmulatedSession session = EmulatedSession.open();
  private final UnitScope mapi = session.scope();

  @AfterEach
  void nothingIsLeftOpen() {
    mapi.close();
    assertThat(session.objects().byInterface()).isEmpty();
    session.close();
  }

  private EntryId delivered() {
    return session.emulator().deliver("a@example.com", "news", "text");
  }

  private List<String> calls() {
    return session.emulator().calls().stream().map(call -> call.operation()).toList();
  }

  @Test
  void aNewMessageIsToldUntilItIsSavedOrDiscarded() {
    Message saved = mapi.inbox().createMessage();
    Message dropped = mapi.inbox().createMessage();
    assertThat(mapi.unsaved())
        .hasSize(2)
        .allSatisfy(text -> assertThat(text).contains("a new message in folder 'Inbox'"));
    saved.save();
    assertThat(mapi.unsaved()).hasSize(1);
    dropped.discard();
    assertThat(mapi.unsaved()).isEmpty();
    assertThat(mapi.inbox().messages().count()).isEqualTo(1);
    assertThat(saved.get(Pr.MESSAGE_CLASS)).isEqualTo("IPM.Note");
  }

  @Test
  void everyKindOfChangeOfASavedMessageIsToldWithItsId() throws Exception {
    EntryId id = delivered();
    assertChange(id, message -> message.set(Pr.SUBJECT, "other"));
    assertChange(id, message -> message.deleteProperties(Pr.SUBJECT));
    assertChange(id, message -> message.addRecipient(ADA));
    assertChange(id, message -> message.setRecipients(List.of()));
    assertChange(id, message -> message.attach("a.txt", "", new ByteArrayInputStream(new byte[1])));
    assertChange(id, message -> message.openOutputStream(Pr.BODY).close());
    try (Message read = mapi.message(id)) {
      read.subject();
      read.markRead(true);
    }
    assertThat(mapi.unsaved()).isEmpty();
  }

  @Test
  void aRefusedChangeIsNone() throws Exception {
    assertRefused("IMessage::SetProps", message -> message.set(Pr.SUBJECT, "other"));
    assertRefused("IMessage::DeleteProps", message -> message.deleteProperties(Pr.SUBJECT));
    assertRefused("IMessage::OpenProperty", message -> message.openOutputStream(Pr.BODY));
    assertRefused("IMessage::CreateAttach", message -> message.attach("a.txt", ""));
    assertRefused("IMessage::CreateAttach", message -> message.attachMessage("inner"));
  }

  private void assertRefused(String operation, Change change) throws Exception {
    Message message = mapi.message(delivered());
    try (Fault fault = session.emulator().on(operation).fail(HResult.NO_ACCESS)) {
      assertThatThrownBy(() -> change.make(message)).hasMessageContaining("MAPI_E_NO_ACCESS");
      assertThat(fault.hits()).isEqualTo(1);
    }
    assertThat(mapi.unsaved()).isEmpty();
    message.save();
  }

  @FunctionalInterface
  private interface Change {
    void make(Message message) throws Exception;
  }

  private void assertChange(EntryId id, Change change) throws Exception {
    Message message = mapi.message(id);
    change.make(message);
    assertThat(mapi.unsaved()).containsExactly("message " + id);
    message.discard();
    assertThat(mapi.unsaved()).isEmpty();
  }

  @Test
  void closingDoesNotHideALostChange() {
    EntryId id = delivered();
    Message message = mapi.message(id);
    message.subject("lost");
    message.close();
    assertThat(mapi.unsaved()).containsExactly("message " + id);
    assertThat(mapi.message(id).subject()).isEqualTo("news");
  }

  @Test
  void aMessageThatEndedIsRefusedBeforeMapi() {
    Message message = mapi.message(delivered());
    message.discard();
    session.emulator().clearCalls();
    assertThatThrownBy(message::subject)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("discarded");
    assertThatThrownBy(message::save).isInstanceOf(IllegalStateException.class);
    message.close();
    assertThat(session.emulator().callCount()).isZero();
  }

  @Test
  void aNewMessageHasNoIdButAFolder() {
    Folder inbox = mapi.inbox();
    Message message = inbox.createMessage();
    assertThatThrownBy(message::entryId)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("before it is saved");
    assertThatThrownBy(message::delete).isInstanceOf(IllegalStateException.class);
    assertThat(message.parent().entryId()).isEqualTo(inbox.entryId());
    EntryId id = message.save().entryId();
    assertThat(message.entryId()).isEqualTo(id);
    assertThat(message.parent().entryId()).isEqualTo(inbox.entryId());
  }

  @Test
  void longTextIsReadBackUnitByUnit() {
    String text = "Grüße \uD83D\uDE00 lone \uD83D and \uDE00 ".repeat(500);
    Message message = mapi.inbox().createMessage().subject("\uD83D lone").body(text);
    EntryId id = message.save().entryId();
    Message read = mapi.message(id);
    assertThat(read.body()).isEqualTo(text);
    assertThat(read.subject()).isEqualTo("\uD83D lone");
  }

  @Test
  void aValueBeyondTheLimitOfTheSessionIsReadAsAStream() throws Exception {
    byte[] bytes = new byte[50_000];
    EntryId id = mapi.inbox().createMessage().set(Pr.HTML, Binary.of(bytes)).save().entryId();
    session.readLimit(49_999);
    Message message = mapi.message(id);
    assertThatThrownBy(() -> message.find(Pr.HTML))
        .hasMessageContaining("MAPI_E_TOO_BIG")
        .hasMessageContaining("openStream");
    assertThat(message.openStream(Pr.HTML).readAllBytes()).isEqualTo(bytes);
  }

  @Test
  void anOutputStreamIsCommittedByItsCloseAlone() throws Exception {
    EntryId id = delivered();
    try (Message message = mapi.message(id)) {
      OutputStream out = message.openOutputStream(Pr.HTML);
      out.write(new byte[] {1, 2, 3});
      out.close();
      message.save();
    }
    assertThat(mapi.message(id).get(Pr.HTML)).isEqualTo(Binary.of((byte) 1, (byte) 2, (byte) 3));
    try (Message message = mapi.message(id)) {
      message.openOutputStream(Pr.HTML).write(9);
      message.save();
    }
    assertThat(mapi.message(id).get(Pr.HTML).size()).isEqualTo(3);
  }

  @Test
  void htmlIsDecodedByItsCodePage() {
    EntryId own =
        mapi.inbox()
            .createMessage()
            .html("<p>Grüße</p>")
            .importance(Importance.HIGH)
            .save()
            .entryId();
    assertThat(mapi.message(own).html()).contains("<p>Grüße</p>");
    assertThat(mapi.message(own).get(Pr.INTERNET_CPID)).isEqualTo(65001);
    assertThat(mapi.message(own).importance()).isEqualTo(Importance.HIGH);
    Binary cyrillic = Binary.of((byte) 0xC4, (byte) 0xC1);
    EntryId koi =
        mapi.inbox()
            .createMessage()
            .set(Pr.INTERNET_CPID, 20866)
            .set(Pr.HTML, cyrillic)
            .save()
            .entryId();
    assertThat(mapi.message(koi).html()).contains("да");
    EntryId unnamed = mapi.inbox().createMessage().set(Pr.HTML, cyrillic).save().entryId();
    assertThat(mapi.message(unnamed).html()).contains("ÄÁ");
    assertThat(mapi.message(delivered()).html()).isEmpty();
  }

  @Test
  void recipientsAreChangedAsADifferenceWhenTheMessageIsSaved() {
    Message message = mapi.inbox().createMessage().addRecipient(ADA).addRecipient(BEN);
    assertThat(message.recipients()).containsExactly(ADA, BEN);
    assertThat(calls()).doesNotContain("IMessage::ModifyRecipients");
    EntryId id = message.save().entryId();

    Message again = mapi.message(id);
    List<Recipient> stored = again.recipients();
    assertThat(stored).extracting(Recipient::address).containsExactly(ADA.address(), BEN.address());
    assertThatThrownBy(() -> stored.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    session.emulator().clearCalls();
    again.setRecipients(
        List.of(stored.get(1), Recipient.smtp(Recipient.Type.BCC, "Cy", "cy@example.com")));
    assertThat(again.recipients())
        .extracting(Recipient::address)
        .containsExactly(BEN.address(), "cy@example.com");
    again.save();
    assertThat(session.emulator().calls())
        .filteredOn(call -> call.operation().equals("IMessage::ModifyRecipients"))
        .hasSize(2);
    assertThat(mapi.message(id).recipients())
        .extracting(Recipient::address)
        .containsExactlyInAnyOrder(BEN.address(), "cy@example.com");

    again.setRecipients(List.of());
    again.save();
    assertThat(mapi.message(id).recipients()).isEmpty();
  }

  @Test
  void aSaveThatFailsKeepsTheChangesAndCanBeRepeated() {
    Message message = mapi.inbox().createMessage().subject("kept").addRecipient(ADA);
    try (Fault fault =
        session
            .emulator()
            .on("IMessage::SaveChanges")
            .fail(HResult.named("MAPI_E_NETWORK_ERROR"))) {
      assertThatThrownBy(message::save).hasMessageContaining("MAPI_E_NETWORK_ERROR");
      assertThat(fault.hits()).isEqualTo(1);
    }
    assertThat(mapi.unsaved()).hasSize(1);
    EntryId id = message.save().entryId();
    assertThat(mapi.message(id).recipients()).hasSize(1);
  }

  @Test
  void aMessageIsCopiedMovedAndDeletedThroughItsFolder() {
    Folder done = mapi.defaultStore().root().createFolder("done");
    Message message = mapi.message(delivered());
    message.copyTo(done);
    assertThat(message.subject()).isEqualTo("news");
    message.moveTo(done);
    assertThatThrownBy(message::subject)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("moved");
    message.close();
    assertThat(mapi.inbox().messages().count()).isZero();
    assertThat(done.messages().count()).isEqualTo(2);
    EntryId one = done.messages().first(Query.all()).orElseThrow().get(Pr.ENTRYID);
    mapi.message(one).delete();
    assertThat(done.messages().count()).isEqualTo(1);
  }

  @Test
  void unsavedChangesAreNotLeftBehindByAMove() {
    Message message = mapi.message(delivered()).subject("changed");
    Folder done = mapi.defaultStore().root().createFolder("done");
    assertThatThrownBy(() -> message.moveTo(done))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("save()");
    message.save();
    message.moveTo(done);
    assertThat(mapi.unsaved()).isEmpty();
  }

  @Test
  void aFolderOfAnotherUnitOfWorkIsNoDestination() {
    EntryId id = delivered();
    try (UnitScope other = session.scope()) {
      Folder foreign = other.inbox();
      assertThatThrownBy(() -> mapi.inbox().moveMessages(List.of(id), foreign))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
