// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Body;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.api.store.Sensitivity;
import org.mapiosgi.api.store.Table;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.internal.body.BestBody;
import org.mapiosgi.model.internal.body.Bodies;
import org.mapiosgi.model.support.EmulatedSession;

class SentAsTest {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

  private final EmulatedSession session = EmulatedSession.open();
  private final UnitScope mapi = session.scope();

  @AfterEach
  void nothingIsLeftOpen() {
    mapi.close();
    session.close();
  }

  private Message toSelf() {
    return mapi.defaultStore()
        .outbox()
        .createMessage()
        .subject("to myself")
        .to("Me", MapiEmulator.DEFAULT_ADDRESS);
  }

  private Message only(Table messages) {
    assertThat(messages.count()).isEqualTo(1);
    EntryId id = messages.first(Query.columns(Pr.ENTRYID)).orElseThrow().get(Pr.ENTRYID);
    return mapi.message(id);
  }

  @Test
  void aMessageIsSentInTheNameOfAnother() {
    assertThat(
            toSelf()
                .onBehalfOf(Recipient.smtp(Recipient.Type.TO, "Ada", "ada@example.com"))
                .sensitivity(Sensitivity.CONFIDENTIAL)
                .requestDeliveryReceipt()
                .submit())
        .isNotNull();
    Message arrived = only(mapi.inbox().messages());
    assertThat(arrived.get(Pr.SENT_REPRESENTING_NAME)).isEqualTo("Ada");
    assertThat(arrived.get(Pr.SENT_REPRESENTING_EMAIL_ADDRESS)).isEqualTo("ada@example.com");
    assertThat(arrived.get(Pr.SENT_REPRESENTING_SEARCH_KEY))
        .isEqualTo(Binary.of("SMTP:ADA@EXAMPLE.COM\0".getBytes()));
    assertThat(arrived.senderAddress()).isEqualTo(MapiEmulator.DEFAULT_ADDRESS);
    assertThat(arrived.sensitivity()).isEqualTo(Sensitivity.CONFIDENTIAL);
    assertThat(arrived.get(Pr.ORIGINATOR_DELIVERY_REPORT_REQUESTED)).isTrue();
    Message reply = arrived.reply();
    assertThat(reply.recipients()).extracting(Recipient::displayName).containsExactly("Ada");
    reply.discard();
  }

  @Test
  void aReadReceiptIsSentOnlyIfTheTaskSaysSo() {
    assertThat(toSelf().requestReadReceipt().submit()).isNotNull();
    Message arrived = only(mapi.inbox().messages());
    assertThat(arrived.flags()).contains(MsgFlag.RN_PENDING).doesNotContain(MsgFlag.READ);
    session.emulator().clearCalls();
    arrived.markReadWithReceipt();
    assertThat(arrived.flags()).contains(MsgFlag.READ).doesNotContain(MsgFlag.RN_PENDING);
    arrived.markRead(true);
    assertThat(session.emulator().calls())
        .filteredOn(call -> call.operation().equals("IMessage::SetReadFlag"))
        .extracting(call -> call.detail())
        .containsExactly("flags=0x00000000", "flags=0x00000001");
  }

  @Test
  void aDeferredMessageIsInTheOutboxUntilItsTime() {
    session.emulator().clock().set(NOON);
    assertThat(toSelf().deferUntil(NOON.plusSeconds(60)).submit()).isNotNull();
    Table outbox = mapi.defaultStore().outbox().messages();
    assertThat(outbox.count()).isEqualTo(1);
    session.emulator().clock().advance(Duration.ofSeconds(59));
    assertThat(outbox.count()).isEqualTo(1);
    assertThat(mapi.inbox().messages().count()).isZero();
    session.emulator().clock().advance(Duration.ofSeconds(1));
    assertThat(mapi.defaultStore().outbox().messages().count()).isZero();
    assertThat(mapi.defaultStore().sentItems().messages().count()).isEqualTo(1);
    assertThat(only(mapi.inbox().messages()).deliveryTime()).contains(NOON.plusSeconds(60));
    assertThat(toSelf().deferUntil(NOON).submit()).isNotNull();
    assertThat(mapi.inbox().messages().count()).isEqualTo(2);
  }

  @Test
  void theBestBodyIsTheOneThatTheOthersWereMadeFrom() {
    Message message = mapi.inbox().createMessage();
    assertThat(message.bestBody()).isEqualTo(Bodies.plain(""));
    message.body("plain");
    assertThat(message.bestBody()).isEqualTo(Bodies.plain("plain"));
    message.html("<p>html " + "x".repeat(9_000));
    assertThat(message.bestBody().kind()).isEqualTo(Body.Kind.HTML);
    message.html("<p>html");
    assertThat(message.bestBody()).isEqualTo(Bodies.html("<p>html"));
    message.set(Pr.NATIVE_BODY_INFO, 1);
    assertThat(message.bestBody()).isEqualTo(Bodies.plain("plain"));
    message.set(Pr.NATIVE_BODY_INFO, 3).deleteProperties(Pr.HTML);
    assertThat(message.bestBody()).isEqualTo(Bodies.plain("plain"));
    message.discard();
  }

  @Test
  void rtfIsTheBestBodyIfItIsInSyncOrAlone() {
    Message message = mapi.inbox().createMessage().set(Pr.RTF_COMPRESSED, Binary.of((byte) 1));
    ScopedMessage scoped = (ScopedMessage) message;
    assertThat(BestBody.of(scoped.object())).isEqualTo(BestBody.RTF);
    message.body("plain");
    assertThat(BestBody.of(scoped.object())).isEqualTo(BestBody.PLAIN);
    message.set(Pr.RTF_IN_SYNC, true);
    assertThat(BestBody.of(scoped.object())).isEqualTo(BestBody.RTF);
    assertThat(message.bestBody()).isEqualTo(Bodies.plain("plain"));
    message.html("<p>html").set(Pr.RTF_IN_SYNC, false);
    assertThat(BestBody.of(scoped.object())).isEqualTo(BestBody.HTML);
    message.set(Pr.NATIVE_BODY_INFO, 2);
    assertThat(BestBody.of(scoped.object())).isEqualTo(BestBody.RTF);
    assertThat(message.bestBody()).isEqualTo(Bodies.html("<p>html"));
    message.discard();
  }
}
