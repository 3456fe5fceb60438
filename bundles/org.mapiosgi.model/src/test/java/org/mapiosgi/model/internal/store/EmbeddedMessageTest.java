// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.AttachMethod;
import org.mapiosgi.api.store.Attachment;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.MailFormat;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.support.EmulatedSession;

class EmbeddedMessageTest {
  private static final String MAIL =
      String.join(
          "\r\n",
          "From: Ada <ada@example.com>",
          "To: Ben <ben@example.com>",
          "Subject: outer",
          "MIME-Version: 1.0",
          "Content-Type: multipart/mixed; boundary=part",
          "",
          "--part",
          "Content-Type: text/plain",
          "",
          "see below",
          "--part",
          "Content-Type: message/rfc822",
          "",
          "From: Cleo <cleo@example.com>",
          "To: Ada <ada@example.com>",
          "Subject: inner",
          "",
          "the inner text",
          "--part--",
          "");

  @TempDir Path mailbox;

  @Test
  void aMessageThatIsAttachedIsOpenedAsAMessage() throws IOException {
    Files.writeString(mailbox.resolve("nested.eml"), MAIL);
    EmulatorSettings settings = EmulatorSettings.defaults().withMailbox(mailbox);
    try (EmulatedSession session = EmulatedSession.open(settings)) {
      try (UnitScope mapi = session.scope()) {
        Message outer =
            mapi.message(
                mapi.inbox()
                    .messages()
                    .first(Query.columns(Pr.ENTRYID))
                    .orElseThrow()
                    .get(Pr.ENTRYID));
        Attachment attached = outer.attachments().get(0);
        assertThat(attached.method()).isEqualTo(AttachMethod.EMBEDDED_MSG);
        Message inner = attached.openMessage();
        assertThat(inner.subject()).isEqualTo("inner");
        assertThat(inner.body()).contains("the inner text");
        assertThat(inner.senderAddress()).isEqualTo("cleo@example.com");
        assertThat(inner.recipients()).hasSize(1);
        assertThatThrownBy(inner::parent).hasMessageContaining("MAPI_E_NO_SUPPORT");
        assertThatThrownBy(() -> inner.subject("changed"))
            .hasMessageContaining("MAPI_E_NO_ACCESS")
            .hasMessageContaining("editMessage()");
        assertThat(mapi.unsaved()).isEmpty();
      }
    }
  }

  @Test
  void messagesAreNestedAndOpenedThreeDeep() {
    try (EmulatedSession session = EmulatedSession.open()) {
      EntryId id;
      try (UnitScope mapi = session.scope()) {
        Message outer = mapi.inbox().createMessage().subject("outer");
        Message one = outer.attachMessage("one").subject("one");
        Message two = one.attachMessage("two").subject("two");
        Message three = two.attachMessage("three").subject("three").to("Ada", "ada@example.com");
        assertThat(mapi.unsaved())
            .hasSize(4)
            .anySatisfy(
                text ->
                    assertThat(text)
                        .startsWith("a new message that is embedded in a new message that is"));
        three.save();
        two.save();
        one.save();
        id = outer.save().entryId();
        assertThat(mapi.unsaved()).isEmpty();
      }
      try (UnitScope mapi = session.scope()) {
        Message read = mapi.message(id);
        for (String subject : List.of("one", "two", "three")) {
          read = read.attachments().get(0).openMessage();
          assertThat(read.subject()).isEqualTo(subject);
        }
        assertThat(read.recipients()).extracting(Recipient::displayName).containsExactly("Ada");
      }
      assertThat(session.objects().byInterface()).isEmpty();
    }
  }

  @Test
  void aMessageIsNotSavedOrSentWithoutWhatIsInIt() {
    try (EmulatedSession session = EmulatedSession.open();
        UnitScope mapi = session.scope()) {
      Message outer = mapi.inbox().createMessage().to("Ada", "ada@example.com");
      Message inner = outer.attachMessage("inner");
      assertThatThrownBy(outer::save)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("embedded in a new message in folder 'Inbox'")
          .hasMessageContaining("save() or discard() it");
      assertThatThrownBy(outer::submit).isInstanceOf(IllegalStateException.class);
      inner.discard();
      assertThat(outer.submit()).isNotNull();
      assertThat(mapi.unsaved()).isEmpty();
      Message sent =
          mapi.message(
              mapi.defaultStore()
                  .sentItems()
                  .messages()
                  .first(Query.columns(Pr.ENTRYID))
                  .orElseThrow()
                  .get(Pr.ENTRYID));
      assertThat(sent.attachments()).isEmpty();
    }
  }

