// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.tnef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.mime.message.AttachmentData;
import org.mapiosgi.mime.message.MessageData;
import org.mapiosgi.mime.message.PropertyBag;

@Timeout(60)
class TnefReaderTest {
  private static final UUID IID_MESSAGE = UUID.fromString("00020307-0000-0000-c000-000000000046");
  private static final UUID IID_STORAGE = UUID.fromString("0000000b-0000-0000-c000-000000000046");
  private static final int ATTACH_DATA_OBJ = 0x3701000D;

  private static TnefReading reading(byte[] tnef) throws NoTnefException {
    return new TnefReader().read(tnef);
  }

  private static MessageData read(TnefFile file) throws NoTnefException {
    TnefReading read = reading(file.bytes());
    assertThat(read.losses()).isEmpty();
    return read.message();
  }

  private static <T> T get(PropertyBag bag, Property<T> property) {
    assertThat(bag.get(property)).as("%s in %s", property, bag).isPresent();
    return bag.get(property).get();
  }

  private static byte[] int16s(int... values) {
    ByteBuffer bytes = TnefFile.littleEndian(values.length * 2);
    for (int value : values) {
      bytes.putShort((short) value);
    }
    return bytes.array();
  }

  private static byte[] octets(int... values) {
    return TnefFile.octets(values);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static PropertyBag properties(PropertyBytes properties) throws NoTnefException {
    return read(new TnefFile().messageProperties(properties)).properties();
  }

  @ParameterizedTest
  @CsvSource({"3", "1600", "30829", "65535"})
  void aDateThatPtSystimeCannotHoldIsLeftOut(int year) throws NoTnefException {
    PropertyBag message =
        reading(
                new TnefFile()
                    .message(TnefFile.DATE_SENT, int16s(year, 2, 17, 11, 25, 35, 2))
                    .bytes())
            .message()
            .properties();
    assertThat(message.get(Pr.CLIENT_SUBMIT_TIME)).isEmpty();
  }

  /** The legacy attributes of [MS-OXTNEF] 3.1, and some that it does not have. */
  @Test
  void legacyAttributesBecomeProperties() throws NoTnefException {
    PropertyBag message =
        read(new TnefFile()
                .message(0x00089006, octets(0, 0, 1, 0))
                .codePage(1252, "windows-1252")
                .message(TnefFile.MESSAGE_CLASS, "IPM.Microsoft Mail.Note")
                .message(TnefFile.PRIORITY, int16s(1))
                .message(TnefFile.SUBJECT, "Simple subject")
                .message(TnefFile.DATE_SENT, int16s(2004, 2, 17, 11, 25, 35, 2))
                .message(0x00038006, int16s(2004, 2, 17, 11, 26, 0, 2))
                .message(0x00038020, int16s(2004, 2, 17, 12, 26, 9, 2))
                .message(0x00030006, int16s(2004, 3, 1, 9, 0, 0, 1))
                .message(0x00030007, int16s(2004, 3, 1, 10, 0, 0, 1))
                .message(0x00018009, "757BB19CDE936A4087D90BB784C58E3B")
                .message(0x0001800A, "0102")
                .message(0x0001800B, "03")
                .message(0x00068007, octets(0xA5))
                .message(0x00040008, octets(7, 0, 0, 0))
                .message(0x00040009, int16s(1))
                .message(0x00070600, "IPM.Microsoft Schedule.MtgReq")
                .message(TnefFile.BODY, "Grüße"))
            .properties();
    assertThat(get(message, Pr.MESSAGE_CLASS)).isEqualTo("IPM.Note");
    assertThat(get(message, Pr.IMPORTANCE)).isEqualTo(2);
    assertThat(get(message, Pr.SUBJECT)).isEqualTo("Simple subject");
    assertThat(get(message, Pr.CLIENT_SUBMIT_TIME)).isEqualTo("2004-02-17T11:25:35Z");
    assertThat(get(message, Pr.MESSAGE_DELIVERY_TIME)).isEqualTo("2004-02-17T11:26:00Z");
    assertThat(get(message, Pr.LAST_MODIFICATION_TIME)).isEqualTo("2004-02-17T12:26:09Z");
    assertThat(get(message, PropTag.time(0x0060))).isEqualTo("2004-03-01T09:00:00Z");
    assertThat(get(message, PropTag.time(0x0061))).isEqualTo("2004-03-01T10:00:00Z");
    assertThat(get(message, Pr.SEARCH_KEY))
        .isEqualTo(Binary.ofHex("757BB19CDE936A4087D90BB784C58E3B"));
    assertThat(get(message, PropTag.binary(0x0025))).isEqualTo(Binary.ofHex("0102"));
    assertThat(get(message, PropTag.binary(0x000B))).isEqualTo(Binary.ofHex("03"));
    assertThat(get(message, Pr.MESSAGE_FLAGS))
        .isEqualTo(Set.of(MsgFlag.READ, MsgFlag.SUBMIT, MsgFlag.HASATTACH));
    assertThat(get(message, PropTag.integer(0x0062))).isEqualTo(7);
    assertThat(get(message, PropTag.bool(0x0063))).isTrue();
    assertThat(get(message, PropTag.unicode(0x004B))).isEqualTo("IPM.Schedule.Meeting.Request");
    assertThat(get(message, Pr.BODY)).isEqualTo("Grüße");
  }

  @ParameterizedTest
  @CsvSource({
    "IPM.Microsoft Mail.Read Receipt, Report.IPM.Note.IPNRN",
    "IPM.Microsoft Mail.Non-Delivery, Report.IPM.Note.NDR",
    "IPM.Microsoft Schedule.MtgRespP, IPM.Schedule.Meeting.Resp.Pos",
    "IPM.Microsoft Schedule.MtgRespN, IPM.Schedule.Meeting.Resp.Neg",
    "Microsoft Mail v3.0 IPM.Microsoft Schedule.MtgRespA, IPM.Schedule.Meeting.Resp.Tent",
    "IPM.Microsoft Schedule.MtgCncl, IPM.Schedule.Meeting.Canceled",
    "IPM.Task, IPM.Task",
  })
  void classesOfMicrosoftMailBecomeThoseOfMapi(String legacy, String expected)
      throws NoTnefException {
    PropertyBag message = read(new TnefFile().message(TnefFile.MESSAGE_CLASS, legacy)).properties();
    assertThat(get(message, Pr.MESSAGE_CLASS)).isEqualTo(expected);
  }

  @Test
  void sendersAndOwnersAreNamesAndAddresses() throws NoTnefException {
    byte[] name = ascii("Jane\0");
    byte[] address = ascii("SMTP:jane@example.com\0");
    byte[] from =
        PropertyBytes.joined(
            int16s(4, 0, name.length + 1, address.length), name, new byte[1], address, new byte[8]);
    byte[] owner = PropertyBytes.joined(int16s(name.length), name, int16s(address.length), address);
    PropertyBag note =
        read(new TnefFile().message(TnefFile.OWNER, owner).message(TnefFile.FROM, from))
            .properties();
    assertThat(get(note, Pr.SENDER_NAME)).isEqualTo("Jane");
    assertThat(get(note, Pr.SENDER_ADDRTYPE)).isEqualTo("SMTP");
    assertThat(get(note, Pr.SENDER_EMAIL_ADDRESS)).isEqualTo("jane@example.com");
    assertThat(get(note, Pr.SENT_REPRESENTING_NAME)).isEqualTo("Jane");
    assertThat(get(note, PropTag.unicode(0x0065))).isEqualTo("jane@example.com");
    PropertyBag response =
        read(new TnefFile()
                .message(TnefFile.OWNER, owner)
                .message(TnefFile.MESSAGE_CLASS, "IPM.Microsoft Schedule.MtgRespP"))
            .properties();
    assertThat(get(response, PropTag.unicode(0x0044))).isEqualTo("Jane");
    assertThat(get(response, PropTag.unicode(0x0078))).isEqualTo("jane@example.com");
    assertThat(response.get(Pr.SENT_REPRESENTING_NAME)).isEmpty();
  }

  @Test
  void propertiesOfEveryTypeAreRead() throws NoTnefException {
    UUID guid = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    long ticks = 116_444_736_000_000_001L;
    byte[] ticksBytes = TnefFile.littleEndian(8).putLong(ticks).array();
    byte[] real = TnefFile.littleEndian(8).putDouble(1.5).array();
    byte[] big = TnefFile.littleEndian(8).putLong(1L << 40).array();
    byte[] single = TnefFile.littleEndian(4).putFloat(2.5f).array();
    PropertyBag read =
        properties(
            new PropertyBytes()
                .fixed(0x66000001)
                .fixed(0x66010002, int16s(-2))
                .int32(0x66020003, -3)
                .fixed(0x66030004, single)
                .fixed(0x66040005, real)
                .int64(0x66050006, 12_345)
                .fixed(0x66060007, real)
                .int32(0x6607000A, 0x8004010F)
                .fixed(0x6608000B, int16s(1))
                .int64(0x66090014, 1L << 40)
                .blobs(0x660A001E, "é\0".getBytes(Charset.forName("windows-1252")))
                .unicode(0x660B, "日本")
                .int64(0x660C0040, ticks)
                .fixed(0x660D0048, PropertyBytes.guid(guid))
                .blobs(0x660E0102, new byte[] {1, 2, 3})
                .list(0x66111002, int16s(1), int16s(2))
                .list(0x66121003, new byte[4], new byte[] {1, 0, 0, 0})
                .list(0x66131004, single)
                .list(0x66141005, real, real)
                .list(0x66151006, big)
                .list(0x66161007, real)
                .list(0x66171014, big)
                .blobs(0x6618101E, ascii("a\0"), ascii("bcdef\0"))
                .blobs(0x6619101F, PropertyBytes.utf16("ü"), PropertyBytes.utf16(""))
                .list(0x661A1040, ticksBytes)
                .list(0x661B1048, PropertyBytes.guid(guid), PropertyBytes.guid(guid))
                .blobs(0x661C1102, new byte[] {1}, new byte[0], new byte[] {2, 3}));
    Instant time = Instant.parse("1970-01-01T00:00:00.000000100Z");
    assertThat(read.values())
        .containsExactly(
            new PropValue(PropTag.of(0x66000001), PropType.NO_VALUE),
            new PropValue(PropTag.of(0x66010002), (short) -2),
            new PropValue(PropTag.of(0x66020003), -3),
            new PropValue(PropTag.of(0x66030004), 2.5f),
            new PropValue(PropTag.of(0x66040005), 1.5),
            new PropValue(PropTag.of(0x66050006), 12_345L),
            new PropValue(PropTag.of(0x66060007), 1.5),
            new PropValue(PropTag.of(0x6607000A), HResult.NOT_FOUND),
            new PropValue(PropTag.of(0x6608000B), true),
            new PropValue(PropTag.of(0x66090014), 1L << 40),
            new PropValue(PropTag.of(0x660A001F), "é"),
            new PropValue(PropTag.of(0x660B001F), "日本"),
            new PropValue(PropTag.of(0x660C0040), time),
            new PropValue(PropTag.of(0x660D0048), guid),
            new PropValue(PropTag.of(0x660E0102), Binary.ofHex("010203")),
            new PropValue(PropTag.of(0x66111002), List.of((short) 1, (short) 2)),
            new PropValue(PropTag.of(0x66121003), List.of(0, 1)),
            new PropValue(PropTag.of(0x66131004), List.of(2.5f)),
            new PropValue(PropTag.of(0x66141005), List.of(1.5, 1.5)),
            new PropValue(PropTag.of(0x66151006), List.of(1L << 40)),
            new PropValue(PropTag.of(0x66161007), List.of(1.5)),
            new PropValue(PropTag.of(0x66171014), List.of(1L << 40)),
            new PropValue(PropTag.of(0x6618101F), List.of("a", "bcdef")),
            new PropValue(PropTag.of(0x6619101F), List.of("ü", "")),
            new PropValue(PropTag.of(0x661A1040), List.of(time)),
            new PropValue(PropTag.of(0x661B1048), List.of(guid, guid)),
            new PropValue(
                PropTag.of(0x661C1102),
                List.of(Binary.ofHex("01"), Binary.EMPTY, Binary.ofHex("0203"))));
  }

  @Test
  void namedPropertiesKeepTheirNames() throws NoTnefException {
    PropertyBytes bytes = new PropertyBytes();
    PropertyBag read =
        properties(
            bytes
                .named(
                    0x80010003, bytes.named(PropertySet.COMMON, 0x8501), new byte[] {15, 0, 0, 0})
                .named(
                    0x9000101F,
                    bytes.named(PropertySet.PUBLIC_STRINGS, "Keywords"),
                    new byte[] {1, 0, 0, 0, 4, 0, 0, 0},
                    PropertyBytes.utf16("x"))
                .int32(0x00170003, 2));
    assertThat(get(read, NamedProperty.of(PropertySet.COMMON, 0x8501, ValueType.LONG)))
        .isEqualTo(15);
    assertThat(
            get(
                read,
                NamedProperty.of(PropertySet.PUBLIC_STRINGS, "Keywords", ValueType.MV_UNICODE)))
        .containsExactly("x");
    assertThat(get(read, Pr.IMPORTANCE)).isEqualTo(2);
  }

  @Test
  void propertiesCountMoreThanLegacyAttributes() throws NoTnefException {
    PropertyBag message =
        read(new TnefFile()
                .messageProperties(new PropertyBytes().unicode(0x0037, "of the list"))
                .message(TnefFile.SUBJECT, "legacy")
                .message(TnefFile.BODY, "legacy"))
            .properties();
    assertThat(get(message, Pr.SUBJECT)).isEqualTo("of the list");
    assertThat(get(message, Pr.BODY)).isEqualTo("legacy");
  }

  @ParameterizedTest
  @CsvSource({
    "932, windows-31j, 日本語",
    "1251, windows-1251, Привет",
    "65001, UTF-8, ü€",
    "20866, KOI8-R, Привет",
    "20127, windows-1252, Grüße",
    "51932, EUC-JP, 日本語"
  })
  void textIsReadInTheCodePageOfTheStream(int codePage, String charset, String text)
      throws NoTnefException {
    byte[] bytes = text.getBytes(Charset.forName(charset));
    PropertyBag message =
        read(new TnefFile()
                .codePage(codePage, charset)
                .message(TnefFile.SUBJECT, text)
                .messageProperties(new PropertyBytes().blobs(0x1000001E, bytes)))
            .properties();
    assertThat(get(message, Pr.SUBJECT)).isEqualTo(text);
    assertThat(get(message, Pr.BODY)).isEqualTo(text);
  }

  @Test
  void recipientsAreRows() throws NoTnefException {
    byte[] rows =
        PropertyBytes.joined(
            new byte[] {2, 0, 0, 0},
            new PropertyBytes().int32(0x0C150003, 1).unicode(0x3001, "Jane").list(),
            new PropertyBytes().int32(0x0C150003, 2).unicode(0x3001, "Joe").list());
    assertThat(read(new TnefFile().message(TnefFile.RECIP_TABLE, rows)).recipients())
        .extracting(row -> get(row, Pr.RECIPIENT_TYPE) + get(row, Pr.DISPLAY_NAME))
        .containsExactly("1Jane", "2Joe");
  }

  @Test
  void attachmentsHaveNamesAndBytes() throws NoTnefException {
    List<AttachmentData> attachments =
        read(new TnefFile()
                .attachment(1, 0)
                .attachment(TnefFile.ATTACH_TITLE, "REPORT~1.PDF")
                .attachment(0x00038012, int16s(2026, 3, 1, 9, 0, 0, 0))
                .attachment(0x00069001, "transport")
                .attachment(TnefFile.ATTACH_DATA, octets(1, 2, 3))
                .attachment(
                    TnefFile.ATTACHMENT,
                    new PropertyBytes()
                        .unicode(0x3707, "..\\C:\\report of March.pdf")
                        .unicode(0x370E, "application/pdf")
                        .list())
                .attachment(1, 1)
                .attachment(TnefFile.ATTACH_TITLE, "mac.bin")
                .attachment(TnefFile.ATTACH_DATA, octets(4))
                .attachment(1, 0)
                .attachment(
                    TnefFile.ATTACHMENT,
                    new PropertyBytes().blobs(0x37010102, new byte[] {5, 6}).list()))
            .attachments();
    assertThat(attachments).hasSize(3);
    PropertyBag report = attachments.get(0).properties();
    assertThat(get(report, Pr.ATTACH_LONG_FILENAME)).isEqualTo("report of March.pdf");
    assertThat(get(report, Pr.ATTACH_FILENAME)).isEqualTo("REPORT~1.PDF");
    assertThat(get(report, Pr.ATTACH_MIME_TAG)).isEqualTo("application/pdf");
    assertThat(get(report, Pr.ATTACH_METHOD)).isEqualTo(1);
    assertThat(get(report, Pr.RENDERING_POSITION)).isEqualTo(-1);
    assertThat(get(report, Pr.CREATION_TIME)).isEqualTo("2026-03-01T09:00:00Z");
    assertThat(get(report, PropTag.unicode(0x370C))).isEqualTo("transport");
    assertThat(attachments.get(0).content().orElseThrow().toByteArray()).containsExactly(1, 2, 3);
    PropertyBag mac = attachments.get(1).properties();
    assertThat(get(mac, Pr.ATTACH_LONG_FILENAME)).isEqualTo("mac.bin");
    assertThat(get(mac, PropTag.binary(0x3702))).isEqualTo(Binary.ofHex("2A864886F714030B01"));
    assertThat(attachments.get(1).content().orElseThrow().toByteArray()).containsExactly(4);
    assertThat(attachments.get(2).content().orElseThrow().toByteArray()).containsExactly(5, 6);
    assertThat(attachments.get(2).properties().get(Pr.ATTACH_DATA_BIN)).isEmpty();
  }

  @Test
  void anEmbeddedMessageIsAMessage() throws NoTnefException {
    byte[] inner =
        new TnefFile()
            .codePage(1251, "windows-1251")
            .message(TnefFile.SUBJECT, "Привет")
            .attachment(1, 0)
            .attachment(TnefFile.ATTACH_DATA, octets(9))
            .bytes();
    AttachmentData attachment =
        read(new TnefFile()
                .attachment(1, 0)
                .attachment(TnefFile.ATTACH_TITLE, "Привет?")
                .attachment(
                    TnefFile.ATTACHMENT,
                    new PropertyBytes()
                        .object(ATTACH_DATA_OBJ, IID_MESSAGE, inner)
                        .int32(0x37050003, 5)
                        .list()))
            .attachments()
            .get(0);
    assertThat(get(attachment.properties(), Pr.ATTACH_METHOD)).isEqualTo(5);
    MessageData message = attachment.embedded().orElseThrow();
    assertThat(get(message.properties(), Pr.SUBJECT)).isEqualTo("Привет");
    assertThat(message.attachments().get(0).content().orElseThrow().toByteArray())
        .containsExactly(9);
  }

  @Test
  void anOleObjectIsItsBytes() throws NoTnefException {
    AttachmentData attachment =
        read(new TnefFile()
                .attachment(2, 0)
                .attachment(
                    TnefFile.ATTACHMENT,
                    new PropertyBytes().object(ATTACH_DATA_OBJ, IID_STORAGE, ascii("ole")).list()))
            .attachments()
            .get(0);
    assertThat(get(attachment.properties(), Pr.ATTACH_METHOD)).isEqualTo(6);
    assertThat(attachment.content().orElseThrow().toByteArray()).isEqualTo(ascii("ole"));
  }

  @Test
  void whatIsNoTnefIsRefused() {
    assertThatThrownBy(() -> reading(new byte[0]))
        .isInstanceOf(NoTnefException.class)
        .hasMessage("it is empty");
    assertThatThrownBy(() -> reading(ascii("From: a@example.com")))
        .isInstanceOf(NoTnefException.class)
        .hasMessage("it does not begin with the signature of TNEF");
  }

  @Test
  void limitsAreAtLeastOne() {
    assertThatThrownBy(() -> new TnefReader().withDepth(0)).hasMessageContaining("depth 0");
    assertThatThrownBy(() -> new TnefReader().withRecipients(0))
        .hasMessageContaining("recipients 0");
  }
}
