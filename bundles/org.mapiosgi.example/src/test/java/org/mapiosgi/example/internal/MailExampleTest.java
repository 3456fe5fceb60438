// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.example.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.property.EntryId;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.Promises;

class MailExampleTest {
  private static final EntryId OUTBOX_COPY = EntryId.of((byte) 1);
  private static final EntryId ARRIVED = EntryId.of((byte) 2);

  private final ScriptedSession session = new ScriptedSession();
  private final Deferred<EntryId> sent = new Deferred<>();

  private MailExample example(boolean send, int notificationSeconds) {
    session.then(Promises.resolved(new InboxReport(List.of(), 5, 5))).then(sent.getPromise());
    return new MailExample(
        session, new MailExample.Settings(10, send, Duration.ofSeconds(notificationSeconds)));
  }

  private void newMail(MailExample example, String ofSession, Promise<String> subject) {
    session.then(subject);
    example.onEvent(MapiEvent.of(ofSession, MapiEvent.Kind.NEW_MAIL).entryId(ARRIVED).build());
  }

  @Test
  void itsOwnMessageCompletesTheSummary() throws Exception {
    MailExample example = example(true, 60);
    sent.resolve(OUTBOX_COPY);
    newMail(example, "billing", Promises.resolved("Hello " + example.token()));
    assertThat(example.summary().getValue()).isEqualTo(new Summary("billing", 5, 5, 1, 1));
  }

  @Test
  void anEventThatComesBeforeTheSendReturnsIsNotLost() throws Exception {
    MailExample example = example(true, 60);
    newMail(example, "billing", Promises.resolved("Hello " + example.token()));
    assertThat(example.summary().isDone()).isFalse();
    sent.resolve(OUTBOX_COPY);
    assertThat(example.summary().getValue().notified()).isEqualTo(1);
  }

  @Test
  void otherMailDoesNotCompleteIt() {
    MailExample example = example(true, 60);
    sent.resolve(OUTBOX_COPY);
    newMail(example, "billing", Promises.resolved("Invoice 4711"));
    newMail(example, "another session", Promises.resolved("Hello " + example.token()));
    assertThat(example.summary().isDone()).isFalse();
  }

  @Test
  void mailThatCannotBeOpenedDoesNotEndIt() throws Exception {
    MailExample example = example(true, 60);
    sent.resolve(OUTBOX_COPY);
    newMail(example, "billing", Promises.failed(new IllegalStateException("gone again")));
    newMail(example, "billing", Promises.resolved(example.token()));
    assertThat(example.summary().getValue().notified()).isEqualTo(1);
  }

  @Test
  void anEventThatNeverComesFailsItWithinItsTimeout() throws Exception {
    MailExample example = example(true, 1);
    sent.resolve(OUTBOX_COPY);
    assertThat(example.summary().getFailure())
        .hasMessageContaining("no new-mail event")
        .hasMessageContaining("1 s");
  }

  @Test
  void aRefusedSubmissionFailsItWithTheReason() throws Exception {
    MailExample example = example(true, 60);
    sent.fail(new IllegalStateException("the store is not coupled"));
    assertThat(example.summary().getFailure()).hasMessage("the store is not coupled");
  }

  @Test
  void aSessionThatGoesDownLeavesNobodyWaiting() throws Exception {
    MailExample example = example(true, 60);
    sent.resolve(OUTBOX_COPY);
    example.deactivate();
    assertThat(example.summary().getFailure()).hasMessageContaining("session went down");
  }

  @Test
  void withoutSendingItOnlyReads() throws Exception {
    assertThat(example(false, 60).summary().getValue())
        .isEqualTo(new Summary("billing", 5, 5, 0, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 60, newest",
    "1001, 60, newest",
    "10, 0, notification",
    "10, 3601, notification"
  })
  void aValueOutOfItsRangeIsNamed(int newest, int seconds, String named) {
    assertThatThrownBy(() -> new MailExample.Settings(newest, true, Duration.ofSeconds(seconds)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named)
        .hasMessageContaining("must be");
  }
}
