// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapiosgi.api.MapiTask;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Recipient;

/** Everything that a described mail has arrives in the mailbox. */
class TestMailTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String USER = "service@emulator.invalid";

  /** Reads something of a delivered mail. */
  @FunctionalInterface
  private interface Reading<T> {
    T of(Message mail) throws Exception;
  }

  private static <T> T read(TestMail mail, Reading<T> reading) throws Exception {
    try (TestMapi mapi = TestMapi.open()) {
      EntryId id = mapi.mailbox().deliver(mail);
      MapiTask<T> task = scope -> reading.of(scope.message(id));
      return mapi.session().call(task, LONG);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "Grüße",
        "with  two blanks",
        "ein Betreff, der so lang ist, daß er in mehreren Wörtern kodiert werden muß: äöüßäöüß",
        "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00"
            + "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00 end"
      })
  void subjects(String subject) throws Exception {
    TestMail mail = TestMail.from("a@example.com").subject(subject);
    assertThat(TestMailTest.<String>read(mail, Message::subject)).isEqualTo(subject);
    assertThat(new String(mail.toMime(USER), StandardCharsets.US_ASCII).lines())
        .allMatch(line -> line.length() <= 78);
  }

  @Test
  void senderAndRecipients() throws Exception {
    TestMail mail =
        TestMail.from("Änne <anna@example.com>").to("ben@example.org").cc("Cleo <c@example.org>");
    assertThat(
            TestMailTest.<String>read(
                mail, message -> message.senderName() + " " + message.senderAddress()))
        .isEqualTo("Änne anna@example.com");
    assertThat(read(mail, Message::recipients))
        .extracting(Recipient::address)
        .containsExactly("ben@example.org", "c@example.org");
  }

  @Test
  void withoutRecipientsItGoesToTheUser() throws Exception {
    assertThat(read(TestMail.from("a@example.com"), Message::recipients))
        .extracting(Recipient::address)
        .containsExactly(USER);
  }

  @Test
  void textHtmlAndAttachmentsTogether() throws Exception {
    byte[] bytes = {0, 1, (byte) 0xFF};
    TestMail mail =
        TestMail.from("a@example.com")
            .text("Grüße\r\nzwei")
            .html("<b>Grüße</b>")
            .attach("Anhang ä%1.bin", "application/octet-stream", bytes)
            .attach("b.txt", "text/plain", "x".getBytes(StandardCharsets.US_ASCII));
    bytes[0] = 9; // Too late to change the mail.
    assertThat(read(mail, Message::body).stripTrailing()).isEqualTo("Grüße\r\nzwei");
    assertThat(TestMailTest.<String>read(mail, message -> message.html().orElseThrow()))
        .contains("<b>Grüße</b>");
    assertThat(
            TestMailTest.<List<String>>read(
                mail,
                message ->
                    message.attachments().stream()
                        .map(file -> file.fileName() + " " + file.mimeType())
                        .toList()))
        .containsExactly("Anhang ä%1.bin application/octet-stream", "b.txt text/plain");
    assertThat(
            TestMailTest.<byte[]>read(
                mail, message -> message.attachments().get(0).openStream().readAllBytes()))
        .containsExactly(0, 1, 0xFF);
  }

  @Test
  void headersAndTheTimeOfSending() throws Exception {
    Instant time = Instant.parse("2026-02-03T04:05:06Z");
    TestMail mail =
        TestMail.from("a@example.com").sent(time).header("Message-ID", "<1@example.com>");
    assertThat(TestMailTest.<Instant>read(mail, message -> message.get(Pr.CLIENT_SUBMIT_TIME)))
        .isEqualTo(time);
    assertThat(TestMailTest.<String>read(mail, message -> message.get(Pr.INTERNET_MESSAGE_ID)))
        .isEqualTo("<1@example.com>");
  }

  @Test
  void aLineBreakInAHeaderIsRefused() {
    TestMail mail = TestMail.from("a@example.com");
    assertThatThrownBy(() -> mail.subject("one\r\nBcc: all@example.com"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Subject");
    assertThatThrownBy(() -> mail.attach("a\nb", "text/plain", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("file name");
  }
}
