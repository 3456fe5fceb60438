// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.store.AttachMethod;
import org.mapiosgi.api.store.Attachment;
import org.mapiosgi.api.store.MailFormat;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.binding.emulator.Fault;
import org.mapiosgi.mime.MimeReader;
import org.mapiosgi.mime.NoMailException;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.rtf.CompressedRtf;
import org.mapiosgi.mime.rtf.RtfWriter;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.session.Counted;
import org.mapiosgi.model.support.EmulatedSession;

class MailFilesTest {
  private static final byte[] BYTES = bytes(5_000);

  private static final String MAIL =
      """
      From: Ada Example <ada@example.com>
      To: Ben <ben@example.com>
      Cc: =?utf-8?Q?C=C3=A9line?= <celine@example.org>
      Bcc: archive@example.com
      Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?= from the coast
      Date: Mon, 4 May 2026 08:00:00 +0200
      Message-ID: <1@example.com>
      X-Ticket: 4711
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=outer

      --outer
      Content-Type: multipart/alternative; boundary=inner

      --inner
      Content-Type: text/plain; charset=utf-8

      The sea is rough.
      --inner
      Content-Type: text/html; charset=utf-8

      <p>The sea is <b>rough</b>.</p>
      --inner--
      --outer
      Content-Type: application/pdf; name=tide.pdf
      Content-Disposition: attachment; filename=tide.pdf
      Content-Transfer-Encoding: base64

      %s
      --outer
      Content-Type: message/rfc822

      From: Dora <dora@example.org>
      To: Ada Example <ada@example.com>
      Subject: nested
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=deep

      --deep
      Content-Type: text/plain

      The nested text.
      --deep
      Content-Type: application/octet-stream
      Content-Disposition: attachment; filename=deep.bin
      Content-Transfer-Encoding: base64

      %s
      --deep--
      --outer--
      """
          .replace("\n", "\r\n")
          .formatted(base64(BYTES), base64(bytes(300)));

  private final EmulatedSession session = EmulatedSession.open();
  private final UnitScope mapi = session.scope();

