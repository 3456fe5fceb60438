// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.example.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.binding.emulator.SentMessage;
import org.mapiosgi.testing.TestMail;
import org.mapiosgi.testing.TestMapi;
import org.mapiosgi.testing.junit.MapiExtension;

/** Runs the example on the emulator: it reads the Inbox, sends a mail, and is notified of it. */
class MailExampleOnMapiTest {
  @RegisterExtension
  static final MapiExtension MAPI =
      MapiExtension.of(
          mapi ->
              mapi.user("Billing", "billing@example.com")
                  .message(TestMail.from("anna@example.com").subject("first"))
                  .message(TestMail.from("ben@example.org").subject("second")));

  private static MailExample.Settings settings(boolean send, int notificationSeconds) {
    return new MailExample.Settings(10, send, Duration.ofSeconds(notificationSeconds));
  }

  @Test
  void itReadsSendsToItselfAndIsNotified(TestMapi mapi) throws Exception {
    CompletableFuture<MailExample> made = new CompletableFuture<>();
    mapi.listen(event -> made.join().onEvent(event));
    made.complete(new MailExample(mapi.session(), settings(true, 60)));
    assertThat(made.join().summary().getValue()).isEqualTo(new Summary("default", 2, 2, 1, 1));
    SentMessage sent = mapi.mailbox().awaitSent();
    assertThat(sent.subject()).contains(made.join().token());
    assertThat(sent.recipients())
        .extracting(Recipient::address)
        .containsExactly("billing@example.com");
  }

  @Test
  void withoutSendingItOnlyReads(TestMapi mapi, MapiSession session) throws Exception {
    MailExample example = new MailExample(session, settings(false, 60));
    assertThat(example.summary().getValue()).isEqualTo(new Summary("default", 2, 2, 0, 0));
    assertThat(mapi.mailbox().sent()).isEmpty();
  }

  @Test
  void anEventThatNeverComesFailsItWithinItsTimeout(MapiSession session) throws Exception {
    MailExample example = new MailExample(session, settings(true, 1));
    assertThat(example.summary().getFailure())
        .hasMessageContaining("no new-mail event")
        .hasMessageContaining("1 s");
  }

  @Test
  void aRefusedSubmissionFailsItWithTheReason() throws Exception {
    try (TestMapi uncoupled = TestMapi.with().uncoupled().open()) {
      MailExample example = new MailExample(uncoupled.session(), settings(true, 60));
      assertThat(example.summary().getFailure()).hasMessageContaining("R19");
    }
  }

  @Test
  void anInboxThatCannotBeReadFailsItWithTheReason(TestMapi mapi) throws Exception {
    mapi.emulator().on("IMAPIFolder::GetContentsTable").fail(HResult.named("MAPI_E_NETWORK_ERROR"));
    MailExample example = new MailExample(mapi.session(), settings(true, 60));
    assertThat(example.summary().getFailure()).hasMessageContaining("MAPI_E_NETWORK_ERROR");
    assertThat(mapi.mailbox().sent()).isEmpty();
  }

  @Test
  void theReportBeginsWithTheNewestMail(TestMapi mapi, MapiSession session) throws Exception {
    mapi.emulator().clock().set(Instant.parse("2100-01-01T00:00:00Z"));
    mapi.mailbox().deliver(TestMail.from("cleo@example.com").subject("third"));
    InboxReport report = session.call(scope -> InboxReport.read(scope, 1), Duration.ofSeconds(20));
    assertThat(report.newest()).extracting(InboxReport.Line::subject).isEqualTo(List.of("third"));
    assertThat(report.read()).isEqualTo(3);
  }
}