  @Test
  void aMessageThatWasClosedWithChangesCanBeDiscarded() {
    try (EmulatedSession session = EmulatedSession.open();
        UnitScope mapi = session.scope()) {
      Message outer = mapi.inbox().createMessage();
      Message inner = outer.attachMessage("inner");
      inner.close();
      assertThatThrownBy(outer::save)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("was closed with changes that are not saved; discard() it");
      inner.discard();
      assertThat(outer.save().attachments()).isEmpty();
      assertThat(mapi.unsaved()).isEmpty();
      assertThatThrownBy(inner::discard).hasMessageContaining("the message was discarded");
    }
  }

  @Test
  void aMessageIsNotMovedOrWrittenWithoutTheChangesInIt() {
    try (EmulatedSession session = EmulatedSession.open();
        UnitScope mapi = session.scope()) {
      Message outer = mapi.inbox().createMessage().to("Ada", "ada@example.com");
      outer.attachMessage("inner").save();
      EntryId id = outer.save().entryId();
      Message opened = mapi.message(id);
      Message inner = opened.attachments().get(0).editMessage().subject("changed");
      Folder drafts = mapi.defaultStore().drafts();
      for (ThrowingCallable call :
          List.<ThrowingCallable>of(
              () -> opened.moveTo(drafts),
              () -> opened.copyTo(drafts),
              () -> opened.writeTo(OutputStream.nullOutputStream(), MailFormat.EML),
              opened::submit)) {
        assertThatThrownBy(call)
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("embedded in message " + id)
            .hasMessageContaining("save() or discard() it");
      }
      inner.discard();
      assertThat(mapi.unsaved()).isEmpty();
      opened.moveTo(drafts);
      assertThat(drafts.contentCount()).isEqualTo(1);
    }
  }

  @Test
  void aMessageWhoseAttachmentWasClosedCanBeDiscarded() {
    try (EmulatedSession session = EmulatedSession.open();
        UnitScope mapi = session.scope()) {
      Message outer = mapi.inbox().createMessage();
      outer.attachMessage("inner").subject("before").save();
      outer.save();
      Attachment attachment = outer.attachments().get(0);
      Message inner = attachment.editMessage().subject("after");
      attachment.close();
      assertThatThrownBy(outer::save).hasMessageContaining("discard() it");
      inner.discard();
      outer.save();
      assertThat(outer.attachments().get(0).openMessage().subject()).isEqualTo("before");
    }
  }

  @Test
  void discardingAMessageDiscardsWhatIsInIt() {
    try (EmulatedSession session = EmulatedSession.open();
        UnitScope mapi = session.scope()) {
      Message outer = mapi.inbox().createMessage();
      Message inner = outer.attachMessage("inner");
      inner.attachMessage("innermost");
      outer.discard();
      assertThat(mapi.unsaved()).isEmpty();
      assertThatThrownBy(inner::subject).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void anEmbeddedMessageIsChanged() {
    try (EmulatedSession session = EmulatedSession.open();
        UnitScope mapi = session.scope()) {
      Message outer = mapi.inbox().createMessage();
      outer.attachMessage("inner").subject("before").save();
      EntryId id = outer.save().entryId();
      outer.close();
      Message again = mapi.message(id);
      try (Message inner = again.attachments().get(0).editMessage()) {
        inner.subject("after").save();
      }
      assertThat(mapi.unsaved()).containsExactly("message " + id);
      again.save();
      assertThat(mapi.message(id).attachments().get(0).openMessage().subject()).isEqualTo("after");
    }
  }

  @Test
  void anEmbeddedMessageIsInNoFolder() {
    try (EmulatedSession session = EmulatedSession.open();
        UnitScope mapi = session.scope()) {
      Message outer = mapi.inbox().createMessage();
      Message inner = outer.attachMessage("inner").to("Ada", "ada@example.com").save();
      Folder inbox = mapi.inbox();
      for (Runnable call :
          List.<Runnable>of(
              inner::entryId,
              inner::parent,
              inner::submit,
              inner::delete,
              () -> inner.moveTo(inbox),
              () -> inner.copyTo(inbox),
              () -> inner.markRead(true),
              inner::markReadWithReceipt)) {
        assertThatThrownBy(call::run)
            .hasMessageContaining("MAPI_E_NO_SUPPORT")
            .hasMessageContaining("embedded in another message");
      }
      outer.save();
      outer.attachments().get(0).remove();
      assertThat(outer.save().attachments()).isEmpty();
    }
  }
}
