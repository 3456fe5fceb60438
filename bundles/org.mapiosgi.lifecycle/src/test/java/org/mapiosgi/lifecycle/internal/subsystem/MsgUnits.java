// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.mapiosgi.api.MapiScope;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.NamedPr;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.api.store.Attachment;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.MailFormat;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;
import org.mapiosgi.mime.msg.MsgReader;
import org.mapiosgi.mime.msg.MsgReading;
import org.mapiosgi.mime.msg.MsgWriter;

/** Units of work on {@code .msg} files, the same on each platform. */
final class MsgUnits {
  private static final List<UnitRun.Unit> ALL =
      List.of(
          MsgUnits::exportHasAllThatTheStoreHas,
          MsgUnits::importHasAllThatTheFileHas,
          MsgUnits::recipientsKeepTypeNameAndAddress,
          MsgUnits::namedPropertiesOfEachKindKeepTheirValues,
          MsgUnits::threeHundredNamesComeBack,
          MsgUnits::embeddedMessagesKeepWhatIsInThem,
          MsgUnits::flagsComeFromTheFile,
          MsgUnits::aLongValueIsRefusedAndLeavesNothing,
          MsgUnits::aBadNameCostsItsOwnPropertyAlone,
          MsgUnits::otherBytesAreRefusedAndLeaveNothing);

  private static final NamedProperty<String> TEXT = named("Text", ValueType.UNICODE);
  private static final NamedProperty<Binary> BYTES = named("Bytes", ValueType.BINARY);
  private static final NamedProperty<Boolean> FLAG = named("Flag", ValueType.BOOLEAN);
  private static final NamedProperty<Long> LONG = named("Long", ValueType.I8);
  private static final Instant TIME = Instant.parse("2026-05-04T08:00:00Z");

  private final Stage stage;

  MsgUnits(Stage stage) {
    this.stage = stage;
  }

  /**
   * Runs all units of work in a session, each by itself, and stops MAPI.
   *
   * @return whether the stop was clean
   */
  boolean run() throws Exception {
    return new UnitRun(stage).of(ALL);
  }

  private static <T> NamedProperty<T> named(String text, ValueType<T> type) {
    return NamedProperty.of(PropertySet.PUBLIC_STRINGS, "mapi-osgi msg " + text, type);
  }

