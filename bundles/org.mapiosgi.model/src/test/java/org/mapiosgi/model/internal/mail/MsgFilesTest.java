// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.NamedPr;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.api.store.MailFormat;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;
import org.mapiosgi.mime.msg.MsgReader;
import org.mapiosgi.mime.msg.MsgWriter;
import org.mapiosgi.mime.msg.NoMsgException;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.support.EmulatedSession;

class MsgFilesTest {
  private final EmulatedSession session = EmulatedSession.open();
  private final UnitScope mapi = session.scope();

  @AfterEach
  void nothingIsLeftOpen() {
    mapi.close();
    assertThat(session.objects().byInterface()).isEmpty();
    session.close();
  }

  private static byte[] written(Message message) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    message.writeTo(out, MailFormat.MSG);
    return out.toByteArray();
  }

  private EntryId imported(byte[] file) throws IOException {
    return mapi.inbox().importMessage(new ByteArrayInputStream(file), MailFormat.MSG);
  }

  private static byte[] file(PropValue... properties) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new MsgWriter()
        .write(new MessageData(PropertyBag.of(List.of(properties)), List.of(), List.of()), out);
    return out.toByteArray();
  }

  @Test
  void anAppointmentIsTheSameAfterItsWayThroughAFile() throws IOException {
    Instant start = Instant.parse("2026-05-04T08:00:00Z");
    Message original =
        mapi.inbox()
            .createMessage()
            .set(Pr.MESSAGE_CLASS, "IPM.Appointment")
            .subject("Tide")
            .to("Ada", "ada@example.com")
            .set(NamedPr.APPOINTMENT_START_WHOLE, start)
            .set(NamedPr.LOCATION, "Pier")
            .set(NamedPr.KEYWORDS, List.of("Sea"));
    original.attachMessage("inner").subject("inner").set(NamedPr.LOCATION, "Boat").save();
    original.save();

    Message copy = mapi.message(imported(written(original)));

    assertThat(copy.get(Pr.MESSAGE_CLASS)).isEqualTo("IPM.Appointment");
    assertThat(copy.get(NamedPr.APPOINTMENT_START_WHOLE)).isEqualTo(start);
    assertThat(copy.get(NamedPr.LOCATION)).isEqualTo("Pier");
    assertThat(copy.get(NamedPr.KEYWORDS)).containsExactly("Sea");
    assertThat(copy.recipients()).extracting(Recipient::address).containsExactly("ada@example.com");
    assertThat(copy.flags()).contains(MsgFlag.READ, MsgFlag.UNSENT);
    Message inner = copy.attachments().get(0).openMessage();
    assertThat(inner.get(NamedPr.LOCATION)).isEqualTo("Boat");
  }

  @Test
  void namesThatTheFileAloneKnowsGetIdsInTheStore() throws IOException {
    NamedProperty<String> own =
        NamedProperty.of(PropertySet.PUBLIC_STRINGS, "Cost centre", ValueType.UNICODE);
    EntryId id = imported(file(Pr.SUBJECT.with("s"), own.with("4711")));
    assertThat(mapi.message(id).get(own)).isEqualTo("4711");
    assertThat(mapi.message(id).flags()).doesNotContain(MsgFlag.READ, MsgFlag.UNSENT);
  }

  @Test
  void namesThatOnlyTheStoreKnowsAreInTheFileOfTheMessageAndOfTheMessageInIt()
      throws IOException, NoMsgException {
    NamedProperty<String> own =
        NamedProperty.of(PropertySet.PUBLIC_STRINGS, "Cost centre", ValueType.UNICODE);
    NamedProperty<Integer> numbered = NamedProperty.of(PropertySet.COMMON, 0xFACE, ValueType.LONG);
    Message original = mapi.inbox().createMessage().set(own, "4711");
    original.attachMessage("inner").set(numbered, 7).save();
    original.save();

    MessageData data = new MsgReader().read(written(original)).message();

    assertThat(data.properties().get(own)).contains("4711");
    MessageData inner = data.attachments().get(0).embedded().orElseThrow();
    assertThat(inner.properties().get(numbered)).contains(7);
    assertThat(inner.properties().get(own)).isEmpty();
  }

  @Test
  void aMessageWithoutNamedPropertiesIsWrittenWithoutALookUp() throws IOException, NoMsgException {
    session.emulator().clearCalls();
    Message original = mapi.inbox().createMessage().subject("no names").save();
    MessageData data = new MsgReader().read(written(original)).message();
    assertThat(data.properties().get(Pr.SUBJECT)).contains("no names");
    assertThat(session.emulator().calls())
        .noneMatch(call -> call.operation().contains("GetNamesFromIDs"));
  }

  @Test
  void aPropertyWithAWellKnownNameAndAnotherTypeKeepsBoth() throws IOException, NoMsgException {
    NamedProperty<String> location =
        NamedProperty.of(PropertySet.APPOINTMENT, 0x8208, ValueType.UNICODE);
    NamedProperty<Integer> other =
        NamedProperty.of(PropertySet.APPOINTMENT, 0x8208, ValueType.LONG);
    assertThat(location).isEqualTo(NamedPr.LOCATION);
    Message original = mapi.inbox().createMessage().set(other, 7);
    original.save();

    MessageData data = new MsgReader().read(written(original)).message();

    assertThat(data.properties().get(other)).contains(7);
  }

  @Test
  void theFlagsOfTheFileCount() throws IOException {
    EntryId id = imported(file(Pr.SUBJECT.with("s"), Pr.MESSAGE_FLAGS.with(Set.of(MsgFlag.READ))));
    assertThat(mapi.message(id).flags()).contains(MsgFlag.READ).doesNotContain(MsgFlag.UNSENT);
  }

  @Test
  void whatIsNoMsgFileLeavesNothingInTheFolder() {
    assertThatThrownBy(() -> imported("Subject: mail\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
        .hasMessageContaining("MAPI_E_CORRUPT_DATA")
        .hasMessageContaining("the file is no .msg file");
    assertThat(mapi.inbox().contentCount()).isZero();
  }

  @Test
  void aValueThatIsLongerThanTheReadLimitIsRefusedByName() throws IOException {
    session.readLimit(50_000);
    assertThat(mapi.message(imported(file(Pr.BODY.with("x".repeat(25_000))))).body())
        .hasSize(25_000);
    byte[] longer = file(Pr.BODY.with("x".repeat(25_001)));
    assertThatThrownBy(() -> imported(longer))
        .isInstanceOf(MapiException.class)
        .hasMessageContaining("Folder::importMessage")
        .hasMessageContaining("MAPI_E_TOO_BIG")
        .hasMessageContaining("0x1000001F has 50002 bytes")
        .hasMessageContaining("read.limit.mb");
    assertThat(mapi.inbox().contentCount()).isEqualTo(1);
  }

  @Test
  void whatIsWrittenWithinTheReadLimitIsRead() throws IOException {
    session.readLimit(20_000);
    Message original = mapi.inbox().createMessage().body("x".repeat(10_000));
    for (int i = 0; i < 3; i++) {
      original.attachMessage("part").body("x".repeat(6_000)).save();
    }
    original.save();
    assertThat(mapi.message(imported(written(original))).attachments()).hasSize(3);
  }

  private Message named(int names) {
    Message message = mapi.inbox().createMessage();
    for (int number = 0; number < names; number++) {
      message.set(NamedProperty.of(PropertySet.COMMON, 0x10_0000 + number, ValueType.LONG), number);
    }
    return message.save();
  }

  @Test
  void asManyNamesAsAreWrittenAreRead() throws IOException {
    Message copy = mapi.message(imported(written(named(2_048))));
    assertThat(copy.get(NamedProperty.of(PropertySet.COMMON, 0x10_07FF, ValueType.LONG)))
        .isEqualTo(2_047);
  }

  @Test
  void moreNamesAreRefusedInBothDirections() throws IOException {
    Message original = named(2_049);
    assertThatThrownBy(() -> written(original))
        .isInstanceOf(MapiException.class)
        .hasMessageContaining("Message::writeTo")
        .hasMessageContaining("MAPI_E_TOO_BIG")
        .hasMessageContaining("more than 2048 named properties");
    PropValue[] values = new PropValue[2_049];
    for (int number = 0; number < values.length; number++) {
      values[number] = NamedProperty.of(PropertySet.COMMON, number, ValueType.LONG).with(number);
    }
    byte[] file = file(values);
    assertThatThrownBy(() -> imported(file))
        .isInstanceOf(MapiException.class)
        .hasMessageContaining("Folder::importMessage")
        .hasMessageContaining("MAPI_E_TOO_BIG")
        .hasMessageContaining("more than 2048 named properties");
  }

  @Test
  void aNameThatIsTooLongForAFileIsRefusedByName() {
    NamedProperty<String> name =
        NamedProperty.of(PropertySet.PUBLIC_STRINGS, "Wind".repeat(129), ValueType.UNICODE);
    Message original = mapi.inbox().createMessage().set(name, "west").save();
    assertThatThrownBy(() -> written(original))
        .isInstanceOf(MapiException.class)
        .hasMessageContaining("Message::writeTo")
        .hasMessageContaining("MAPI_E_TOO_BIG")
        .hasMessageContaining("has 516 characters, and a mail file has room for 512: WindWind");
  }
}
