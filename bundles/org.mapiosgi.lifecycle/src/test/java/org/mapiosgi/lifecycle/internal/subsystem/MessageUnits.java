// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mapiosgi.api.MapiScope;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.NamedPr;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.api.store.Attachment;
import org.mapiosgi.api.store.Body;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.MailFormat;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.mime.rtf.CompressedRtf;
import org.mapiosgi.mime.rtf.RtfWriter;

/** Units of work on messages and their answers, the same on each platform. */
final class MessageUnits {
  private static final List<UnitRun.Unit> ALL =
      List.of(
          MessageUnits::nest,
          MessageUnits::changeAttachments,
          MessageUnits::answer,
          MessageUnits::forward,
          MessageUnits::sendInAnothersName,
          MessageUnits::readRtf,
          MessageUnits::exportAndImportMsg,
          MessageUnits::exportAndImport);

  /** A name that only the store and the file know. */
  private static final NamedProperty<String> COST_CENTRE =
      NamedProperty.of(PropertySet.PUBLIC_STRINGS, "Cost centre", ValueType.UNICODE);

  private final Stage stage;

  MessageUnits(Stage stage) {
    this.stage = stage;
  }

  /**
   * Runs all units of work in a session, each by itself, and stops MAPI.
   *
   * @return whether the stop was clean
   */
  boolean run() throws Exception {
    return new UnitRun(stage).of(ALL);
  }

  private static void nest(MapiScope mapi) {
    Message outer = mapi.inbox().createMessage().subject("outer");
    Message one = outer.attachMessage("one").subject("one");
    Message two = one.attachMessage("two").subject("two");
    Message three = two.attachMessage("three").subject("three").to("Ada", "ada@example.com");
    three.save();
    two.save();
    one.save();
    EntryId id = outer.save().entryId();
    outer.close();
    Message again = mapi.message(id);
    try (Message changed = again.attachments().get(0).editMessage()) {
      changed.subject("changed").save();
    }
    again.save();
    Message read = mapi.message(id);
    for (String subject : List.of("changed", "two", "three")) {
      read = read.attachments().get(0).openMessage();
      assertThat(read.subject()).isEqualTo(subject);
    }
    assertThat(read.recipients()).extracting(Recipient::address).containsExactly("ada@example.com");
  }

  private static void changeAttachments(MapiScope mapi) throws IOException {
    Message message = mapi.inbox().createMessage().subject("attachments");
    try (OutputStream out = message.attach("a.txt", "text/plain")) {
      out.write("first".getBytes(StandardCharsets.US_ASCII));
    }
    message.attach("b.txt", "", new ByteArrayInputStream(new byte[] {1}));
    EntryId id = message.save().entryId();
    try (Attachment first = message.attachments().get(0)) {
      first.rename("renamed.txt");
      try (OutputStream out = first.openOutputStream(Pr.ATTACH_DATA_BIN)) {
        out.write("second".getBytes(StandardCharsets.US_ASCII));
      }
    }
    message.attachments().get(1).remove();
    message.save();
    List<Attachment> left = mapi.message(id).attachments();
    assertThat(left).extracting(Attachment::fileName).containsExactly("renamed.txt");
    assertThat(left.get(0).openStream()).hasContent("second");
  }

  /** A message that has arrived, with an image in its HTML body. */
  private static Message received(MapiScope mapi) throws IOException {
    return mapi.inbox()
        .createMessage()
        .subject("Re: Figures")
        .html("<html><body>see <img src=\"cid:logo@example.com\"></body></html>")
        .set(Pr.SENDER_NAME, "Ada")
        .set(Pr.SENDER_ADDRTYPE, "SMTP")
        .set(Pr.SENDER_EMAIL_ADDRESS, "ada@example.com")
        .set(Pr.INTERNET_MESSAGE_ID, "<1@example.com>")
        .to("Myself", mapi.identity().address())
        .cc("Ben", "ben@example.com")
        .attach("figures.csv", "text/csv", new ByteArrayInputStream(new byte[] {1}))
        .attachInline(
            "logo.png", "image/png", "logo@example.com", new ByteArrayInputStream(new byte[] {2}))
        .save();
  }

