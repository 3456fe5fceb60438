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

/** Its reactions to outcomes in an order that only a scripted session gives. */
class MailExampleTest {
  private static final EntryId OUTBOX_COPY = EntryId.of((byte) 1);
  private static final EntryId ARRIVED = EntryId.of((byte) 2);

  private final ScriptedSession session = new ScriptedSession();
  private final Deferred<EntryId> sent = new Deferred<>();

  private MailExample example() {
    session.then(Promises.resolved(new InboxReport(List.of(), 5, 5))).then(sent.getPromise());
    return new MailExample(session, new MailExample.Settings(10, true, Duration.ofSeconds(60)));
  }

  private void newMail(MailExample example, String ofSession, Promise<String> subject) {
    session.then(subject);
    example.onEvent(MapiEvent.of(ofSession, MapiEvent.Kind.NEW_MAIL).entryId(ARRIVED).build());
  }

  @Test
  void anEventThatComesBeforeTheSendReturnsIsNotLost() throws Exception {
    MailExample example = example();
    newMail(example, "billing", Promises.resolved("Hello " + example.token()));
    assertThat(example.summary().isDone()).isFalse();
    sent.resolve(OUTBOX_COPY);
    assertThat(example.summary().getValue().notified()).isEqualTo(1);
  }

  @Test
  void otherMailDoesNotCompleteIt() {
    MailExample example = example();
    sent.resolve(OUTBOX_COPY);
    newMail(example, "billing", Promises.resolved("Invoice 4711"));
    newMail(example, "another session", Promises.resolved("Hello " + example.token()));
    assertThat(example.summary().isDone()).isFalse();
  }

  @Test
  void mailThatCannotBeOpenedDoesNotEndIt() throws Exception {
    MailExample example = example();
    sent.resolve(OUTBOX_COPY);
    newMail(example, "billing", Promises.failed(new IllegalStateException("gone again")));
    newMail(example, "billing", Promises.resolved(example.token()));
    assertThat(example.summary().getValue().notified()).isEqualTo(1);
  }

  @Test
  void aSessionThatGoesDownLeavesNobodyWaiting() throws Exception {
    MailExample example = example();
    sent.resolve(OUTBOX_COPY);
    example.deactivate();
    assertThat(example.summary().getFailure()).hasMessageContaining("session went down");
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
