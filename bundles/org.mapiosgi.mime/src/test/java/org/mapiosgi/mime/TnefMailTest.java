// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapiosgi.mime.Mails.bytes;
import static org.mapiosgi.mime.Mails.get;
import static org.mapiosgi.mime.Mails.name;
import static org.mapiosgi.mime.Mails.reading;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.rtf.CompressedRtf;
import org.mapiosgi.mime.rtf.RtfWriter;
import org.mapiosgi.mime.tnef.PropertyBytes;
import org.mapiosgi.mime.tnef.TnefFile;

/** Mails with a TNEF part ([MS-OXCMAIL] 2.2.3). */
@Timeout(60)
class TnefMailTest {
  private static final int RTF_COMPRESSED = 0x10090102;

  private static String mail(String type, byte[] tnef) {
    return """
        From: Jane <jane@example.com>
        To: joe@example.org
        Subject: of the header
        Date: Tue, 3 Mar 2026 10:00:00 +0100
        Message-ID: <1@example.com>
        X-MS-TNEF-Correlator: <1@example.com>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain; charset=us-ascii

        of the text part
        --b
        Content-Type: image/png; name=first.png
        Content-Transfer-Encoding: base64

        AQ==
        --b
        Content-Type: %s; name="winmail.dat"
        Content-Disposition: attachment; filename="winmail.dat"
        Content-Transfer-Encoding: base64

        %s
        --b
        Content-Type: image/png; name=last.png
        Content-Transfer-Encoding: base64

        AQ==
        --b--
        """
        .formatted(type, Base64.getMimeEncoder().encodeToString(tnef));
  }

