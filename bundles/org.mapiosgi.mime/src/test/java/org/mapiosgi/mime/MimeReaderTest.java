// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;

@Timeout(60)
class MimeReaderTest {
  private static final String WHOLE =
      """
      Received: from a by b; Tue, 3 Mar 2026 10:00:05 +0100
      From: =?UTF-8?Q?J=C3=BCrgen_M=C3=BCller?= <juergen@example.test>
      To: "Doe, Jane" <jane@example.test>, plain@example.test
      Cc: Team: one@example.test, two@example.test;
      Subject: =?utf-8?B?w4RwZmVs?= und
       =?iso-8859-1?Q?B=E4ume?=
      Date: Tue, 3 Mar 2026 10:00:00 +0100
      Message-ID: <1@example.test>
      X-Priority: 1
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary="outer"

      --outer
      Content-Type: multipart/alternative; boundary=inner

      --inner
      Content-Type: text/plain; charset=iso-8859-1
      Content-Transfer-Encoding: quoted-printable

      Gr=FC=DFe
      --inner
      Content-Type: text/html; charset=utf-8

      <p>Grüße</p>
      --inner--
      --outer
      Content-Type: application/pdf; name="=?utf-8?Q?Rechnung_=C3=A4.pdf?="
      Content-Disposition: attachment
      Content-Transfer-Encoding: base64

      AQIDBA==
      --outer
      Content-Type: message/rfc822

      Subject: inside

      text
      --outer--
      """;

  private final MimeReader reader = new MimeReader();

