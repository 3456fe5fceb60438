// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.api.store.Importance;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.binding.emulator.SentAttachment;
import org.mapiosgi.binding.emulator.SentMessage;

/** Tests the view that a test has of the mail that the code under test sends. */
class SentMailTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final NamedProperty<String> CASE =
      NamedProperty.of(PropertySet.PUBLIC_STRINGS, "case", ValueType.UNICODE);
  private static final NamedProperty<String> OTHER =
      NamedProperty.of(PropertySet.PUBLIC_STRINGS, "other", ValueType.UNICODE);

  private static void send(TestMapi mapi, String subject) throws Exception {
    var unused =
        mapi.session()
            .call(
                m ->
                    m.defaultStore()
                        .outbox()
                        .createMessage()
                        .to("Ben", "ben@example.org")
                        .subject(subject)
                        .submit(),
                LONG);
  }

  @Test
  void aSentMessageShowsAllThatItHas() throws Exception {
    byte[] pdf = {'%', 'P', 'D', 'F'};
    try (TestMapi mapi = TestMapi.open()) {
      var unused =
          mapi.session()
              .call(
                  m -> {
                    Message mail = m.defaultStore().outbox().createMessage();
                    return mail.to("Ben", "ben@example.org")
                        .cc("Cleo", "cleo@example.org")
                        .bcc("Dora", "dora@example.org")
                        .subject("Invoice 4711")
                        .body("see <below>")
                        .html("<p>grüße</p>")
                        .importance(Importance.HIGH)
                        .set(CASE, "K-1")
                        .attach("a.pdf", "application/pdf", new ByteArrayInputStream(pdf))
                        .submit();
                  },
                  LONG);
      SentMessage sent = mapi.mailbox().awaitSent();
      assertThat(sent.subject()).isEqualTo("Invoice 4711");
      assertThat(sent.body()).isEqualTo("see <below>");
      assertThat(sent.html()).contains("<p>grüße</p>");
      assertThat(sent.recipients())
          .extracting(Recipient::type, Recipient::address)
          .containsExactly(
              tuple(Recipient.Type.TO, "ben@example.org"),
              tuple(Recipient.Type.CC, "cleo@example.org"),
              tuple(Recipient.Type.BCC, "dora@example.org"));
      assertThat(sent.find(Pr.IMPORTANCE)).contains(Importance.HIGH.code());
      assertThat(sent.find(CASE)).contains("K-1");
      assertThat(sent.find(OTHER)).isEmpty();
      assertThat(sent.attachments()).hasSize(1);
      SentAttachment file = sent.attachments().get(0);
      assertThat(file.fileName()).isEqualTo("a.pdf");
      assertThat(file.mimeType()).isEqualTo("application/pdf");
      assertThat(file.content()).isEqualTo(Binary.of(pdf));
    }
  }

  @Test
  void messagesAreInTheOrderOfTheirSubmissionAndCanBeForgotten() throws Exception {
    try (TestMapi mapi = TestMapi.open()) {
      send(mapi, "one");
      send(mapi, "two");
      assertThat(mapi.mailbox().awaitSent(2))
          .extracting(SentMessage::subject)
          .containsExactly("one", "two");
      mapi.mailbox().forgetSent();
      send(mapi, "three");
      assertThat(mapi.mailbox().sent()).extracting(SentMessage::subject).containsExactly("three");
    }
  }

  @Test
  void aWaitIsOverWhenTheMessageIsSent() throws Exception {
    try (TestMapi mapi = TestMapi.open()) {
      var submitted =
          mapi.session()
              .submit(
                  m ->
                      m.defaultStore()
                          .outbox()
                          .createMessage()
                          .to("Ben", "ben@example.org")
                          .submit());
      assertThat(mapi.mailbox().awaitSent().recipients()).hasSize(1);
      assertThat(submitted.getFailure()).isNull();
    }
  }

  @Test
  void aMessageThatIsNeverSentFailsTheTestWithWhatWasSent() throws Exception {
    try (TestMapi mapi = TestMapi.open()) {
      TestMailbox mailbox = new TestMailbox(mapi.emulator(), Duration.ZERO);
      send(mapi, "only one");
      assertThatThrownBy(() -> mailbox.awaitSent(2))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("expected 2")
          .hasMessageContaining("only one")
          .hasMessageContaining("ben@example.org");
      assertThatThrownBy(() -> mailbox.awaitSent(0)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void mailToTheUserComesBack() throws Exception {
    try (TestMapi mapi = TestMapi.with().user("Anna", "anna@example.com").open()) {
      assertThat(mapi.mailbox().address()).isEqualTo("anna@example.com");
      int inbox =
          mapi.session()
              .call(
                  m -> {
                    var unused =
                        m.defaultStore()
                            .outbox()
                            .createMessage()
                            .to("Anna", "anna@example.com")
                            .body("x")
                            .submit();
                    return m.inbox().messages().count();
                  },
                  LONG);
      assertThat(inbox).isEqualTo(1);
    }
  }
}
