// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapiosgi.api.property.Restriction.Fuzzy.IGNORE_CASE;
import static org.mapiosgi.api.property.Restriction.contains;
import static org.mapiosgi.api.property.Restriction.is;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Attachment;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.test.common.annotation.InjectBundleContext;

class MailTest {
  private static final Duration LONG = Fixture.LONG;

  @InjectBundleContext BundleContext context;
  private Fixture fixture;
  private MapiSession session;

  @BeforeEach
  void open() throws Exception {
    fixture = new Fixture(context);
    fixture.configure(MapiEmulator.PID, Map.of("display.name", "Rechnungsstelle"));
    fixture.configureSubsystem(Map.of());
    fixture.configureSession("mail", Map.of());
    session = fixture.session("mail");
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  @Test
  void aMessageWithALongBodyAndAnAttachmentIsWrittenAndReadBack() throws Exception {
    String body = "Grüße, 漢字 and \uD83D\uDE00.\r\n".repeat(2000);
    byte[] bytes = new byte[200_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    EntryId id =
        session.call(
            mapi ->
                mapi.defaultStore()
                    .inbox()
                    .createMessage()
                    .subject("Größe Ω 漢字 \uD83D\uDE00")
                    .body(body)
                    .to("Jo Bloggs", "jo@example.com")
                    .cc("Zoë", "zoe@example.com")
                    .attach("bericht.bin", "application/x-test", new ByteArrayInputStream(bytes))
                    .save()
                    .entryId(),
            LONG);
    session.call(
        mapi -> {
          Message message = mapi.message(id);
          assertThat(message.subject()).isEqualTo("Größe Ω 漢字 \uD83D\uDE00");
          assertThat(message.body()).isEqualTo(body);
          assertThat(message.recipients())
              .extracting(Recipient::type, Recipient::address)
              .containsExactlyInAnyOrder(
                  org.assertj.core.groups.Tuple.tuple(Recipient.Type.TO, "jo@example.com"),
                  org.assertj.core.groups.Tuple.tuple(Recipient.Type.CC, "zoe@example.com"));
          Attachment attachment = message.attachments().get(0);
          assertThat(attachment.fileName()).isEqualTo("bericht.bin");
          try (InputStream content = attachment.openStream()) {
            assertThat(content.readAllBytes()).isEqualTo(bytes);
          }
          return null;
        },
        LONG);
  }

  @Test
  void aTableGivesTheColumnsRowsAndOrderThatWereAskedFor() throws Exception {
    session.call(
        mapi -> {
          Folder inbox = mapi.defaultStore().inbox();
          for (int i = 0; i < 600; i++) {
            try (Message message = inbox.createMessage()) {
              message
                  .subject((i % 3 == 0 ? "INVOICE " : "Note ") + String.format("%03d", i))
                  .set(Pr.IMPORTANCE, i % 3)
                  .save();
            }
          }
          assertThat(inbox.messages().count()).isEqualTo(600);
          assertThat(inbox.messages().list(Query.all())).hasSize(600);
          List<Row> rows =
              inbox
                  .messages()
                  .list(
                      Query.columns(Pr.SUBJECT, Pr.IMPORTANCE)
                          .where(contains(Pr.SUBJECT, "invoice", IGNORE_CASE))
                          .orderBy(Pr.SUBJECT.descending())
                          .limit(5));
          assertThat(rows)
              .extracting(row -> row.get(Pr.SUBJECT))
              .containsExactly(
                  "INVOICE 597", "INVOICE 594", "INVOICE 591", "INVOICE 588", "INVOICE 585");
          assertThat(inbox.messages().count(is(Pr.IMPORTANCE, 1))).isEqualTo(200);
          assertThat(inbox.messages().list(Query.all().limit(0))).isEmpty();
          return null;
        },
        LONG);
  }

  @Test
  void aMessageSentToItselfArrivesAndIsNotifiedOnlyToWhoListensForIt() throws Exception {
    BlockingQueue<MapiEvent> mine = new LinkedBlockingQueue<>();
    BlockingQueue<MapiEvent> others = new LinkedBlockingQueue<>();
    ServiceRegistration<MapiListener> listening =
        context.registerService(
            MapiListener.class,
            mine::add,
            FrameworkUtil.asDictionary(
                Map.of(MapiListener.SESSION, "mail", MapiListener.FOLDER, "inbox")));
    ServiceRegistration<MapiListener> elsewhere =
        context.registerService(
            MapiListener.class,
            others::add,
            FrameworkUtil.asDictionary(Map.of(MapiListener.SESSION, "another")));
    try {
      String self = session.call(mapi -> mapi.identity().address(), LONG);
      session.call(
          mapi ->
              mapi.defaultStore()
                  .outbox()
                  .createMessage()
                  .subject("to myself")
                  .body("hello")
                  .to("Me", self)
                  .submit(),
          LONG);
      MapiEvent event = mine.poll(LONG.toSeconds(), TimeUnit.SECONDS);
      assertThat(event).isNotNull();
      assertThat(event.session()).isEqualTo("mail");
      assertThat(event.kind()).isEqualTo(MapiEvent.Kind.NEW_MAIL);
      session.call(
          mapi -> {
            Message message = mapi.message(event.entryId().orElseThrow());
            assertThat(message.subject()).isEqualTo("to myself");
            assertThat(message.senderName()).isEqualTo("Rechnungsstelle");
            assertThat(message.isRead()).isFalse();
            message.markRead(true);
            assertThat(mapi.message(message.entryId()).isRead()).isTrue();
            assertThat(mapi.defaultStore().sentItems().messages().count()).isEqualTo(1);
            assertThat(mapi.defaultStore().outbox().messages().count()).isZero();
            return null;
          },
          LONG);
      assertThat(others).isEmpty();
    } finally {
      listening.unregister();
      elsewhere.unregister();
    }
  }

  @Test
  void messagesAreFiledCopiedAndDeleted() throws Exception {
    session.call(
        mapi -> {
          Folder inbox = mapi.defaultStore().inbox();
          Folder archive = mapi.defaultStore().root().createFolder("Archiv 2026");
          EntryId a = inbox.createMessage().subject("a").save().entryId();
          EntryId b = inbox.createMessage().subject("b").save().entryId();
          inbox.moveMessages(List.of(a), archive);
          inbox.copyMessages(List.of(b), archive);
          assertThat(archive.messages().list(Query.all().orderBy(Pr.SUBJECT.ascending())))
              .extracting(row -> row.get(Pr.SUBJECT))
              .containsExactly("a", "b");
          inbox.deleteMessages(List.of(b));
          assertThat(inbox.messages().count()).isZero();
          assertThat(mapi.folder("archiv 2026").entryId()).isEqualTo(archive.entryId());
          return null;
        },
        LONG);
  }

  @Test
  void whatCannotBeFoundIsAnErrorOfTheCallerAndTheSessionStaysUp() throws Exception {
    EntryId id =
        session.call(
            mapi -> mapi.defaultStore().inbox().createMessage().subject("gone").save().entryId(),
            LONG);
    session.call(
        mapi -> {
          mapi.inbox().deleteMessages(List.of(id));
          return null;
        },
        LONG);
    assertThatThrownBy(() -> session.call(mapi -> mapi.message(id).subject(), LONG))
        .isInstanceOf(MapiException.class)
        .hasMessageContaining("IMsgStore::OpenEntry");
    assertThat(fixture.session("mail")).isSameAs(session);
  }

  @Test
  void anUncoupledStoreRefusesToStrandAMessage() throws Exception {
    fixture.configure(MapiEmulator.PID, Map.of("coupled", false));
    org.awaitility.Awaitility.await().atMost(LONG).until(() -> fixture.session("mail") != session);
    MapiSession uncoupled = fixture.session("mail");
    assertThatThrownBy(
            () ->
                uncoupled.call(
                    mapi ->
                        mapi.defaultStore()
                            .outbox()
                            .createMessage()
                            .subject("stranded")
                            .to("x", "x@example.com")
                            .submit(),
                    LONG))
        .isInstanceOf(MapiException.class)
        .hasMessageContaining("MAPI_E_NO_SUPPORT")
        .hasMessageContaining("R19");
    int left = uncoupled.call(mapi -> mapi.defaultStore().outbox().messages().count(), LONG);
    assertThat(left).isZero();
  }
}