  @AfterEach
  void nothingIsLeftOpen() {
    mapi.close();
    assertThat(session.objects().byInterface()).isEmpty();
    session.close();
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (i * 7 + i / 251);
    }
    return bytes;
  }

  private static String base64(byte[] bytes) {
    return Base64.getMimeEncoder().encodeToString(bytes);
  }

  private static InputStream mail(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private EntryId imported(String text) throws IOException {
    return mapi.inbox().importMessage(mail(text), MailFormat.EML);
  }

  private byte[] written(EntryId id) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Message message = mapi.message(id)) {
      message.writeTo(out, MailFormat.EML);
    }
    return out.toByteArray();
  }

  private static MessageData read(byte[] mail) throws NoMailException {
    return new MimeReader().read(mail).message();
  }

  @Test
  void aMailFileBecomesAMessage() throws IOException {
    Message message = mapi.message(imported(MAIL));
    assertThat(message.subject()).isEqualTo("Grüße from the coast");
    assertThat(message.senderName()).isEqualTo("Ada Example");
    assertThat(message.senderAddress()).isEqualTo("ada@example.com");
    assertThat(message.recipients())
        .extracting(Recipient::type, Recipient::displayName, Recipient::address)
        .containsExactly(
            tuple(Recipient.Type.TO, "Ben", "ben@example.com"),
            tuple(Recipient.Type.CC, "Céline", "celine@example.org"),
            tuple(Recipient.Type.BCC, "archive@example.com", "archive@example.com"));
    assertThat(message.body()).isEqualTo("The sea is rough.");
    assertThat(message.bestBody().content()).contains("<b>rough</b>");
    assertThat(message.get(Pr.INTERNET_MESSAGE_ID)).isEqualTo("<1@example.com>");
    assertThat(message.flags()).contains(MsgFlag.HASATTACH).doesNotContain(MsgFlag.UNSENT);
    assertThat(message.isRead()).isFalse();
    List<Attachment> attachments = message.attachments();
    assertThat(attachments)
        .extracting(Attachment::method)
        .containsExactly(AttachMethod.BY_VALUE, AttachMethod.EMBEDDED_MSG);
    assertThat(attachments.get(0).fileName()).isEqualTo("tide.pdf");
    assertThat(attachments.get(0).openStream()).hasBinaryContent(BYTES);
    Message nested = attachments.get(1).openMessage();
    assertThat(nested.subject()).isEqualTo("nested");
    assertThat(nested.body().strip()).isEqualTo("The nested text.");
    assertThat(nested.flags()).doesNotContain(MsgFlag.UNSENT);
    assertThat(nested.attachments().get(0).openStream()).hasBinaryContent(bytes(300));
    assertThat(mapi.inbox().contentCount()).isEqualTo(1);
  }

  @Test
  void aMessageThatWasImportedIsWrittenWithEqualContent() throws Exception {
    byte[] again = written(imported(MAIL));
    assertThat(new String(again, StandardCharsets.US_ASCII)).contains("X-Ticket: 4711\r\n");
    assertEqual(read(again), read(MAIL.getBytes(StandardCharsets.UTF_8)));
  }

  private static void assertEqual(MessageData actual, MessageData expected) {
    for (PropTag<?> tag :
        List.of(
            Pr.SUBJECT,
            Pr.SENDER_NAME,
            Pr.SENDER_EMAIL_ADDRESS,
            Pr.BODY,
            Pr.HTML,
            Pr.CLIENT_SUBMIT_TIME,
            Pr.INTERNET_MESSAGE_ID)) {
      assertThat(actual.properties().get(tag)).isEqualTo(expected.properties().get(tag));
    }
    assertThat(actual.recipients()).isEqualTo(expected.recipients());
    assertThat(actual.attachments()).hasSameSizeAs(expected.attachments());
    for (int i = 0; i < actual.attachments().size(); i++) {
      AttachmentData one = actual.attachments().get(i);
      AttachmentData other = expected.attachments().get(i);
      assertThat(one.properties().get(Pr.ATTACH_LONG_FILENAME))
          .isEqualTo(other.properties().get(Pr.ATTACH_LONG_FILENAME));
      assertThat(one.content().map(content -> Binary.of(content.toByteArray())))
          .isEqualTo(other.content().map(content -> Binary.of(content.toByteArray())));
      assertThat(one.embedded().isPresent()).isEqualTo(other.embedded().isPresent());
      one.embedded().ifPresent(nested -> assertEqual(nested, other.embedded().orElseThrow()));
    }
  }

  @Test
  void aLongFileIsKeptOutOfTheHeap() throws Exception {
    byte[] large = bytes(3 << 20);
    String text = MAIL.replace(base64(BYTES), base64(large));
    EntryId id = imported(text);
    assertThat(mapi.message(id).attachments().get(0).openStream()).hasBinaryContent(large);
    assertThat(Spool.of(mail(text)).isDirect()).isTrue();
    assertThat(Spool.of(mail(text)).remaining()).isEqualTo(text.length());
    assertThat(Spool.of(mail("short")).isDirect()).isFalse();
    assertEqual(read(written(id)), read(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void fewObjectsAreOpenAtOnceHoweverManyAttachmentsThereAre() throws Exception {
    StringBuilder parts = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      parts
          .append("--outer\r\nContent-Type: text/plain\r\nContent-Disposition: attachment;")
          .append(" filename=" + i + ".txt\r\n\r\ntext " + i + "\r\n");
    }
    session.limit(Counted.ATTACHMENT, 2);
    session.limit(Counted.STREAM, 1);
    session.limit(Counted.MESSAGE, 2);
    EntryId id = imported(MAIL.replace("--outer--", parts + "--outer--"));
    assertThat(read(written(id)).attachments()).hasSize(22);
    assertThat(session.objects().byInterface()).containsOnlyKeys("IMAPIFolder");
  }

  @Test
  void aMessageWithRtfOnlyIsWrittenWithItsTextAndHtml() throws Exception {
    String html = "<p>The price is <b>12 EUR</b>.</p>";
    EntryId id =
        mapi.inbox()
            .createMessage()
            .set(Pr.RTF_COMPRESSED, Binary.of(CompressedRtf.compress(RtfWriter.ofHtml(html))))
            .save()
            .entryId();
    MessageData mail = read(written(id));
    assertThat(mail.properties().get(Pr.BODY).orElseThrow().strip())
        .isEqualTo("The price is 12 EUR.");
    assertThat(
            new String(
                mail.properties().get(Pr.HTML).orElseThrow().toByteArray(), StandardCharsets.UTF_8))
        .isEqualTo(html);
  }

  @Test
  void whatIsNoMailLeavesNothingInTheFolder() {
    for (String text : List.of("", "no mail", "\0\1\2")) {
      assertThatThrownBy(() -> imported(text))
          .isInstanceOf(MapiException.class)
          .hasMessageContaining("Folder::importMessage")
          .hasMessageContaining("MAPI_E_CORRUPT_DATA");
    }
    assertThat(mapi.inbox().contentCount()).isZero();
  }

  @Test
  void aStoreThatFailsLeavesNothingInTheFolder() {
    for (String call : List.of("IMessage::CreateAttach", "IStream::Commit", "IAttach::SetProps")) {
      try (Fault fault = session.emulator().on(call).fail(HResult.named("MAPI_E_NETWORK_ERROR"))) {
        assertThatThrownBy(() -> imported(MAIL))
            .as(call)
            .isInstanceOf(MapiException.class)
            .hasMessageContaining("MAPI_E_NETWORK_ERROR");
      }
    }
    assertThat(mapi.inbox().contentCount()).isZero();
    assertThat(session.objects().byInterface()).containsOnlyKeys("IMAPIFolder");
  }

  @Test
  void anErrorOfTheStoreAndOneOfTheStreamAreToldApart() throws IOException {
    Message message = mapi.message(imported(MAIL));
    try (Fault fault =
        session.emulator().on("IStream::Read").fail(HResult.named("MAPI_E_NETWORK_ERROR"))) {
      assertThatThrownBy(() -> message.writeTo(OutputStream.nullOutputStream(), MailFormat.EML))
          .isInstanceOf(MapiException.class)
          .hasMessageContaining("MAPI_E_NETWORK_ERROR");
    }
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("the disk is full");
          }
        };
    assertThatThrownBy(() -> message.writeTo(full, MailFormat.EML))
        .isInstanceOf(IOException.class)
        .hasMessage("the disk is full");
  }

  @Test
  void aMessageWithUnsavedChangesIsNotWritten() throws IOException {
    Message message = mapi.inbox().createMessage().subject("new");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThatThrownBy(() -> message.writeTo(out, MailFormat.EML))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("save() it before it is written");
    message.save().writeTo(out, MailFormat.EML);
    assertThat(out.toString(StandardCharsets.US_ASCII)).contains("Subject: new\r\n");
  }

  @Test
  void aBodyThatIsLongerThanTheReadLimitBecomesAnAttachment() throws IOException {
    session.readLimit(50_000);
    Message message =
        mapi.message(imported("Subject: long\r\nFrom: a@example.com\r\n\r\n" + "x".repeat(60_000)));
    assertThat(message.body()).isEmpty();
    assertThat(message.attachments()).hasSize(1);
    assertThat(message.attachments().get(0).openStream())
        .hasBinaryContent("x".repeat(60_000).getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void whatIsReadIntoMemoryIsBoundedByTheReadLimit() {
    session.readLimit(20_000);
    Message message = mapi.inbox().createMessage().body("x".repeat(11_000)).save();
    assertThatThrownBy(() -> message.writeTo(OutputStream.nullOutputStream(), MailFormat.EML))
        .hasMessageContaining("MAPI_E_TOO_BIG")
        .hasMessageContaining("read.limit.mb");
    message.body("");
    for (int i = 0; i < 5; i++) {
      message.attachMessage("part").body("x".repeat(9_000)).save();
    }
    message.save();
    assertThatThrownBy(() -> message.writeTo(OutputStream.nullOutputStream(), MailFormat.EML))
        .hasMessageContaining("MAPI_E_TOO_BIG")
        .hasMessageContaining("80000 bytes");
  }

  @Test
  void messagesAreEmbeddedSoDeepAndNoDeeper() throws Exception {
    EntryId id = null;
    for (int levels : new int[] {50, 51}) {
      Message[] chain = new Message[levels + 1];
      chain[0] = mapi.inbox().createMessage().subject("0");
      for (int i = 1; i < chain.length; i++) {
        chain[i] = chain[i - 1].attachMessage("").subject(String.valueOf(i));
      }
      for (int i = levels; i >= 0; i--) {
        chain[i].save();
      }
      id = chain[0].entryId();
      chain[0].close();
      if (levels == 50) {
        assertThat(new String(written(id), StandardCharsets.US_ASCII)).contains("Subject: 50\r\n");
      }
    }
    EntryId tooDeep = id;
    assertThatThrownBy(() -> written(tooDeep))
        .hasMessageContaining("MAPI_E_TOO_COMPLEX")
        .hasMessageContaining("50 levels");
  }

  @Test
  void anAttachmentWithoutBytesIsWrittenEmpty() throws Exception {
    Message message = mapi.inbox().createMessage();
    message.attach("link.txt", "text/plain", new ByteArrayInputStream(new byte[] {1})).save();
    Attachment link = message.attachments().get(0);
    link.set(Pr.ATTACH_METHOD, AttachMethod.BY_REF_ONLY.code());
    EntryId id = message.save().entryId();
    AttachmentData written = read(written(id)).attachments().get(0);
    assertThat(written.properties().get(Pr.ATTACH_LONG_FILENAME)).hasValue("link.txt");
    assertThat(written.content().orElseThrow().toByteArray()).isEmpty();
  }
}
