// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Attachment;
import org.mapiosgi.api.store.Importance;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.api.store.Recipient.Type;
import org.mapiosgi.api.store.Sensitivity;
import org.mapiosgi.binding.emulator.Fault;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.internal.mail.RecipientRow;
import org.mapiosgi.model.session.Counted;
import org.mapiosgi.model.support.EmulatedSession;

class AnswersTest {
  private static final String OWN = MapiEmulator.DEFAULT_ADDRESS;

  private final EmulatedSession session = EmulatedSession.open();
  private final UnitScope mapi = session.scope();

  @AfterEach
  void nothingIsLeftOpen() {
    mapi.close();
    assertThat(session.objects().byInterface()).isEmpty();
    session.close();
  }

  /**
   * A message in the Inbox as if it had arrived: from Ada, to the own user and Ben, copy to Cleo.
   */
  private Message received() {
    return mapi.inbox()
        .createMessage()
        .subject("Re: Figures")
        .body("the figures")
        .set(Pr.SENT_REPRESENTING_NAME, "Ada")
        .set(Pr.SENT_REPRESENTING_ADDRTYPE, "SMTP")
        .set(Pr.SENT_REPRESENTING_EMAIL_ADDRESS, "ada@example.com")
        .set(Pr.SENDER_NAME, "Assistant")
        .set(Pr.SENDER_EMAIL_ADDRESS, "assistant@example.com")
        .set(Pr.INTERNET_MESSAGE_ID, "<2@example.com>")
        .set(Pr.INTERNET_REFERENCES, "<0@example.com> <1@example.com>")
        .set(Pr.CLIENT_SUBMIT_TIME, Instant.parse("2026-05-04T08:00:00Z"))
        .to("Me", OWN)
        .to("Ben", "ben@example.com")
        .cc("Cleo", "cleo@example.com")
        .cc("Ada again", "ADA@example.com")
        .bcc("Hidden", "hidden@example.com")
        .save();
  }

  private static List<String> addresses(Message message) {
    return message.recipients().stream().map(Recipient::address).toList();
  }

  @Test
  void aReplyCarriesWhatOutlookCarries() {
    Message reply = received().reply();
    assertThat(reply.recipients())
        .extracting(Recipient::type, Recipient::displayName, Recipient::address)
        .containsExactly(tuple(Type.TO, "Ada", "ada@example.com"));
    assertThat(reply.subject()).isEqualTo("RE: Figures");
    assertThat(reply.get(Pr.SUBJECT_PREFIX)).isEqualTo("RE: ");
    assertThat(reply.get(Pr.NORMALIZED_SUBJECT)).isEqualTo("Figures");
    assertThat(reply.get(Pr.CONVERSATION_TOPIC)).isEqualTo("Figures");
    assertThat(reply.get(Pr.CONVERSATION_INDEX).size()).isEqualTo(22);
    assertThat(reply.get(Pr.IN_REPLY_TO_ID)).isEqualTo("<2@example.com>");
    assertThat(reply.get(Pr.INTERNET_REFERENCES))
        .isEqualTo("<0@example.com> <1@example.com> <2@example.com>");
    assertThat(reply.body())
        .isEqualTo(
            String.join(
                "\r\n",
                "",
                "",
                "-----Original Message-----",
                "From: Ada <ada@example.com>",
                "Sent: Mon, 4 May 2026 08:00:00 GMT",
                "To: Me; Ben",
                "Cc: Cleo; Ada again",
                "Subject: Re: Figures",
                "",
                "the figures"));
    assertThat(reply.html()).isEmpty();
    assertThat(reply.parent().entryId()).isEqualTo(mapi.defaultStore().outbox().entryId());
    EntryId sent = reply.prependText("Thank you.").submit();
    assertThat(sent).isNotNull();
    assertThat(mapi.unsaved()).isEmpty();
  }