  private static byte[] exported(Message message) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    message.writeTo(out, MailFormat.MSG);
    return out.toByteArray();
  }

  private static Message imported(MapiScope mapi, byte[] file) throws IOException {
    EntryId id = drafts(mapi).importMessage(new ByteArrayInputStream(file), MailFormat.MSG);
    return mapi.message(id);
  }

  private static Folder drafts(MapiScope mapi) {
    return mapi.defaultStore().drafts();
  }

  private static Message copied(MapiScope mapi, Message original) throws IOException {
    return imported(mapi, exported(original));
  }

  private static byte[] file(MessageData message) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new MsgWriter().write(message, out);
    return out.toByteArray();
  }

  private static byte[] file(PropValue... values) throws IOException {
    return file(new MessageData(PropertyBag.of(List.of(values)), List.of(), List.of()));
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void exportHasAllThatTheStoreHas(MapiScope mapi) throws Exception {
    Message original =
        mapi.inbox()
            .createMessage()
            .subject("Gr\u00fc\u00dfe")
            .body("long ".repeat(3_000))
            .to("Ada", "ada@example.com")
            .set(TEXT, "named")
            .attach("a.txt", "text/plain", bytes("attached"));
    original.attachMessage("inner").subject("inner").set(TEXT, "in it").save();
    original.save();
    MsgReading reading = new MsgReader().read(exported(original));
    assertThat(reading.losses()).isEmpty();
    MessageData data = reading.message();
    assertThat(data.properties().get(Pr.SUBJECT)).contains("Gr\u00fc\u00dfe");
    assertThat(data.properties().get(Pr.BODY)).contains("long ".repeat(3_000));
    assertThat(data.properties().get(TEXT)).contains("named");
    assertThat(data.recipients())
        .singleElement()
        .satisfies(each -> assertThat(each.get(Pr.EMAIL_ADDRESS)).contains("ada@example.com"));
    assertThat(data.attachments()).hasSize(2);
    assertThat(data.attachments().get(0).content().orElseThrow().open()).hasContent("attached");
    PropertyBag inner = data.attachments().get(1).embedded().orElseThrow().properties();
    assertThat(inner.get(Pr.SUBJECT)).contains("inner");
    assertThat(inner.get(TEXT)).contains("in it");
  }

  private static void importHasAllThatTheFileHas(MapiScope mapi) throws IOException {
    Message message =
        imported(
            mapi,
            file(
                Pr.SUBJECT.with("from a file"),
                Pr.BODY.with("text ".repeat(3_000)),
                Pr.MESSAGE_CLASS.with("IPM.Appointment"),
                NamedPr.APPOINTMENT_START_WHOLE.with(TIME),
                TEXT.with("t".repeat(9_000))));
    assertThat(message.subject()).isEqualTo("from a file");
    assertThat(message.body()).isEqualTo("text ".repeat(3_000));
    assertThat(message.get(Pr.MESSAGE_CLASS)).isEqualTo("IPM.Appointment");
    assertThat(message.get(NamedPr.APPOINTMENT_START_WHOLE)).isEqualTo(TIME);
    assertThat(message.get(TEXT)).isEqualTo("t".repeat(9_000));
  }

  private static void recipientsKeepTypeNameAndAddress(MapiScope mapi) throws IOException {
    Message copy =
        copied(
            mapi,
            mapi.inbox()
                .createMessage()
                .to("Ada", "ada@example.com")
                .cc("B\u00e9n", "ben@example.org")
                .bcc("Archive", "archive@example.com")
                .save());
    assertThat(copy.recipients())
        .extracting(Recipient::type, Recipient::displayName, Recipient::address)
        .containsExactly(
            tuple(Recipient.Type.TO, "Ada", "ada@example.com"),
            tuple(Recipient.Type.CC, "B\u00e9n", "ben@example.org"),
            tuple(Recipient.Type.BCC, "Archive", "archive@example.com"));
  }

  private static void namedPropertiesOfEachKindKeepTheirValues(MapiScope mapi) throws IOException {
    Message copy =
        copied(
            mapi,
            mapi.inbox()
                .createMessage()
                .set(NamedPr.KEYWORDS, List.of("Invoices", "2026"))
                .set(NamedPr.REMINDER_DELTA, 15)
                .set(NamedPr.APPOINTMENT_START_WHOLE, TIME)
                .set(TEXT, "\u65e5\u672c")
                .set(BYTES, Binary.of(new byte[9_000]))
                .set(FLAG, true)
                .set(LONG, 1L << 40)
                .save());
    assertThat(copy.get(NamedPr.KEYWORDS)).containsExactly("Invoices", "2026");
    assertThat(copy.get(NamedPr.REMINDER_DELTA)).isEqualTo(15);
    assertThat(copy.get(NamedPr.APPOINTMENT_START_WHOLE)).isEqualTo(TIME);
    assertThat(copy.get(TEXT)).isEqualTo("\u65e5\u672c");
    assertThat(copy.get(BYTES)).isEqualTo(Binary.of(new byte[9_000]));
    assertThat(copy.get(FLAG)).isTrue();
    assertThat(copy.get(LONG)).isEqualTo(1L << 40);
  }

  private static void threeHundredNamesComeBack(MapiScope mapi) throws IOException {
    Message original = mapi.inbox().createMessage();
    for (int number = 0; number < 300; number++) {
      original.set(named("number " + number, ValueType.LONG), number);
    }
    Message copy = copied(mapi, original.save());
    for (int number = 0; number < 300; number++) {
      assertThat(copy.get(named("number " + number, ValueType.LONG))).isEqualTo(number);
    }
  }

  private static void embeddedMessagesKeepWhatIsInThem(MapiScope mapi) throws IOException {
    Message original = mapi.inbox().createMessage().subject("outer");
    Message one = original.attachMessage("one").subject("one").set(TEXT, "1");
    Message two = one.attachMessage("two").subject("two").to("Ada", "ada@example.com");
    two.set(NamedPr.KEYWORDS, List.of("deep")).attach("a.txt", "text/plain", bytes("deep"));
    two.save();
    one.save();
    Message first = copied(mapi, original.save()).attachments().get(0).openMessage();
    assertThat(first.subject()).isEqualTo("one");
    assertThat(first.get(TEXT)).isEqualTo("1");
    Message second = first.attachments().get(0).openMessage();
    assertThat(second.subject()).isEqualTo("two");
    assertThat(second.get(NamedPr.KEYWORDS)).containsExactly("deep");
    assertThat(second.recipients()).extracting(Recipient::address).contains("ada@example.com");
    Attachment deepest = second.attachments().get(0);
    assertThat(deepest.fileName()).isEqualTo("a.txt");
    assertThat(deepest.openStream()).hasContent("deep");
  }

  private static void flagsComeFromTheFile(MapiScope mapi) throws IOException {
    Message received = imported(mapi, file(Pr.SUBJECT.with("received")));
    assertThat(received.flags()).doesNotContain(MsgFlag.READ, MsgFlag.UNSENT);
    Message draft = copied(mapi, mapi.inbox().createMessage().subject("draft").save());
    assertThat(draft.flags()).contains(MsgFlag.UNSENT);
  }

  private static void aLongValueIsRefusedAndLeavesNothing(MapiScope mapi) throws IOException {
    byte[] file = file(Pr.HTML.with(Binary.of(new byte[(16 << 20) + 1])));
    assertRefused(mapi, file, "MAPI_E_TOO_BIG", "read.limit.mb");
  }

  private static void aBadNameCostsItsOwnPropertyAlone(MapiScope mapi) throws IOException {
    NamedProperty<Integer> longest =
        NamedProperty.of(PropertySet.COMMON, "n".repeat(512), ValueType.LONG);
    String file =
        new String(
            file(longest.with(1), Pr.SUBJECT.with("kept"), TEXT.with("kept too")),
            StandardCharsets.ISO_8859_1);
    // The length of the name, in bytes and little-endian, before its first letter.
    String longer = file.replace("\0\4\0\0n\0", "\2\4\0\0n\0");
    assertThat(longer).isNotEqualTo(file);
    Message message = imported(mapi, longer.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(message.subject()).isEqualTo("kept");
    assertThat(message.get(TEXT)).isEqualTo("kept too");
  }

  private static void otherBytesAreRefusedAndLeaveNothing(MapiScope mapi) {
    byte[] mail = "Subject: mail\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    assertRefused(mapi, mail, "MAPI_E_CORRUPT_DATA", "no .msg file");
  }

  private static void assertRefused(MapiScope mapi, byte[] file, String... texts) {
    int before = drafts(mapi).contentCount();
    assertThatThrownBy(() -> imported(mapi, file))
        .isInstanceOf(MapiException.class)
        .hasMessageContainingAll(texts);
    assertThat(drafts(mapi).contentCount()).isEqualTo(before);
  }
}
