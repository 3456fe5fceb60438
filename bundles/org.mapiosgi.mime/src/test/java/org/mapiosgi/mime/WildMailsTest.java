// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapiosgi.mime.Mails.bytes;
import static org.mapiosgi.mime.Mails.file;
import static org.mapiosgi.mime.Mails.get;
import static org.mapiosgi.mime.Mails.hex;
import static org.mapiosgi.mime.Mails.name;
import static org.mapiosgi.mime.Mails.recipients;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;

/** Mails as careless programs write them, each with the values that a reader expects. */
@Timeout(60)
class WildMailsTest {
  private static void times(MessageData message, String sent, String delivered) {
    assertThat(get(message, Pr.CLIENT_SUBMIT_TIME)).isEqualTo(Instant.parse(sent));
    assertThat(get(message, Pr.MESSAGE_DELIVERY_TIME)).isEqualTo(Instant.parse(delivered));
  }

  private static void sender(MessageData message, String name, String address) {
    assertThat(get(message, Pr.SENDER_NAME)).isEqualTo(name);
    assertThat(get(message, Pr.SENDER_EMAIL_ADDRESS)).isEqualTo(address);
  }

  @Test
  void aBareCarriageReturnInAHeader() {
    MessageData message = file("bare-cr-in-received.eml");
    assertThat(get(message, Pr.SUBJECT)).isEqualTo("sample");
    assertThat(get(message, Pr.BODY)).isEqualTo("hello");
    times(message, "2026-03-02T09:00:00Z", "2026-03-02T09:00:05Z");
  }

  @Test
  void twoBlanksBeforeADay() {
    times(file("date-two-spaces.eml"), "2026-03-02T09:00:00Z", "2026-03-02T09:00:05Z");
  }

  @Test
  void namesOfZones() {
    times(file("date-zone-names.eml"), "2026-03-02T15:00:00Z", "2026-07-07T17:00:05Z");
  }

  @Test
  void htmlOfAngleBracketsOnly() {
    String mail = "From: a@example.com\nSubject: sample\nContent-Type: text/html\n\n<p>start</p>";
    MessageData message = Mails.read(mail + "<".repeat(80_000));
    assertThat(get(message, Pr.SUBJECT)).isEqualTo("sample");
    assertThat(get(message, Pr.BODY)).startsWith("start");
  }

  @Test
  void rawUtf8InAddresses() {
    MessageData message = file("raw-utf8-in-addresses.eml");
    sender(message, "Änne Müßig-Köhler", "anne@example.com");
    assertThat(recipients(message))
        .containsExactly(
            "To|Jürgen Grün|juergen@example.com",
            "To|Öztürk Çelik|oeztuerk@example.com",
            "Cc|Юлия Пример|yulia@example.com");
  }

  @Test
  void oldAndLooseAddresses() {
    MessageData message = file("addresses-old-and-loose.eml");
    sender(message, "Anna Example", "anna@example.com");
    assertThat(recipients(message))
        .containsExactly(
            "To|Bert Example|bert",
            "To|Carl Example|carl@example.com",
            "Cc|dora@example.org|dora@example.com",
            "Bcc|erik@example.com|erik@example.com",
            "Bcc|fay@example.com|fay@example.com");
  }

  @Test
  void aBoundaryWithoutQuotationMarks() {
    MessageData message = file("boundary-not-quoted.eml");
    assertThat(get(message, Pr.BODY)).isEqualTo("the text");
    assertThat(message.attachments())
        .singleElement()
        .satisfies(
            attachment -> {
              assertThat(name(attachment)).isEqualTo("a.pdf");
              assertThat(get(attachment.properties(), Pr.ATTACH_MIME_TAG))
                  .isEqualTo("application/pdf");
              assertThat(hex(attachment)).isEqualTo("01020304");
            });
  }

  @Test
  void base64WithoutPadding() {
    assertThat(file("base64-without-padding.eml").attachments())
        .singleElement()
        .satisfies(
            attachment -> {
              assertThat(name(attachment)).isEqualTo("a.bin");
              assertThat(hex(attachment)).isEqualTo("0102030405");
            });
  }

