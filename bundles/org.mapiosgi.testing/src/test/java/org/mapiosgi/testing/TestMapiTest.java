// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.binding.emulator.Fault;

class TestMapiTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Query SUBJECTS = Query.columns(Pr.SUBJECT).orderBy(Pr.SUBJECT.ascending());

  private static List<String> subjects(TestMapi mapi, String folder) throws Exception {
    return mapi.session()
        .call(
            scope ->
                scope.folder(folder).messages().list(SUBJECTS).stream()
                    .map(row -> row.get(Pr.SUBJECT))
                    .toList(),
            LONG);
  }

  @Test
  void theMailboxIsADirectoryOfMailFiles(@TempDir Path directory) throws Exception {
    Files.writeString(
        directory.resolve("a.eml"), "From: a@example.com\r\nSubject: from a file\r\n\r\ntext\r\n");
    try (TestMapi mapi = TestMapi.with().mailbox(directory).open()) {
      assertThat(subjects(mapi, "Inbox")).containsExactly("from a file");
    }
  }

  @Test
  void aDirectoryThatIsMissingIsNamedAtOnce(@TempDir Path directory) {
    TestMapiBuilder builder = TestMapi.with();
    assertThatThrownBy(() -> builder.mailbox(directory.resolve("mail")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no directory")
        .hasMessageContaining(directory.toString());
  }

  @Test
  void theMailboxIsMadeByCode() throws Exception {
    try (TestMapi mapi =
        TestMapi.with()
            .message(TestMail.from("a@example.com").subject("new"))
            .message("Archive/2026", TestMail.from("b@example.com").subject("old"))
            .folder("Inbox/Done")
            .open()) {
      assertThat(subjects(mapi, "Inbox")).containsExactly("new");
      assertThat(subjects(mapi, "Archive/2026")).containsExactly("old");
      assertThat(subjects(mapi, "Inbox/Done")).isEmpty();
    }
  }

  @Test
  void aListenerHearsOfDeliveredMailUntilItStops() throws Exception {
    BlockingQueue<MapiEvent> heard = new LinkedBlockingQueue<>();
    BlockingQueue<MapiEvent> heardToo = new LinkedBlockingQueue<>();
    MapiListener listener = heard::add;
    try (TestMapi mapi = TestMapi.open()) {
      mapi.listen(listener, Map.of(MapiListener.FOLDER, "inbox"));
      mapi.listen(heardToo::add);
      EntryId first = mapi.mailbox().deliver(TestMail.from("a@example.com"));
      MapiEvent event = heard.poll(20, TimeUnit.SECONDS);
      assertThat(event.kind()).isEqualTo(MapiEvent.Kind.NEW_MAIL);
      assertThat(event.session()).isEqualTo("default");
      assertThat(event.entryId()).contains(first);
      assertThat(heardToo.poll(20, TimeUnit.SECONDS)).isEqualTo(event);
      mapi.stopListening(listener);
      mapi.mailbox().deliver(TestMail.from("a@example.com"));
      assertThat(heardToo.poll(20, TimeUnit.SECONDS)).isNotNull();
    }
    // All threads that could have called it have ended.
    assertThat(heard).isEmpty();
  }

  @Test
  void twoSessionsUseOneMailbox() throws Exception {
    try (TestMapi mapi = TestMapi.with().session("billing").session("archive").open()) {
      assertThat(mapi.session().name()).isEqualTo("billing");
      mapi.mailbox().deliver(TestMail.from("a@example.com"));
      for (String name : List.of("billing", "archive")) {
        assertThat(mapi.session(name).<Integer>call(m -> m.inbox().messages().count(), LONG))
            .isEqualTo(1);
      }
    }
  }

  @Test
  void aFaultReachesTheCodeUnderTest() throws Exception {
    try (TestMapi mapi = TestMapi.open()) {
      EntryId mail = mapi.mailbox().deliver(TestMail.from("a@example.com"));
      mapi.emulator().on("IMsgStore::OpenEntry").fail(HResult.named("MAPI_E_NO_ACCESS"));
      MapiSession session = mapi.session();
      assertThatThrownBy(() -> session.call(m -> m.message(mail).subject(), LONG))
          .isInstanceOf(MapiException.class)
          .hasMessageContaining("MAPI_E_NO_ACCESS");
    }
  }

  @Test
  void aCallThatHangsGoesOnWhenTheTestCloses() throws Exception {
    TestMapi mapi = TestMapi.open();
    EntryId mail = mapi.mailbox().deliver(TestMail.from("a@example.com"));
    Fault hang = mapi.emulator().on("IMsgStore::OpenEntry").hang();
    var subject = mapi.session().<String>submit(m -> m.message(mail).subject());
    assertThat(hang.awaitHit(LONG)).isTrue();
    mapi.close();
    assertThat(subject.isDone()).isTrue();
  }

  @Test
  void theClockDatesWhatArrives() throws Exception {
    Instant then = Instant.parse("2026-02-03T04:05:06Z");
    try (TestMapi mapi = TestMapi.open()) {
      mapi.emulator().clock().set(then);
      EntryId mail = mapi.mailbox().deliver(TestMail.from("a@example.com"));
      assertThat(
              mapi.session().<Instant>call(m -> m.message(mail).deliveryTime().orElseThrow(), LONG))
          .isEqualTo(then);
    }
  }

  @Test
  void aLostSessionIsFollowedByAnother() throws Exception {
    try (TestMapi mapi = TestMapi.open()) {
      MapiSession lost = mapi.session();
      mapi.emulator().loseSessions(HResult.END_OF_SESSION);
      assertThatThrownBy(() -> lost.call(m -> m.inbox().messages().count(), LONG))
          .isInstanceOf(MapiException.class);
      MapiSession next = mapi.session();
      assertThat(next).isNotSameAs(lost);
      assertThat(next.<Integer>call(m -> m.inbox().messages().count(), LONG)).isZero();
    }
  }

  @Test
  void aSessionThatDoesNotComeUpSaysWhy() throws Exception {
    // No session is up as soon as it is added.
    TestMapiBuilder hasty = TestMapi.with().patience(Duration.ZERO);
    assertThatThrownBy(hasty::open)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("'default' is not up")
        .hasMessageContaining("MAPI is ");
  }

  @Test
  void aSessionThatTheTestDoesNotHaveIsRefused() throws Exception {
    try (TestMapi mapi = TestMapi.open()) {
      assertThatThrownBy(() -> mapi.session("archive"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'archive'")
          .hasMessageContaining("default");
    }
  }

  @Test
  void aSessionThatIsRefusedSaysSoAtOnce() throws Exception {
    // No time passes before the answer: the patience is longer than the time limit of the test.
    try (TestMapi mapi = TestMapi.with().patience(Duration.ofDays(1)).open()) {
      mapi.emulator().on("MAPILogonEx").onwards().fail(HResult.named("MAPI_E_UNCONFIGURED"));
      mapi.emulator().loseSessions(HResult.END_OF_SESSION);
      MapiSession lost = mapi.session();
      assertThatThrownBy(() -> lost.call(m -> m.inbox().messages().count(), LONG))
          .isInstanceOf(MapiException.class);
      assertThatThrownBy(mapi::session)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("REFUSED")
          .hasMessageContaining("MAPI_E_UNCONFIGURED");
    }
  }

  @Test
  void anUncoupledStoreSendsNothing() throws Exception {
    try (TestMapi mapi = TestMapi.with().uncoupled().open()) {
      MapiSession session = mapi.session();
      assertThatThrownBy(
              () ->
                  session.call(
                      m ->
                          m.defaultStore()
                              .outbox()
                              .createMessage()
                              .to("Ben", "ben@example.org")
                              .submit(),
                      LONG))
          .isInstanceOf(MapiException.class)
          .hasMessageContaining("R19");
      assertThat(mapi.mailbox().sent()).isEmpty();
    }
  }

  @Test
  void whatIsLeftFailsTheTest() throws Exception {
    TestMapi mapi = TestMapi.open();
    mapi.emulator().on("IMAPIFolder::GetContentsTable").leak(3);
    assertThat(mapi.session().<Integer>call(m -> m.inbox().messages().count(), LONG)).isZero();
    assertThatThrownBy(mapi::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("3 buffers");
    assertThatCode(mapi::close).as("a second time").doesNotThrowAnyException();
  }

  @Test
  void workThatDoesNotEndFailsTheTest() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    TestMapi mapi = TestMapi.with().stopTimeout(Duration.ofMillis(100)).open();
    var unused =
        mapi.session()
            .submit(
                scope -> {
                  begun.countDown();
                  return end.await(1, TimeUnit.MINUTES);
                });
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    try {
      assertThatThrownBy(mapi::close)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("the stop was not clean")
          .hasMessageContaining("mapi-lane");
    } finally {
      end.countDown();
    }
  }

  /** Code under test that goes past the product. */
  private static void breakRule(TestMapi mapi) {
    assertThatThrownBy(() -> mapi.emulator().load().profiles()).isInstanceOf(MapiException.class);
  }

  @Test
  void aBrokenRuleFailsTheTestUnlessItIsExpected() throws Exception {
    TestMapi mapi = TestMapi.open();
    breakRule(mapi);
    String rule = mapi.brokenRules().get(0).rule().orElseThrow();
    assertThatThrownBy(mapi::close).isInstanceOf(AssertionError.class).hasMessageContaining(rule);

    TestMapi expected = TestMapi.open();
    breakRule(expected);
    expected.expectBrokenRules(rule);
    assertThatCode(expected::close).doesNotThrowAnyException();

    TestMapi unchecked = TestMapi.with().withoutChecks().open();
    breakRule(unchecked);
    assertThatCode(unchecked::close).doesNotThrowAnyException();
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    TestMapiBuilder builder = TestMapi.with().lanes(65);
    assertThatThrownBy(builder::open)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lanes");
  }

  @Test
  void fileAndTextAreDelivered(@TempDir Path directory) throws Exception {
    String mime = "From: a@example.com\r\nSubject: plain\r\n\r\ntext\r\n";
    Path file = Files.writeString(directory.resolve("b.eml"), mime.replace("plain", "file"));
    try (TestMapi mapi = TestMapi.open()) {
      mapi.mailbox().deliver(mime.getBytes(StandardCharsets.US_ASCII));
      mapi.mailbox().deliver(file);
      assertThat(subjects(mapi, "Inbox")).containsExactly("file", "plain");
    }
  }
}