  private MimeReading read(String text) throws NoMailException {
    return reader.read(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static <T> T get(PropertyBag properties, PropTag<T> tag) {
    return Mails.get(properties, tag);
  }

  @Test
  void aWholeMessageBecomesProperties() throws Exception {
    MimeReading read = read(WHOLE);
    assertThat(read.losses()).isEmpty();
    PropertyBag message = read.message().properties();
    assertThat(get(message, Pr.SUBJECT)).isEqualTo("Äpfel und Bäume");
    assertThat(get(message, Pr.SENDER_NAME)).isEqualTo("Jürgen Müller");
    assertThat(get(message, Pr.SENDER_EMAIL_ADDRESS)).isEqualTo("juergen@example.test");
    assertThat(get(message, Pr.SENT_REPRESENTING_NAME)).isEqualTo("Jürgen Müller");
    assertThat(get(message, Pr.CLIENT_SUBMIT_TIME)).isEqualTo("2026-03-03T09:00:00Z");
    assertThat(get(message, Pr.MESSAGE_DELIVERY_TIME)).isEqualTo("2026-03-03T09:00:05Z");
    assertThat(get(message, Pr.INTERNET_MESSAGE_ID)).isEqualTo("<1@example.test>");
    assertThat(get(message, Pr.IMPORTANCE)).isEqualTo(2);
    assertThat(get(message, Pr.BODY)).isEqualTo("Grüße");
    assertThat(new String(get(message, Pr.HTML).toByteArray(), StandardCharsets.UTF_8))
        .isEqualTo("<p>Grüße</p>");
    assertThat(get(message, Pr.TRANSPORT_MESSAGE_HEADERS))
        .startsWith("Received: from a by b;")
        .contains("Subject: =?utf-8?B?w4RwZmVs?= und\r\n =?iso")
        .endsWith("boundary=\"outer\"\r\n");
  }

  @Test
  void recipientsAreReadWithGroupsDissolved() throws Exception {
    List<PropertyBag> recipients = read(WHOLE).message().recipients();
    assertThat(recipients)
        .extracting(recipient -> get(recipient, Pr.EMAIL_ADDRESS))
        .containsExactly(
            "jane@example.test", "plain@example.test", "one@example.test", "two@example.test");
    assertThat(recipients)
        .extracting(recipient -> get(recipient, Pr.DISPLAY_NAME))
        .containsExactly("Doe, Jane", "plain@example.test", "one@example.test", "two@example.test");
    assertThat(recipients)
        .extracting(recipient -> get(recipient, Pr.RECIPIENT_TYPE))
        .containsExactly(1, 1, 2, 2);
  }

  @Test
  void attachmentsAreDecodedAndEmbeddedMailIsOne() throws Exception {
    MessageData content = read(WHOLE).message();
    assertThat(content.attachments()).hasSize(2);
    PropertyBag pdf = content.attachments().get(0).properties();
    assertThat(get(pdf, Pr.ATTACH_LONG_FILENAME)).isEqualTo("Rechnung ä.pdf");
    assertThat(get(pdf, Tags.ATTACH_EXTENSION)).isEqualTo(".pdf");
    assertThat(get(pdf, Pr.ATTACH_MIME_TAG)).isEqualTo("application/pdf");
    assertThat(Mails.hex(content.attachments().get(0))).isEqualTo("01020304");
    PropertyBag mail = content.attachments().get(1).properties();
    assertThat(get(mail, Pr.ATTACH_MIME_TAG)).isEqualTo("message/rfc822");
    assertThat(get(mail, Pr.ATTACH_METHOD)).isEqualTo(5);
    assertThat(get(mail, Pr.DISPLAY_NAME)).isEqualTo("inside");
    MessageData inside = content.attachments().get(1).embedded().orElseThrow();
    assertThat(get(inside.properties(), Pr.SUBJECT)).isEqualTo("inside");
    assertThat(get(inside.properties(), Pr.BODY)).isEqualTo("text");
  }

  @Test
  void headersInRawUtf8AndInLatin1AreRead() throws Exception {
    PropertyBag utf8 =
        read("From: Jürgen <j@example.test>\nSubject: Grüße 売上\n\nx").message().properties();
    assertThat(get(utf8, Pr.SUBJECT)).isEqualTo("Grüße 売上");
    assertThat(get(utf8, Pr.SENDER_NAME)).isEqualTo("Jürgen");
    byte[] latin1 = "Subject: Grüße\r\n\r\nx".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(get(reader.read(latin1).message().properties(), Pr.SUBJECT)).isEqualTo("Grüße");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF", "From a@b Tue Mar  3 10:00:00 2026\n"})
  void whatEditorsAndMailboxesPutBeforeAMailIsPassedOver(String before) throws Exception {
    MimeReading read = read(before + "Subject: x\n\nbody");
    assertThat(get(read.message().properties(), Pr.SUBJECT)).isEqualTo("x");
    assertThat(get(read.message().properties(), Pr.TRANSPORT_MESSAGE_HEADERS))
        .isEqualTo("Subject: x\r\n");
    assertThat(read.losses()).isEmpty();
  }

  @Test
  void anHtmlMessageGetsATextToo() throws Exception {
    PropertyBag message =
        read("""
                Subject: html
                Content-Type: text/html; charset=utf-8

                <html><head><title>no</title></head><body><p>a &amp; b&nbsp;&#228;&#xE4;</p>
                <script>bad()</script><!-- no --><div>c<br>d</div></body></html>
                """)
            .message()
            .properties();
    assertThat(get(message, Pr.BODY)).isEqualTo("a & b ää\r\n\r\nc\r\nd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\n\n\n", "no header, just text", "%PDF-1.7\n1 0 obj", "a: b\n\nc"})
  void whatIsNoMailIsRefused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(NoMailException.class);
  }

  @Test
  void randomBytesAreRefused() {
    byte[] noise = new byte[100_000];
    new Random(7).nextBytes(noise);
    assertThatThrownBy(() -> reader.read(noise)).hasMessageContaining("no mail header");
  }

  @Test
  void aMessageThatIsCutOffIsServedAsFarAsItGoes() throws Exception {
    MimeReading read = read(WHOLE.substring(0, WHOLE.indexOf("AQIDBA==") + 4));
    assertThat(get(read.message().properties(), Pr.SUBJECT)).isEqualTo("Äpfel und Bäume");
    assertThat(get(read.message().properties(), Pr.BODY)).isEqualTo("Grüße");
    assertThat(read.losses()).isNotEmpty();
  }

  @Test
  void badBase64AndAnUnknownCharsetDoNotLoseTheMessage() throws Exception {
    MimeReading read =
        read(
            """
            Subject: =?x-nonsense?B?AAAA?= =?utf-8?B?!!!?=
            Date: the day after tomorrow
            From: <<<>>> not an address
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=x-nonsense

            text
            --b
            Content-Type: application/octet-stream
            Content-Transfer-Encoding: base64

            AQID*#*!BA==
            --b--
            """);
    PropertyBag message = read.message().properties();
    assertThat(get(message, Pr.BODY)).isEqualTo("text");
    assertThat(message.get(Pr.CLIENT_SUBMIT_TIME)).isEmpty();
    assertThat(Mails.bytes(read.message().attachments().get(0))).isNotEmpty();
    assertThat(read.losses()).isNotEmpty();
  }

  @Test
  void aThousandLevelsOfNestingEndAtTheLimit() throws Exception {
    StringBuilder text = new StringBuilder("Subject: deep\n");
    for (int i = 0; i < 1000; i++) {
      text.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b");
      text.append(i).append('\n');
    }
    MimeReading read = read(text.append("\nend").toString());
    assertThat(get(read.message().properties(), Pr.SUBJECT)).isEqualTo("deep");
    assertThat(read.losses()).anySatisfy(loss -> assertThat(loss).contains("50 deep"));
  }

  @Test
  void aHeaderOfMegabytesIsNoReasonToHang() throws Exception {
    String text = "Subject: big\nX-Big: " + "x".repeat(3 << 20) + "\n\nbody";
    MimeReading read = read(text);
    assertThat(get(read.message().properties(), Pr.SUBJECT)).isEqualTo("big");
    assertThat(get(read.message().properties(), Pr.BODY)).isEqualTo("body");
    assertThat(read.losses()).isEmpty();
  }

  @Test
  void oneLineOfMegabytesIsRead() throws Exception {
    byte[] data = new byte[2 << 20];
    String text =
        "Subject: big\nContent-Type: application/octet-stream\n"
            + "Content-Transfer-Encoding: base64\n\n"
            + Base64.getEncoder().encodeToString(data);
    MimeReading read = read(text);
    assertThat(Mails.bytes(read.message().attachments().get(0))).hasSize(data.length);
  }

  @Test
  void aFileNameKeepsNoPath() throws Exception {
    PropertyBag attachment =
        read("""
                Subject: x
                Content-Type: application/octet-stream
                Content-Disposition: attachment; filename="..\\..\\/etc/pass\twd"

                data
                """)
            .message()
            .attachments()
            .get(0)
            .properties();
    assertThat(get(attachment, Pr.ATTACH_LONG_FILENAME)).doesNotContain("/", "\\", "..", "\t");
  }
}