  @Test
  void fileNamesInEveryForm() {
    List<AttachmentData> attachments = file("file-names.eml").attachments();
    assertThat(attachments)
        .extracting(Mails::name)
        .containsExactly("Prüfung.pdf", "отчёт.pdf", "Prüfung 2.pdf", "My big file.pdf");
    assertThat(attachments)
        .extracting(Mails::hex)
        .containsExactly("01020304", "01020305", "01020306", "01020307");
  }

  @Test
  void charsetsByOtherNames() {
    MessageData message = file("charsets-by-other-names.eml");
    assertThat(get(message, Pr.SUBJECT)).isEqualTo("שלום Grüße");
    assertThat(get(message, Pr.BODY)).isEqualTo("朱镕基資料");
  }

  @Test
  void eightBitsThatAreNotDeclared() {
    assertThat(get(file("eight-bits-undeclared.eml"), Pr.BODY)).isEqualTo("Grüße aus Köln");
  }

  @Test
  void htmlAlone() {
    MessageData message = file("html-only.eml");
    assertThat(get(message, Pr.BODY)).isEqualTo("Grüße: üß € 5 – ©\r\n\r\none\ttwo");
    assertThat(get(message, Pr.INTERNET_CPID)).isEqualTo(28591);
    assertThat(new String(get(message, Pr.HTML).toByteArray(), StandardCharsets.ISO_8859_1))
        .contains("<p>Grüße: &uuml;");
  }

  @Test
  void aBodyWithAFileName() {
    MessageData message = file("body-with-a-file-name.eml");
    assertThat(get(message, Pr.BODY)).isEqualTo("the body");
    assertThat(message.attachments()).isEmpty();
  }

  @Test
  void threadingAndFlags() {
    MessageData message = file("threading-and-flags.eml");
    assertThat(get(message, Pr.IN_REPLY_TO_ID)).isEqualTo("<2@example.com>");
    assertThat(get(message, Pr.INTERNET_REFERENCES)).isEqualTo("<1@example.com> <2@example.com>");
    assertThat(get(message, Pr.REPLY_RECIPIENT_NAMES)).isEqualTo("Help Desk; second@example.com");
    assertThat(get(message, Pr.REPLY_RECIPIENT_ENTRIES).toHex()).startsWith("02000000");
    assertThat(get(message, Pr.SUBJECT_PREFIX)).isEqualTo("Re: ");
    assertThat(get(message, Pr.NORMALIZED_SUBJECT)).isEqualTo("sample");
    assertThat(get(message, Pr.CONVERSATION_TOPIC)).isEqualTo("sample");
    assertThat(get(message, Pr.CONVERSATION_INDEX).toHex())
        .isEqualTo("01DA8B99000000000000000000000000000000000000");
    assertThat(get(message, Pr.SENSITIVITY)).isEqualTo(3);
    assertThat(get(message, Pr.IMPORTANCE)).isZero();
    assertThat(get(message, Pr.READ_RECEIPT_REQUESTED)).isTrue();
  }

  @Test
  void aReportWithTheMessageThatCameBack() {
    MessageData message = file("report-with-message.eml");
    assertThat(get(message, Pr.SENDER_NAME)).isEqualTo("MAILER-DAEMON");
    assertThat(message.properties().get(Pr.SENDER_EMAIL_ADDRESS)).isEmpty();
    assertThat(get(message, Pr.MESSAGE_CLASS)).isEqualTo("REPORT.IPM.Note.NDR");
    assertThat(get(message, Pr.BODY)).isEqualTo("It could not be delivered.");
    assertThat(message.attachments()).hasSize(2);
    AttachmentData status = message.attachments().get(0);
    assertThat(get(status.properties(), Pr.ATTACH_MIME_TAG)).isEqualTo("message/delivery-status");
    assertThat(new String(bytes(status), StandardCharsets.US_ASCII)).contains("Status: 5.1.1");
    AttachmentData returned = message.attachments().get(1);
    assertThat(get(returned.properties(), Pr.ATTACH_MIME_TAG)).isEqualTo("message/rfc822");
    assertThat(get(returned.properties(), Pr.ATTACH_METHOD)).isEqualTo(5);
    assertThat(get(returned.embedded().orElseThrow(), Pr.BODY)).isEqualTo("the original");
  }
}