  @Test
  void aConversationIsContinued() {
    byte[] index = new byte[27];
    index[0] = 1;
    Message original =
        received()
            .set(Pr.CONVERSATION_INDEX, Binary.of(index))
            .set(Pr.CONVERSATION_TOPIC, "Figures of May");
    Message forward = original.forward();
    byte[] longer = forward.get(Pr.CONVERSATION_INDEX).toByteArray();
    assertThat(longer).hasSize(32);
    assertThat(Arrays.copyOf(longer, 27)).isEqualTo(index);
    assertThat(forward.get(Pr.CONVERSATION_TOPIC)).isEqualTo("Figures of May");
    assertThat(forward.subject()).isEqualTo("FW: Figures");
    original.discard();
    forward.discard();
  }

  @Test
  void aReplyToAllGoesToEachOnceAndNotToTheUser() {
    Message reply = received().replyAll();
    assertThat(reply.recipients())
        .extracting(Recipient::type, Recipient::address)
        .containsExactly(
            tuple(Type.TO, "ada@example.com"),
            tuple(Type.TO, "ben@example.com"),
            tuple(Type.CC, "cleo@example.com"));
    reply.discard();
    Message own =
        mapi.inbox()
            .createMessage()
            .set(Pr.SENDER_EMAIL_ADDRESS, OWN)
            .set(Pr.RECEIVED_BY_EMAIL_ADDRESS, "shared@example.com")
            .to("Shared", "Shared@example.com")
            .save();
    Message toSelf = own.replyAll();
    assertThat(addresses(toSelf)).containsExactly(OWN);
    toSelf.discard();
  }

  @Test
  void theSenderSaysWhereRepliesGo() {
    Recipient list = Recipient.smtp(Type.TO, "List", "list@example.com");
    byte[] entry = RecipientRow.entryId(list).toByteArray();
    byte[] entries = new byte[12 + entry.length];
    entries[0] = 1;
    entries[8] = (byte) entry.length;
    System.arraycopy(entry, 0, entries, 12, entry.length);
    Message original = received().set(Pr.REPLY_RECIPIENT_ENTRIES, Binary.of(entries)).save();
    Message reply = original.reply();
    assertThat(addresses(reply)).containsExactly("list@example.com");
    reply.discard();
    Message all = original.replyAll();
    assertThat(addresses(all))
        .containsExactly(
            "list@example.com", "ben@example.com", "cleo@example.com", "ADA@example.com");
    all.discard();
    Message damaged = original.set(Pr.REPLY_RECIPIENT_ENTRIES, Binary.of((byte) 1)).save().reply();
    assertThat(addresses(damaged)).containsExactly("ada@example.com");
    damaged.discard();
  }

  @Test
  void htmlIsQuotedAsHtmlWithTheImagesThatItShows() throws IOException {
    Message original =
        received()
            .html("<html><body class=x>see <img src=\"cid:logo@example.com\"></body></html>")
            .attach("figures.csv", "text/csv", new ByteArrayInputStream(new byte[] {1}))
            .attachInline("logo.png", "image/png", "logo@example.com", png())
            .attachInline("other.png", "image/png", "other@example.com", png())
            .save();
    Message reply = original.reply().prependHtml("<p>Thank you.</p>");
    assertThat(reply.html().orElseThrow())
        .startsWith("<html><body class=x><p>Thank you.</p><br><hr>")
        .contains("<b>From:</b> Ada &lt;ada@example.com&gt;<br>")
        .endsWith("</p>\r\nsee <img src=\"cid:logo@example.com\"></body></html>");
    reply.save();
    assertThat(reply.attachments()).extracting(Attachment::fileName).containsExactly("logo.png");
    reply.delete();
  }

  private static ByteArrayInputStream png() {
    return new ByteArrayInputStream(new byte[] {(byte) 0x89, 'P', 'N', 'G'});
  }