  private static Message sent(MapiScope mapi, String subject) {
    Folder folder = mapi.defaultStore().sentItems();
    Query wanted = Query.columns(Pr.ENTRYID).where(Restriction.is(Pr.SUBJECT, subject));
    return mapi.message(folder.messages().first(wanted).orElseThrow().get(Pr.ENTRYID));
  }

  private static void answer(MapiScope mapi) throws IOException {
    Message original = received(mapi);
    assertThat(original.replyAll().prependHtml("<p>Thank you.</p>").submit()).isNotNull();
    Message sent = sent(mapi, "RE: Figures");
    assertThat(sent.recipients())
        .extracting(Recipient::address)
        .containsExactlyInAnyOrder("ada@example.com", "ben@example.com");
    assertThat(sent.get(Pr.SUBJECT_PREFIX)).isEqualTo("RE: ");
    assertThat(sent.get(Pr.CONVERSATION_TOPIC)).isEqualTo("Figures");
    assertThat(sent.get(Pr.CONVERSATION_INDEX).size()).isEqualTo(22);
    assertThat(sent.get(Pr.IN_REPLY_TO_ID)).isEqualTo("<1@example.com>");
    assertThat(sent.html().orElseThrow())
        .startsWith("<html><body><p>Thank you.</p>")
        .contains("<b>From:</b> Ada")
        .contains("see <img");
    assertThat(sent.attachments()).extracting(Attachment::fileName).containsExactly("logo.png");
    Message again = sent.reply();
    assertThat(again.get(Pr.CONVERSATION_INDEX).size()).isEqualTo(27);
    assertThat(again.get(Pr.CONVERSATION_TOPIC)).isEqualTo("Figures");
    again.discard();
  }

  private static void forward(MapiScope mapi) throws IOException {
    Message original = received(mapi);
    original.attachMessage("inner").subject("inner").save();
    original.save();
    assertThat(original.forward().to("Cleo", "cleo@example.com").submit()).isNotNull();
    List<Attachment> attachments = sent(mapi, "FW: Figures").attachments();
    assertThat(attachments)
        .extracting(Attachment::fileName)
        .contains("figures.csv", "logo.png")
        .hasSize(3);
    assertThat(attachments.get(0).openStream()).hasBinaryContent(new byte[] {1});
    assertThat(attachments.get(2).openMessage().subject()).isEqualTo("inner");
  }

  private static void sendInAnothersName(MapiScope mapi) {
    Recipient dan = Recipient.smtp(Recipient.Type.TO, "Dan", "dan@example.com");
    Message message = mapi.defaultStore().outbox().createMessage().subject("in Dan's name");
    message.addRecipient(dan).onBehalfOf(dan).requestReadReceipt().requestDeliveryReceipt();
    assertThat(message.submit()).isNotNull();
    Message sent = sent(mapi, "in Dan's name");
    assertThat(sent.get(Pr.SENT_REPRESENTING_EMAIL_ADDRESS)).isEqualTo("dan@example.com");
    assertThat(sent.senderName()).isNotEqualTo("Dan");
    assertThat(sent.flags()).doesNotContain(MsgFlag.UNSENT, MsgFlag.SUBMIT);
  }

  private static void readRtf(MapiScope mapi) {
    String html = "<p>The price is <b>12 EUR</b>. " + "More. ".repeat(2_000) + "</p>";
    byte[] rtf = CompressedRtf.compress(RtfWriter.ofHtml(html));
    Message message =
        mapi.inbox()
            .createMessage()
            .set(Pr.RTF_COMPRESSED, Binary.of(rtf))
            .set(Pr.NATIVE_BODY_INFO, 2);
    Body body = mapi.message(message.save().entryId()).bestBody();
    assertThat(body.kind()).isEqualTo(Body.Kind.HTML);
    assertThat(body.asText()).startsWith("The price is 12 EUR. More.");
  }

