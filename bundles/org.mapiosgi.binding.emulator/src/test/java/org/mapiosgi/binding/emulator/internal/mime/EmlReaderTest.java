// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.mime;

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
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.binding.emulator.internal.model.MessageContent;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.binding.emulator.internal.model.Tags;

@Timeout(60)
class EmlReaderTest {
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

  private final EmlReader reader = new EmlReader();

  private EmlReader.Read read(String text) throws EmlReader.NoMessageException {
    return reader.read(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static <T> T get(PropertyMap properties, PropTag<T> tag) {
    assertThat(properties.find(tag.id())).as("%s", tag).isNotNull();
    return tag.valueType().fromWire(properties.find(tag.id()).value());
  }

  @Test
  void aWholeMessageBecomesProperties() throws Exception {
    EmlReader.Read read = read(WHOLE);
    assertThat(read.complaints()).isEmpty();
    PropertyMap message = read.content().properties();
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
    List<PropertyMap> recipients = read(WHOLE).content().recipients();
    assertThat(recipients)
        .extracting(recipient -> recipient.text(Pr.EMAIL_ADDRESS))
        .containsExactly(
            "jane@example.test", "plain@example.test", "one@example.test", "two@example.test");
    assertThat(recipients)
        .extracting(recipient -> recipient.text(Pr.DISPLAY_NAME))
        .containsExactly("Doe, Jane", "plain@example.test", "one@example.test", "two@example.test");
    assertThat(recipients)
        .extracting(recipient -> recipient.number(Pr.RECIPIENT_TYPE))
        .containsExactly(1, 1, 2, 2);
  }

  @Test
  void attachmentsAreDecodedAndEmbeddedMailIsOne() throws Exception {
    MessageContent content = read(WHOLE).content();
    assertThat(content.attachments()).hasSize(2);
    PropertyMap pdf = content.attachments().get(0);
    assertThat(get(pdf, Pr.ATTACH_LONG_FILENAME)).isEqualTo("Rechnung ä.pdf");
    assertThat(get(pdf, Tags.ATTACH_EXTENSION)).isEqualTo(".pdf");
    assertThat(get(pdf, Pr.ATTACH_MIME_TAG)).isEqualTo("application/pdf");
    assertThat(get(pdf, Pr.ATTACH_DATA_BIN)).isEqualTo(Binary.ofHex("01020304"));
    PropertyMap mail = content.attachments().get(1);
    assertThat(get(mail, Pr.ATTACH_MIME_TAG)).isEqualTo("message/rfc822");
    assertThat(new String(get(mail, Pr.ATTACH_DATA_BIN).toByteArray(), StandardCharsets.UTF_8))
        .startsWith("Subject: inside");
  }

  @Test
  void headersInRawUtf8AndInLatin1AreRead() throws Exception {
    PropertyMap utf8 =
        read("From: Jürgen <j@example.test>\nSubject: Grüße 売上\n\nx").content().properties();
    assertThat(get(utf8, Pr.SUBJECT)).isEqualTo("Grüße 売上");
    assertThat(get(utf8, Pr.SENDER_NAME)).isEqualTo("Jürgen");
    byte[] latin1 = "Subject: Grüße\r\n\r\nx".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(get(reader.read(latin1).content().properties(), Pr.SUBJECT)).isEqualTo("Grüße");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF", "From a@b Tue Mar  3 10:00:00 2026\n"})
  void whatEditorsAndMailboxesPutBeforeAMailIsPassedOver(String before) throws Exception {
    EmlReader.Read read = read(before + "Subject: x\n\nbody");
    assertThat(get(read.content().properties(), Pr.SUBJECT)).isEqualTo("x");
    assertThat(get(read.content().properties(), Pr.TRANSPORT_MESSAGE_HEADERS))
        .isEqualTo("Subject: x\r\n");
    assertThat(read.complaints()).isEmpty();
  }

  @Test
  void anHtmlMessageGetsATextToo() throws Exception {
    PropertyMap message =
        read("""
        Subject: html
        Content-Type: text/html; charset=utf-8

        <html><head><title>no</title></head><body><p>a &amp; b&nbsp;&#228;&#xE4;</p>
        <script>bad()</script><!-- no --><div>c<br>d</div></body></html>
        """)
            .content()
            .properties();
    assertThat(get(message, Pr.BODY)).isEqualTo("a & b ää\r\n c\r\nd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\n\n\n", "no header, just text", "%PDF-1.7\n1 0 obj", "a: b\n\nc"})
  void whatIsNoMailIsRefused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(EmlReader.NoMessageException.class);
  }

  @Test
  void randomBytesAreRefused() {
    byte[] noise = new byte[100_000];
    new Random(7).nextBytes(noise);
    assertThatThrownBy(() -> reader.read(noise)).hasMessageContaining("no mail header");
  }

  @Test
  void aMessageThatIsCutOffIsServedAsFarAsItGoes() throws Exception {
    EmlReader.Read read = read(WHOLE.substring(0, WHOLE.indexOf("AQIDBA==") + 4));
    assertThat(get(read.content().properties(), Pr.SUBJECT)).isEqualTo("Äpfel und Bäume");
    assertThat(get(read.content().properties(), Pr.BODY)).isEqualTo("Grüße");
    assertThat(read.complaints()).isNotEmpty();
  }

  @Test
  void badBase64AndAnUnknownCharsetDoNotLoseTheMessage() throws Exception {
    EmlReader.Read read =
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
    PropertyMap message = read.content().properties();
    assertThat(get(message, Pr.BODY)).isEqualTo("text");
    assertThat(message.find(Pr.CLIENT_SUBMIT_TIME.id())).isNull();
    assertThat(get(read.content().attachments().get(0), Pr.ATTACH_DATA_BIN).size()).isPositive();
    assertThat(read.complaints()).isNotEmpty();
  }

  @Test
  void aThousandLevelsOfNestingEndAtTheLimit() throws Exception {
    StringBuilder text = new StringBuilder("Subject: deep\n");
    for (int i = 0; i < 1000; i++) {
      text.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b");
      text.append(i).append('\n');
    }
    EmlReader.Read read = read(text.append("\nend").toString());
    assertThat(get(read.content().properties(), Pr.SUBJECT)).isEqualTo("deep");
    assertThat(read.complaints())
        .anySatisfy(complaint -> assertThat(complaint).contains("50 deep"));
  }

  @Test
  void aHeaderOfMegabytesIsNoReasonToHang() throws Exception {
    String text = "Subject: big\nX-Big: " + "x".repeat(3 << 20) + "\n\nbody";
    EmlReader.Read read = read(text);
    assertThat(get(read.content().properties(), Pr.SUBJECT)).isEqualTo("big");
    assertThat(read.complaints()).isNotEmpty();
  }

  @Test
  void oneLineOfMegabytesIsRead() throws Exception {
    byte[] data = new byte[2 << 20];
    String text =
        "Subject: big\nContent-Type: application/octet-stream\n"
            + "Content-Transfer-Encoding: base64\n\n"
            + Base64.getEncoder().encodeToString(data);
    EmlReader.Read read = read(text);
    assertThat(get(read.content().attachments().get(0), Pr.ATTACH_DATA_BIN).size())
        .isEqualTo(data.length);
  }

  @Test
  void aFileNameKeepsNoPath() throws Exception {
    PropertyMap attachment =
        read("""
        Subject: x
        Content-Type: application/octet-stream
        Content-Disposition: attachment; filename="..\\..\\/etc/pass\twd"

        data
        """)
            .content()
            .attachments()
            .get(0);
    assertThat(get(attachment, Pr.ATTACH_LONG_FILENAME)).doesNotContain("/", "\\", "..", "\t");
  }
}