  @Test
  void aPlainQuoteBecomesHtmlIfTheAnswerIs() {
    Message reply = received().body("1 < 2\r\nand more").save().reply();
    reply.prependHtml("<p>Thank you.</p>");
    assertThat(reply.html().orElseThrow())
        .startsWith("<html><body><p>Thank you.</p>")
        .contains("Ada &lt;ada@example.com&gt;")
        .endsWith("1 &lt; 2<br>\r\nand more</body></html>");
    assertThat(reply.find(Pr.BODY)).isEmpty();
    reply.prependText("a & b");
    assertThat(reply.html().orElseThrow()).startsWith("<html><body>a &amp; b<p>Thank you.</p>");
    reply.discard();
  }

  @Test
  void aForwardCarriesTheAttachmentsAndNobody() throws IOException {
    Message original =
        received()
            .importance(Importance.HIGH)
            .sensitivity(Sensitivity.PRIVATE)
            .attach("a.txt", "text/plain", new ByteArrayInputStream(new byte[] {1, 2}));
    original.attachMessage("inner").subject("inner").save();
    original.save();
    Message forward = original.forward();
    assertThat(forward.recipients()).isEmpty();
    assertThat(forward.importance()).isEqualTo(Importance.HIGH);
    assertThat(forward.sensitivity()).isEqualTo(Sensitivity.PRIVATE);
    List<Attachment> attachments = forward.save().attachments();
    assertThat(attachments).hasSize(2);
    assertThat(attachments.get(0).openStream()).hasBinaryContent(new byte[] {1, 2});
    assertThat(attachments.get(1).openMessage().subject()).isEqualTo("inner");
    Message reply = original.reply();
    assertThat(reply.attachments()).isEmpty();
    assertThat(reply.importance()).isEqualTo(Importance.NORMAL);
    assertThat(reply.sensitivity()).isEqualTo(Sensitivity.PRIVATE);
    reply.discard();
  }

  @Test
  void anEmbeddedMessageIsAnsweredFromTheStoreAroundIt() {
    Message outer = mapi.inbox().createMessage();
    Message inner = outer.attachMessage("inner").subject("inner");
    inner.set(Pr.SENDER_EMAIL_ADDRESS, "ada@example.com").save();
    Message reply = inner.reply();
    assertThat(addresses(reply)).containsExactly("ada@example.com");
    assertThat(reply.subject()).isEqualTo("RE: inner");
    reply.discard();
    outer.discard();
  }

  @Test
  void aMessageWithoutASenderIsAnsweredToNobody() {
    Message reply = mapi.inbox().createMessage().subject("draft").save().reply();
    assertThat(reply.recipients()).isEmpty();
    assertThatThrownBy(reply::submit).hasMessageContaining("MAPI_E_NO_RECIPIENTS");
    reply.discard();
  }

  @Test
  void anAnswerThatFailsLeavesNothingOpen() {
    Message original = received();
    int open = session.objects().byInterface().values().stream().mapToInt(n -> n).sum();
    try (Fault fault =
        session.emulator().on("IMessage::SetProps").fail(HResult.named("MAPI_E_CALL_FAILED"))) {
      assertThatThrownBy(original::reply).hasMessageContaining("MAPI_E_CALL_FAILED");
      assertThat(fault.hits()).isEqualTo(1);
    }
    assertThat(session.objects().byInterface().values().stream().mapToInt(n -> n).sum())
        .isEqualTo(open);
    assertThat(mapi.unsaved()).isEmpty();
  }

  @Test
  void manyAnswersInOneUnitOfWorkStayWithinTheLimits() {
    session.limit(Counted.FOLDER, 10);
    session.limit(Counted.MESSAGE, 3);
    Message original = received();
    for (int i = 0; i < 20; i++) {
      assertThat(original.reply().submit()).isNotNull();
    }
    assertThat(mapi.defaultStore().sentItems().messages().count()).isEqualTo(20);
  }
}
