// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapiosgi.mime.Made.field;
import static org.mapiosgi.mime.Made.text;
import static org.mapiosgi.mime.Mails.get;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;

/** The fields that the properties of a message become. */
class WrittenFieldsTest {
  private static final UUID INTERNET_HEADERS =
      UUID.fromString("00020386-0000-0000-C000-000000000046");

  private static String written(MessageData message, MimeOptions options) {
    return new String(Made.write(message, options), StandardCharsets.UTF_8);
  }

  /** The message of a mail with one property changed. */
  private static <T> MessageData changed(String mail, PropTag<T> tag, T value) {
    MessageData message = Mails.read(mail);
    List<PropValue> values = new ArrayList<>(message.properties().values());
    values.add(tag.with(value));
    return new MessageData(PropertyBag.of(values), message.recipients(), message.attachments());
  }

  @Test
  void theHeaderOfAPlainMail() {
    assertThat(text(Made.message("sample").body("hello").done()))
        .isEqualTo(
            """
            From: Anna Example <anna@example.com>
            To: Bert Example <bert@example.com>
            Subject: sample
            Date: Mon, 2 Mar 2026 09:00:00 +0000
            Message-ID: <1@example.com>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=us-ascii
            Content-Transfer-Encoding: 7bit

            hello
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void encodedWordsAreShortFoldedAndNeverCutACharacter() {
    String mail = text(Made.message("日本語 " + "\uD83D\uDE80".repeat(40)).body("x").done());
    String subject = mail.substring(mail.indexOf("Subject:"), mail.indexOf("\r\nDate:"));
    List<String> lines = subject.lines().toList();
    assertThat(lines).hasSizeGreaterThan(2).allMatch(line -> line.length() <= 76);
    for (String line : lines) {
      String word = line.replace("Subject:", "").strip();
      assertThat(word).startsWith("=?utf-8?B?").endsWith("?=");
      assertThat(Mails.subject(word)).doesNotContain("\uFFFD");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenband, Q",
    "Grüße, B",
    "Привет, B",
    "日本, B",
    "ü, B"
  })
  void theShorterEncodingIsTaken(String subject, String encoding) {
    assertThat(field(text(Made.message(subject).body("x").done()), "Subject").orElseThrow())
        .contains("=?utf-8?" + encoding + "?");
  }

  @Test
  void wordsOfAsciiAroundStayReadable() {
    assertThat(field(text(Made.message("one Größenordnung two").body("x").done()), "Subject"))
        .contains("one =?utf-8?B?R3LDtsOfZW5vcmRudW5n?= two");
  }

  @Test
  void blindCopiesAreNamedOnlyIfAsked() {
    MessageData message =
        Made.message("s").recipient(3, "Blind", "SMTP", "blind@example.com").body("x").done();
    assertThat(written(message, MimeOptions.defaults())).doesNotContain("lind");
    assertThat(written(message, MimeOptions.defaults().withBcc(true)))
        .contains("Bcc: Blind <blind@example.com>");
    MessageData read =
        Mails.read(
            "From: a@example.com\nBcc: blind@example.com\nResent-Bcc: blind@example.com\n\nx");
    assertThat(written(read, MimeOptions.defaults())).doesNotContain("blind");
  }

  @Test
  void anAddressOfExchangeIsEncapsulated() {
    MessageData message = Made.message("s").recipient(1, "F", "EX", "/o=A B/cn=f_x").done();
    assertThat(written(message, MimeOptions.defaults().withDomain("gateway.example.org")))
        .contains("F\r\n <IMCEAEX-_o=A+20B_cn=f+5Fx@gateway.example.org>");
    MessageData both =
        new MessageData(
            message.properties(),
            List.of(
                PropertyBag.of(
                    List.of(
                        Pr.RECIPIENT_TYPE.with(1),
                        Pr.ADDRTYPE.with("EX"),
                        Pr.EMAIL_ADDRESS.with("/o=A/cn=f"),
                        Pr.SMTP_ADDRESS.with("f@example.com")))),
            List.of());
    assertThat(field(text(both), "To")).contains("f@example.com");
  }

  @Test
  void aDomainIsCheckedWhenItIsSet() {
    for (String domain : new String[] {"", "a b", "a@b", "a\r\nb", "-".repeat(256)}) {
      assertThatThrownBy(() -> MimeOptions.defaults().withDomain(domain))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no name of a domain");
    }
  }

  @Test
  void aNameWithoutAnAddressIsAnEmptyGroup() {
    MessageData message = Made.bare().recipient(1, "Nobody", "SMTP", "").body("x").done();
    assertThat(field(text(message), "To")).contains("Nobody :;");
  }

  @Test
  void addressesBeyondAscii() {
    MessageData message =
        Made.message("s").to("", "anna@münchen.example").to("", "änne@example.com").done();
    assertThat(new String(Made.write(message), StandardCharsets.UTF_8))
        .contains(" anna@xn--mnchen-3ya.example,\r\n änne@example.com\r\n");
  }

  @Test
  void senderAndRepresented() {
    String mail =
        text(
            Made.message("s")
                .put(Pr.SENT_REPRESENTING_NAME, "Boss")
                .put(Pr.SENT_REPRESENTING_EMAIL_ADDRESS, "boss@example.com")
                .done());
    assertThat(field(mail, "From")).contains("Boss <boss@example.com>");
    assertThat(field(mail, "Sender")).contains("Anna Example <anna@example.com>");
    assertThat(field(text(Made.message("s").done()), "Sender")).isEmpty();
  }

  @Test
  void importanceSensitivityAndReceipts() {
    String mail =
        text(
            Made.message("s")
                .put(Pr.IMPORTANCE, 2)
                .put(Pr.SENSITIVITY, 2)
                .put(Pr.READ_RECEIPT_REQUESTED, true)
                .put(Pr.ORIGINATOR_DELIVERY_REPORT_REQUESTED, true)
                .done());
    assertThat(field(mail, "Importance")).contains("high");
    assertThat(field(mail, "X-Priority")).contains("1");
    assertThat(field(mail, "Sensitivity")).contains("Private");
    assertThat(field(mail, "Disposition-Notification-To"))
        .contains("Anna Example <anna@example.com>");
    assertThat(field(mail, "Return-Receipt-To")).contains("Anna Example <anna@example.com>");
  }

  @ParameterizedTest
  @CsvSource({"2, -1", "0, 1", "1, 1", "1, -1", "2, 0"})
  void importanceAndPriorityThatDiffer(int importance, int priority) {
    MessageData message =
        Mails.reading(
                Made.write(
                    Made.message("s")
                        .put(Pr.IMPORTANCE, importance)
                        .put(Pr.PRIORITY, priority)
                        .done()))
            .message();
    assertThat(get(message, Pr.IMPORTANCE)).isEqualTo(importance);
    assertThat(get(message, Pr.PRIORITY)).isEqualTo(priority);
  }

  @Test
  void aNewMailGetsADateAndAnIdOfItsOwn() {
    MessageData draft = Made.bare().from("Anna", "anna@example.com").body("x").done();
    String id = field(text(draft), "Message-ID").orElseThrow();
    assertThat(id).matches("<[0-9a-f-]{36}@example\\.com>");
    assertThat(field(text(draft), "Message-ID")).isPresent().get().isNotEqualTo(id);
    assertThat(field(text(draft), "Date").orElseThrow()).endsWith("+0000");
    String inner = text(Made.message("s").body("x").attach(draft).done());
    assertThat(inner.substring(inner.indexOf("message/rfc822")))
        .doesNotContain("Message-ID:", "Date:");
    String cameWithout = text(Mails.read("From: a@example.com\nSubject: s\n\nx"));
    assertThat(cameWithout).doesNotContain("Message-ID:", "Date:");
  }

  @Test
  void aTimeThatMailCannotWriteIsLeftOut() {
    MessageData message =
        Made.bare()
            .put(Pr.MESSAGE_DELIVERY_TIME, Instant.parse("2026-03-02T09:00:00Z"))
            .put(Pr.CLIENT_SUBMIT_TIME, Instant.parse("+12026-03-02T09:00:00Z"))
            .done();
    assertThat(field(text(message), "Date")).contains("Mon, 2 Mar 2026 09:00:00 +0000");
  }

  @Test
  void onlyTheFieldsOfAChangedPropertyAreWrittenAnew() {
    String mail =
        "X-First: 1\nFrom: \"Anna\" <a@example.com>\nSubject: =?utf-8?b?YWx0?=\nX-Last: 2\n\nx";
    assertThat(text(changed(mail, Pr.SUBJECT, "new")))
        .startsWith(
            "X-First: 1\r\nFrom: \"Anna\" <a@example.com>\r\nSubject: new\r\nX-Last: 2\r\nMIME");
    assertThat(text(changed(mail, Pr.IMPORTANCE, 2)))
        .contains("Subject: =?utf-8?b?YWx0?=\r\nX-Last: 2\r\nImportance: high\r\n");
  }

  @Test
  void recipientsThatWereRemovedAreNotKept() {
    MessageData read = Mails.read("From: a@example.com\nTo: b@example.com, c@example.com\n\nx");
    MessageData one =
        new MessageData(read.properties(), read.recipients().subList(0, 1), List.of());
    assertThat(field(text(one), "To")).contains("b@example.com");
  }

  @Test
  void theTransportHeadersCanBeLeftOut() {
    MessageData read = Mails.read("Received: by x; today\nX-A: b\nSubject: s\n\nx");
    MimeOptions without = MimeOptions.defaults().withTransportHeaders(false);
    assertThat(written(read, without)).startsWith("Subject: s\r\n").doesNotContain("X-A");
    assertThat(written(read, MimeOptions.defaults())).contains("Received: by x", "X-A: b");
  }

  @Test
  void theMarkThatOutlookPutsBeforeTheHeaderIsNoField() {
    MessageData message =
        Made.message("s")
            .put(
                Pr.TRANSPORT_MESSAGE_HEADERS,
                "Microsoft Mail Internet Headers Version 2.0\r\nX-A: b\r\nSubject: s\r\n\r\n")
            .done();
    assertThat(text(message)).startsWith("X-A: b\r\nSubject: s\r\n").doesNotContain("Microsoft");
  }

  @Test
  void fieldsThatAreNamedProperties() {
    PropertyBag properties =
        PropertyBag.of(
            List.of(
                Pr.SUBJECT.with("s"),
                new PropValue(
                    NamedProperty.of(INTERNET_HEADERS, "X-Own", ValueType.UNICODE), "Größe"),
                new PropValue(
                    NamedProperty.of(INTERNET_HEADERS, "content-type", ValueType.UNICODE), "a/b"),
                new PropValue(
                    NamedProperty.of(INTERNET_HEADERS, "subject", ValueType.UNICODE), "other"),
                new PropValue(
                    NamedProperty.of(INTERNET_HEADERS, "X A: b\r\nX-C", ValueType.UNICODE), "d")));
    String mail = text(new MessageData(properties, List.of(), List.of()));
    assertThat(field(mail, "X-Own")).contains("=?utf-8?B?R3LDtsOfZQ==?=");
    assertThat(mail).doesNotContain("a/b", "other", "X A", "X-C");
  }
}