  /** A message with an attachment, to which a test adds more. */
  private static Message greetings(MapiScope mapi, byte[] figures) throws IOException {
    return mapi.inbox()
        .createMessage()
        .subject("Gr\u00fc\u00dfe")
        .body("long ".repeat(3_000))
        .to("Ada", "ada@example.com")
        .attach("figures.bin", "application/x-figures", new ByteArrayInputStream(figures));
  }

  private static byte[] figures(int length) {
    byte[] figures = new byte[length];
    for (int i = 0; i < length; i++) {
      figures[i] = (byte) (i * 31 + i / 255);
    }
    return figures;
  }

  private static Message attachInner(Message original) {
    return original.attachMessage("inner").subject("inner").body("nested");
  }

  /** Saves both messages, and makes a copy of the outer one by way of a file. */
  private static Message copied(MapiScope mapi, Message original, Message inner, MailFormat format)
      throws IOException {
    inner.attach("a.txt", "text/plain", new ByteArrayInputStream(new byte[] {'a'})).save();
    original.save();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    original.writeTo(file, format);
    EntryId id =
        mapi.defaultStore()
            .drafts()
            .importMessage(new ByteArrayInputStream(file.toByteArray()), format);
    return mapi.message(id);
  }

  /** Checks what every format keeps, and returns the message in the copy. */
  private static Message checkedInner(Message copy, byte[] figures) {
    assertThat(copy.subject()).isEqualTo("Gr\u00fc\u00dfe");
    assertThat(copy.body()).isEqualTo("long ".repeat(3_000));
    assertThat(copy.attachments().get(0).openStream()).hasBinaryContent(figures);
    Message nested = copy.attachments().get(1).openMessage();
    assertThat(nested.subject()).isEqualTo("inner");
    assertThat(nested.attachments().get(0).openStream()).hasContent("a");
    return nested;
  }

  private static void exportAndImport(MapiScope mapi) throws IOException {
    byte[] figures = figures(1_200_000);
    Message original = greetings(mapi, figures).bcc("Archive", "archive@example.com");
    Message copy = copied(mapi, original, attachInner(original), MailFormat.EML);
    checkedInner(copy, figures);
    assertThat(copy.flags()).doesNotContain(MsgFlag.UNSENT, MsgFlag.READ);
    assertThat(copy.recipients())
        .extracting(Recipient::type, Recipient::address)
        .containsExactly(
            tuple(Recipient.Type.TO, "ada@example.com"),
            tuple(Recipient.Type.BCC, "archive@example.com"));
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    copy.writeTo(again, MailFormat.EML);
    assertThat(again.toString(StandardCharsets.US_ASCII)).contains("Subject: inner\r\n");
  }

  private static void exportAndImportMsg(MapiScope mapi) throws IOException {
    byte[] figures = figures(300_000);
    Message original =
        greetings(mapi, figures)
            .set(NamedPr.KEYWORDS, List.of("Invoices", "2026"))
            .set(NamedPr.REMINDER_DELTA, 15)
            .set(COST_CENTRE, "4711");
    Message inner =
        attachInner(original).set(NamedPr.KEYWORDS, List.of("Inner")).set(COST_CENTRE, "4712");
    Message copy = copied(mapi, original, inner, MailFormat.MSG);
    Message nested = checkedInner(copy, figures);
    assertThat(copy.get(NamedPr.KEYWORDS)).containsExactly("Invoices", "2026");
    assertThat(copy.get(NamedPr.REMINDER_DELTA)).isEqualTo(15);
    assertThat(copy.get(COST_CENTRE)).isEqualTo("4711");
    assertThat(copy.recipients())
        .extracting(Recipient::displayName, Recipient::address)
        .containsExactly(tuple("Ada", "ada@example.com"));
    assertThat(nested.get(NamedPr.KEYWORDS)).containsExactly("Inner");
    assertThat(nested.get(COST_CENTRE)).isEqualTo("4712");
  }
}
