// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapiosgi.mime.Mails.get;
import static org.mapiosgi.mime.Mails.read;
import static org.mapiosgi.mime.Mails.recipients;
import static org.mapiosgi.mime.Mails.subject;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.mime.message.MessageData;

/** The properties that the fields of a header become. */
@Timeout(60)
class HeadersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mon, 02 Mar 2026 10:00:00 +0100 | 2026-03-02T09:00:00Z",
        "Mon, 2 Mar 2026 10:00 +0100 | 2026-03-02T09:00:00Z",
        "2 Mar 26 10:00:00 GMT | 2026-03-02T10:00:00Z",
        "2 March 1999 10:00:00 CEST | 1999-03-02T08:00:00Z",
        "Sunday, 06-Nov-94 08:49:37 GMT | 1994-11-06T08:49:37Z",
        "Sun Nov  6 08:49:37 1994 | 1994-11-06T08:49:37Z",
        "Sun Nov 6 08:49:37 EST 1994 | 1994-11-06T13:49:37Z",
        "2026-03-02T09:00:00Z | 2026-03-02T09:00:00Z",
        "2026-03-02T10:00:00.123+01:00 | 2026-03-02T09:00:00Z",
        "2026-03-02 10:00:00 +0100 | 2026-03-02T09:00:00Z",
        "Mon, 2 Mar 2026 10:00:00 GMT+0100 | 2026-03-02T09:00:00Z",
        "Mon, 2 Mar 2026 10.00.00 +0100 | 2026-03-02T09:00:00Z",
        "Mon, 2 Mar 2026 10:00:00 (CET) | 2026-03-02T09:00:00Z",
        "Mon (day), 2 Mar (month) 2026 10:00:00 +0100 (a (nested) one) | 2026-03-02T09:00:00Z",
        "Mon, 2 Mar 2026 01:30:00 PM -0800 | 2026-03-02T21:30:00Z",
        "Mon, 2 Mar 2026 10:00:60 +0000 | 2026-03-02T10:00:59Z",
        "Mon, 2 Mar 2026 10:00:00 +9999 | 2026-03-02T10:00:00Z",
        "Mon, 2 Mar 2026 10:00:00 Q | 2026-03-02T10:00:00Z",
        "Mon, 2 Mar 2026 10:00:00 | 2026-03-02T10:00:00Z"
      })
  void datesOldAndLoose(String date, String expected) {
    MessageData message = read("From: a@example.com\nDate: " + date + "\n\nx");
    assertThat(get(message, Pr.CLIENT_SUBMIT_TIME)).isEqualTo(Instant.parse(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "yesterday",
    "'Mon, 31 Feb 2026 10:00:00 +0100'",
    "'2 Mar 1500 10:00:00 GMT'",
    "'1 Jan 1601 00:30:00 +0100'",
    "''"
  })
  void whatIsNoDateIsLeftOut(String date) {
    MessageData message = read("From: a@example.com\nDate: " + date + "\n\nx");
    assertThat(message.properties().get(Pr.CLIENT_SUBMIT_TIME)).isEmpty();
  }

  @Test
  void theDeliveryTimeIsThatOfTheFirstReceivedFieldThatHasOne() {
    MessageData message =
        read(
            """
            Received: from a by b; at some time
            Received: from c by d (a; b) with SMTP id 1; Mon, 2 Mar 2026 10:00:07 +0100
            Received: from e by f; Mon, 2 Mar 2026 10:00:05 +0100
            Date: Mon, 2 Mar 2026 10:00:00 +0100

            x""");
    assertThat(get(message, Pr.MESSAGE_DELIVERY_TIME)).isEqualTo("2026-03-02T09:00:07Z");
  }

  @Test
  void aReceivedFieldWithoutASemicolon() {
    MessageData message =
        read("Received: from a by b with SMTP Mon, 2 Mar 2026 10:00:07 +0100\n\nx");
    assertThat(get(message, Pr.MESSAGE_DELIVERY_TIME)).isEqualTo("2026-03-02T09:00:07Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a@example.com | To|a@example.com|a@example.com",
        "Anna Example a@example.com | To|Anna Example|a@example.com",
        "<a@example.com> (Anna (of ours) Example) | To|Anna (of ours) Example|a@example.com",
        "\"Example, Anna\" <a@example.com> | To|Example, Anna|a@example.com",
        "'Anna' <a@example.com> | To|Anna|a@example.com",
        "\"An\\\"na\" <a@example.com> | To|An\"na|a@example.com",
        "Anna <@relay.example.com:a@example.com> | To|Anna|a@example.com",
        "Anna <mailto:a@example.com> | To|Anna|a@example.com",
        "Anna <a@example.com | To|Anna|a@example.com",
        "\"Anna <a@example.com> | To|Anna|a@example.com",
        "Anna < a @ example.com > | To|Anna|a@example.com",
        "anna@[192.0.2.1] | To|anna@[192.0.2.1]|anna@[192.0.2.1]",
        "=?utf-8?q?J=C3=BCrgen?= <a@example.com> | To|Jürgen|a@example.com",
        "\"=?utf-8?q?J=C3=BCrgen?=\" <a@example.com> | To|Jürgen|a@example.com",
        "=?utf-8?q?J=C3=BCrgen_=3Ca=40example=2Ecom=3E?= | To|Jürgen|a@example.com",
        "Anna Example <> | To|Anna Example|"
      })
  void oneMailbox(String field, String type, String name, String address) {
    assertThat(recipients(read("To: " + field + "\n\nx")))
        .containsExactly(type + "|" + name + "|" + (address == null ? "" : address));
  }

  @Test
  void groupsAndSeveralMailboxes() {
    assertThat(
            recipients(
                read(
                    "To: undisclosed-recipients:;\n"
                        + "Cc: Team: a@example.com, B <b@example.com>; c@example.com, ,\n"
                        + "Bcc: d@example.com e@example.com\n\nx")))
        .containsExactly(
            "Cc|a@example.com|a@example.com",
            "Cc|B|b@example.com",
            "Cc|c@example.com|c@example.com",
            "Bcc|d@example.com|d@example.com",
            "Bcc|e@example.com|e@example.com");
  }

  @Test
  void encodedWordsAndTheirMisuses() {
    assertThat(subject("=?utf-8?q?a?= =?utf-8?q?b?= c =?utf-8?q?d?=")).isEqualTo("ab c d");
    assertThat(subject("=?UTF-8?Q?two words?=")).isEqualTo("two words");
    assertThat(subject("x=?utf-8?b?w7w?=y")).isEqualTo("xüy");
    assertThat(subject("=?utf-8?b?w7?= =?utf-8?b?w?=")).isNotEmpty();
    assertThat(subject("=?utf-8?q?=C3?= =?utf-8?q?=BC?=")).isEqualTo("ü");
    assertThat(subject("=?x-nonsense?q?=FC?= =?utf-8?z?a?= =?utf-8?q?"))
        .startsWith("=?x-nonsense?q?=FC?= =?utf-8?z?a?=");
    assertThat(subject("=?x-nonsense?q?=C3=BC?=")).isEqualTo("ü");
    assertThat(subject("=?windows-1252?q?=80?= =?cp1250?q?=9C?=")).isEqualTo("€ś");
    assertThat(subject("=?utf-7?q?+APw-?=")).isEqualTo("ü");
  }

  @Test
  void rawCharactersOfTheCharsetOfTheBody() {
    String mail = "Subject: Привет\nContent-Type: text/plain; charset=koi8-r\n\nПривет";
    MessageData message = Mails.reading(mail, Charset.forName("KOI8-R")).message();
    assertThat(get(message, Pr.SUBJECT)).isEqualTo("Привет");
    assertThat(get(message, Pr.BODY)).isEqualTo("Привет");
  }

  @ParameterizedTest
  @CsvSource({
    "Importance: high, 2, 1",
    "Importance: Low, 0, -1",
    "X-Priority: 1 (Highest), 2, 1",
    "X-Priority: 5, 0, -1",
    "X-MSMail-Priority: High, 2, 1",
    "Priority: urgent, 2, 1",
    "Priority: non-urgent, 0, -1",
    "X-Priority: nonsense, 1, 0"
  })
  void importanceAndPriority(String field, int importance, int priority) {
    MessageData message = read("From: a@example.com\n" + field + "\n\nx");
    assertThat(get(message, Pr.IMPORTANCE)).isEqualTo(importance);
    assertThat(get(message, Pr.PRIORITY)).isEqualTo(priority);
  }

  @ParameterizedTest
  @CsvSource({"Personal, 1", "private, 2", "Company-Confidential, 3", "other, 0"})
  void sensitivity(String word, int expected) {
    assertThat(get(read("From: a@example.com\nSensitivity: " + word + "\n\nx"), Pr.SENSITIVITY))
        .isEqualTo(expected);
  }

  @Test
  void receiptsThatAreAskedFor() {
    MessageData message =
        read(
            "From: a@example.com\nReturn-Receipt-To: a@example.com\n"
                + "Disposition-Notification-To: b@example.com\n\nx");
    assertThat(get(message, Pr.ORIGINATOR_DELIVERY_REPORT_REQUESTED)).isTrue();
    assertThat(get(message, Pr.READ_RECEIPT_REQUESTED)).isTrue();
    assertThat(read("From: a@example.com\n\nx").properties().get(Pr.READ_RECEIPT_REQUESTED))
        .isEmpty();
  }

  @Test
  void senderAndWhoIsRepresented() {
    MessageData message =
        read("From: Boss <boss@example.com>\nSender: Help <help@example.com>\n\nx");
    assertThat(get(message, Pr.SENDER_NAME)).isEqualTo("Help");
    assertThat(get(message, Pr.SENT_REPRESENTING_NAME)).isEqualTo("Boss");
  }

  @Test
  void aHeaderThatIsBroken() {
    MessageData message =
        read("From: a@example.com\nSubject : a long one\nthat goes on\nX-A: b\n\nbody");
    assertThat(get(message, Pr.SUBJECT)).isEqualTo("a long one that goes on");
    assertThat(get(message, Pr.BODY)).isEqualTo("body");
    assertThat(get(read("Subject: x\nno empty line\nbefore this"), Pr.BODY))
        .isEqualTo("no empty line\r\nbefore this");
  }

  @Test
  void everyKindOfLineEnd() {
    for (String end : new String[] {"\r\n", "\n", "\r", "\r\r\n"}) {
      String mail = String.join(end, "From: a@example.com", "Subject: s", "", "one", "two");
      MessageData message = Mails.reading(mail.getBytes(StandardCharsets.US_ASCII)).message();
      assertThat(get(message, Pr.SUBJECT)).isEqualTo("s");
      assertThat(get(message, Pr.BODY)).isEqualTo("one\r\ntwo");
    }
    String mixed = "From: a@example.com\nSubject: s\r\n\nwith\0NUL\rand\r\nall\n";
    assertThat(get(Mails.reading(mixed.getBytes(StandardCharsets.US_ASCII)).message(), Pr.BODY))
        .isEqualTo("withNUL\r\nand\r\nall");
  }
}