  private static TnefFile file() {
    return new TnefFile()
        .codePage(1252, "windows-1252")
        .message(TnefFile.MESSAGE_CLASS, "IPM.Microsoft Schedule.MtgReq")
        .message(TnefFile.SUBJECT, "of the TNEF");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/ms-tnef", "application/vnd.ms-tnef", "application/octet-stream"})
  void propertiesAndAttachmentsAreMerged(String type) {
    PropertyBytes properties = new PropertyBytes();
    byte[] tnef =
        file()
            .messageProperties(
                properties
                    .unicode(0x0C1F, "/O=EXAMPLE/CN=JANE")
                    .unicode(0x1035, "<other@example.com>")
                    .int64(0x00390040, 1L << 56)
                    .int32(0x0E070003, 8)
                    .blobs(0x007F0102, "<1@example.com>\0".getBytes(StandardCharsets.US_ASCII))
                    .named(
                        0x80010003,
                        properties.named(PropertySet.COMMON, 0x8501),
                        new byte[] {15, 0, 0, 0}))
            .attachment(1, 0)
            .attachment(TnefFile.ATTACH_TITLE, "inner.bin")
            .attachment(TnefFile.ATTACH_DATA, TnefFile.octets(1, 2, 3))
            .bytes();
    MimeReading read = reading(mail(type, tnef));
    MessageData message = read.message();
    assertThat(read.losses()).isEmpty();
    assertThat(message.attachments())
        .extracting(Mails::name)
        .containsExactly("first.png", "inner.bin", "last.png");
    assertThat(bytes(message.attachments().get(1))).containsExactly(1, 2, 3);
    assertThat(get(message, Pr.MESSAGE_CLASS)).isEqualTo("IPM.Schedule.Meeting.Request");
    assertThat(get(message, Pr.SUBJECT)).isEqualTo("of the TNEF");
    assertThat(
            message.properties().get(NamedProperty.of(PropertySet.COMMON, 0x8501, ValueType.LONG)))
        .contains(15);
    assertThat(get(message, Pr.BODY)).isEqualTo("of the text part");
    assertThat(get(message, Pr.SENDER_EMAIL_ADDRESS)).isEqualTo("jane@example.com");
    assertThat(get(message, Pr.INTERNET_MESSAGE_ID)).isEqualTo("<1@example.com>");
    assertThat(get(message, Pr.CLIENT_SUBMIT_TIME)).isEqualTo("2026-03-03T09:00:00Z");
    assertThat(message.properties().get(Pr.MESSAGE_FLAGS)).isEmpty();
    assertThat(Mails.recipients(message)).containsExactly("To|joe@example.org|joe@example.org");
  }

  @Test
  void anRtfBodyGivesTheBodiesThatAreMissing() {
    String html = "<html><body><p>Grüße</p></body></html>";
    byte[] rtf = CompressedRtf.compress(RtfWriter.ofHtml(html));
    byte[] tnef = file().messageProperties(new PropertyBytes().blobs(RTF_COMPRESSED, rtf)).bytes();
    MessageData message = reading(mail("application/ms-tnef", tnef)).message();
    assertThat(get(message, Pr.BODY)).isEqualTo("of the text part");
    assertThat(get(message, Pr.HTML)).isEqualTo(Binary.of(html.getBytes(StandardCharsets.UTF_8)));
    assertThat(get(message, Pr.INTERNET_CPID)).isEqualTo(65001);
    assertThat(get(message, Pr.NATIVE_BODY_INFO)).isEqualTo(2);
    assertThat(get(message, PropTag.binary(0x1009))).isEqualTo(Binary.of(rtf));
    String alone =
        "From: a@example.com\nMIME-Version: 1.0\nContent-Type: application/ms-tnef\n"
            + "Content-Transfer-Encoding: base64\n\n"
            + Base64.getMimeEncoder().encodeToString(tnef);
    assertThat(get(reading(alone).message(), Pr.BODY)).isEqualTo("Grüße\r\n");
    assertThat(reading(alone).message().attachments()).isEmpty();
  }

  @Test
  void anRtfBodyThatIsNoneIsALoss() {
    byte[] tnef =
        file().messageProperties(new PropertyBytes().blobs(RTF_COMPRESSED, new byte[20])).bytes();
    assertThat(reading(mail("application/ms-tnef", tnef)).losses())
        .containsExactly("the RTF body cannot be read: it has no header of compressed RTF");
  }

  @Test
  void htmlOfTheTnefIsTheNativeBody() {
    byte[] tnef =
        file()
            .messageProperties(
                new PropertyBytes().blobs(0x10130102, new byte[] {'x'}).int32(0x3FDE0003, 1252))
            .bytes();
    MessageData message = reading(mail("application/ms-tnef", tnef)).message();
    assertThat(get(message, Pr.NATIVE_BODY_INFO)).isEqualTo(3);
    assertThat(get(message, Pr.INTERNET_CPID)).isEqualTo(1252);
  }

  @Test
  void recipientsOfTheTnefCountIfTheHeaderHasNone() {
    byte[] rows =
        PropertyBytes.joined(
            TnefFile.octets(1, 0, 0, 0),
            new PropertyBytes()
                .int32(0x0C150003, 2)
                .unicode(0x3001, "Joe")
                .unicode(0x3003, "joe@example.org")
                .list());
    String mail =
        mail("application/ms-tnef", file().message(TnefFile.RECIP_TABLE, rows).bytes())
            .replace("To: joe@example.org\n", "");
    assertThat(Mails.recipients(reading(mail).message())).containsExactly("Cc|Joe|joe@example.org");
  }

  @Test
  void theTnefOfAnotherMailIsAnAttachment() {
    byte[] tnef =
        file()
            .messageProperties(
                new PropertyBytes()
                    .blobs(0x007F0102, "<2@example.com>".getBytes(StandardCharsets.US_ASCII)))
            .bytes();
    MimeReading read = reading(mail("application/ms-tnef", tnef));
    assertThat(read.losses()).isEmpty();
    assertThat(get(read.message(), Pr.SUBJECT)).isEqualTo("of the header");
    assertThat(name(read.message().attachments().get(1))).isEqualTo("winmail.dat");
    assertThat(bytes(read.message().attachments().get(1))).isEqualTo(tnef);
  }

  @Test
  void aPartThatIsNoTnefIsAnAttachmentWithItsBytes() {
    byte[] bytes = "no TNEF".getBytes(StandardCharsets.US_ASCII);
    MimeReading read = reading(mail("application/ms-tnef", bytes));
    assertThat(read.losses())
        .containsExactly(
            "TNEF part 'winmail.dat': it does not begin with the signature of TNEF; it is an"
                + " attachment");
    assertThat(bytes(read.message().attachments().get(1))).isEqualTo(bytes);
    assertThat(get(read.message(), Pr.SUBJECT)).isEqualTo("of the header");
  }

  @Test
  void damageOfTheTnefIsALossOfTheMail() {
    byte[] tnef = file().bytes();
    tnef[tnef.length - 1]++;
    MimeReading read = reading(mail("application/ms-tnef", tnef));
    assertThat(read.losses())
        .containsExactly("TNEF part 'winmail.dat': the checksum of attSubject is wrong");
    assertThat(get(read.message(), Pr.SUBJECT)).isEqualTo("of the TNEF");
  }

  @Test
  void aMailWithinAMailHasItsOwnTnef() {
    String inner = mail("application/ms-tnef", file().bytes());
    String outer = "From: a@example.com\nSubject: outer\nContent-Type: message/rfc822\n\n" + inner;
    MessageData message = reading(outer).message();
    assertThat(get(message, Pr.SUBJECT)).isEqualTo("outer");
    assertThat(get(message.attachments().get(0).embedded().orElseThrow(), Pr.SUBJECT))
        .isEqualTo("of the TNEF");
  }

  @Test
  void anEmbeddedMessageOfTheTnefIsAMessage() {
    byte[] tnef =
        file()
            .attachment(1, 0)
            .attachment(
                TnefFile.ATTACHMENT,
                new PropertyBytes()
                    .object(
                        0x3701000D,
                        UUID.fromString("00020307-0000-0000-c000-000000000046"),
                        new TnefFile().message(TnefFile.SUBJECT, "inside").bytes())
                    .list())
            .bytes();
    MessageData message = reading(mail("application/ms-tnef", tnef)).message();
    assertThat(get(message.attachments().get(1).embedded().orElseThrow(), Pr.SUBJECT))
        .isEqualTo("inside");
  }
}
