// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.spi.NativeRows;

class PropCodecTest {
  private static final long BASE = 0x7F00_0000_0000L;
  private static final long BASE_X86 = 0x0050_0000L;

  private final FakeMemory memory = new FakeMemory();

  private static PropValue value(PropType type, Object value) {
    return new PropValue(PropTag.of(0x6700_0000 | type.code()), value);
  }

  private static List<PropValue> everyType() {
    UUID guid = UUID.fromString("00020302-1234-5678-C000-000000000046");
    Instant time = Instant.parse("2026-03-04T05:06:07.1234567Z");
    List<PropValue> all =
        new ArrayList<>(
            List.of(
                value(PropType.NULL, PropType.NO_VALUE),
                value(PropType.I2, (short) -2),
                value(PropType.LONG, Integer.MIN_VALUE),
                value(PropType.R4, 1.5f),
                value(PropType.DOUBLE, -2.25),
                value(PropType.CURRENCY, 12345678901L),
                value(PropType.APPTIME, 45000.5),
                value(PropType.ERROR, HResult.NOT_FOUND),
                value(PropType.BOOLEAN, true),
                value(PropType.OBJECT, PropType.NO_VALUE),
                value(PropType.I8, Long.MIN_VALUE),
                value(PropType.STRING8, "Grüße"),
                value(PropType.UNICODE, "Żółć 日本 😀 \uD800 lone"),
                value(PropType.UNICODE, ""),
                value(PropType.SYSTIME, time),
                value(PropType.CLSID, guid),
                value(PropType.BINARY, Binary.of((byte) 0, (byte) 255)),
                value(PropType.BINARY, Binary.EMPTY)));
    all.addAll(
        List.of(
            value(PropType.MV_I2, List.of((short) 1, (short) -1, (short) 3)),
            value(PropType.MV_LONG, List.of(1, -1)),
            value(PropType.MV_R4, List.of(0.5f)),
            value(PropType.MV_DOUBLE, List.of(0.5, 2.0)),
            value(PropType.MV_CURRENCY, List.of(1L, -1L)),
            value(PropType.MV_APPTIME, List.of(1.0)),
            value(PropType.MV_I8, List.of(Long.MAX_VALUE)),
            value(PropType.MV_STRING8, List.of("a", "é")),
            value(PropType.MV_UNICODE, List.of("", "日本", "x")),
            value(PropType.MV_SYSTIME, List.of(time, Instant.parse("1601-01-01T00:00:00Z"))),
            value(PropType.MV_CLSID, List.of(guid, new UUID(1, 2))),
            value(PropType.MV_BINARY, List.of(Binary.of((byte) 1), Binary.EMPTY)),
            value(PropType.MV_LONG, List.of())));
    return all;
  }

  private long write(Abi abi, BlockBuilder block) {
    long base = abi == Abi.X64 ? BASE : BASE_X86;
    memory.put(base, block.at(base));
    return base;
  }

  @ParameterizedTest
  @EnumSource(Abi.class)
  void everyTypeSurvivesTheWayThere(Abi abi) {
    BlockBuilder block = new BlockBuilder(abi);
    int at = new PropEncoder(block, FakeMemory.ANSI).props(everyType());
    long base = write(abi, block);
    assertThat(new PropDecoder(memory.view(abi)).props(base + at, everyType().size()))
        .isEqualTo(everyType());
  }

  @Test
  void aStringPropertyHasTheBytesThatMapiExpects() {
    BlockBuilder block = new BlockBuilder(Abi.X64);
    new PropEncoder(block, FakeMemory.ANSI).props(List.of(Pr.SUBJECT.with("Aé")));
    assertThat(HexFormat.of().formatHex(block.at(0x0000_7F00_1122_3340L)))
        .isEqualTo(
            // ulPropTag, dwAlignPad, Value.lpszW, unused half of the union, the text
            "1f003700"
                + "00000000"
                + "583322"
                + "11007f0000"
                + "0000000000000000"
                + "4100e9000000");
  }

  @Test
  void aStringPropertyIsSixteenBytesIn32Bit() {
    BlockBuilder block = new BlockBuilder(Abi.X86);
    new PropEncoder(block, FakeMemory.ANSI).props(List.of(Pr.SUBJECT.with("A")));
    assertThat(HexFormat.of().formatHex(block.at(0x1000_0000L)))
        .isEqualTo("1f003700" + "00000000" + "10000010" + "00000000" + "41000000");
  }

  @Test
  void aMultivaluedPropertyHasItsCountThenItsPointer() {
    BlockBuilder block = new BlockBuilder(Abi.X64);
    new PropEncoder(block, FakeMemory.ANSI).props(List.of(value(PropType.MV_LONG, List.of(7, 8))));
    assertThat(HexFormat.of().formatHex(block.at(0x10000L)))
        .isEqualTo(
            "03100067"
                + "00000000"
                + "02000000"
                + "00000000"
                + "1800010000000000"
                + "07000000"
                + "08000000");
  }

  @Test
  void tagsSortOrdersAndEntryListsHaveTheirLayout() {
    BlockBuilder tags = new BlockBuilder(Abi.X64);
    new PropEncoder(tags, FakeMemory.ANSI).tags(List.of(Pr.ENTRYID, Pr.SUBJECT));
    assertThat(HexFormat.of().formatHex(tags.at(0)))
        .isEqualTo("02000000" + "0201ff0f" + "1f003700");

    BlockBuilder sorts = new BlockBuilder(Abi.X64);
    new PropEncoder(sorts, FakeMemory.ANSI)
        .sortOrders(List.of(Pr.SUBJECT.descending(), Pr.ENTRYID.ascending()), 2, 1);
    assertThat(HexFormat.of().formatHex(sorts.at(0)))
        .isEqualTo("020000000200000001000000" + "1f003700" + "01000000" + "0201ff0f" + "00000000");

    BlockBuilder list = new BlockBuilder(Abi.X64);
    new PropEncoder(list, FakeMemory.ANSI).entryList(List.of(EntryId.of((byte) 9, (byte) 8)));
    assertThat(HexFormat.of().formatHex(list.at(0x20000)))
        .isEqualTo(
            "0100000000000000"
                + "1000020000000000"
                + "0200000000000000"
                + "2000020000000000"
                + "0908");
  }

  @Test
  void aSixteenBitBooleanIgnoresTheOtherBitsOfTheUnion() {
    ByteBuffer prop = prop(0x0E1B_000B);
    prop.putLong(8, 0xFFFF_FFFF_FFFF_0000L);
    assertThat(decodeOne(prop).value()).isEqualTo(false);
  }

  @Test
  void oneBadValueCostsOnlyItself() {
    ByteBuffer nullText = prop(Pr.SUBJECT.tag());
    assertThat(decodeOne(nullText))
        .isEqualTo(PropValue.error(Pr.SUBJECT, HResult.named("MAPI_E_CORRUPT_DATA")));

    ByteBuffer hugeBinary = prop(Pr.ENTRYID.tag());
    hugeBinary.putInt(8, -1).putLong(16, BASE);
    assertThat(decodeOne(hugeBinary).isError()).isTrue();

    ByteBuffer nullBinary = prop(Pr.ENTRYID.tag());
    nullBinary.putInt(8, 20);
    assertThat(decodeOne(nullBinary).isError()).isTrue();

    ByteBuffer kernelPointer = prop(Pr.SUBJECT.tag());
    kernelPointer.putLong(8, 0xFFFF_8000_0000_0000L);
    assertThat(decodeOne(kernelPointer).isError()).isTrue();

    ByteBuffer smallInteger = prop(Pr.SUBJECT.tag());
    smallInteger.putLong(8, 42);
    assertThat(decodeOne(smallInteger).isError()).isTrue();

    ByteBuffer lostText = prop(Pr.SUBJECT.tag());
    lostText.putLong(8, BASE + 0x10_0000);
    assertThat(decodeOne(lostText))
        .as("memory that is not there")
        .isEqualTo(PropValue.error(Pr.SUBJECT, HResult.named("MAPI_E_CORRUPT_DATA")));

    ByteBuffer lostBinary = prop(Pr.ENTRYID.tag());
    lostBinary.putInt(8, 100_000).putLong(16, BASE + 0x10_0000);
    assertThat(decodeOne(lostBinary).isError()).isTrue();

    ByteBuffer lostList = prop(0x6700_1048);
    lostList.putInt(8, 2).putLong(16, BASE + 0x10_0000);
    assertThat(decodeOne(lostList).isError()).isTrue();

    ByteBuffer endlessList = prop(0x6700_1003);
    endlessList.putInt(8, 0x7FFF_FFFF).putLong(16, BASE);
    assertThat(decodeOne(endlessList).isError()).isTrue();
  }

  @Test
  void aTypeThatTheHeadersDoNotDefineIsSaidToBeUnsupported() {
    PropValue restriction = decodeOne(prop(0x6679_00FD));
    assertThat(restriction.tag().tag()).isEqualTo(0x6679_000A);
    assertThat(restriction.value()).isEqualTo(HResult.named("MAPI_E_TYPE_NO_SUPPORT"));
  }

  @Test
  void countsThatCannotBeTrueAreCorruptData() {
    ByteBuffer rowSet = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    rowSet.putInt(0, 11);
    memory.put(BASE, rowSet.array());
    assertThatThrownBy(() -> new RowDecoder(memory.view(Abi.X64)).rows(BASE, 10, List.of()))
        .isInstanceOfSatisfying(
            MapiException.class,
            failure -> assertThat(failure.result()).isEqualTo(HResult.named("MAPI_E_CORRUPT_DATA")))
        .hasMessageContaining("ITest::Method")
        .hasMessageContaining("11 rows");

    rowSet.putInt(0, 1).putInt(12, -1);
    memory.put(BASE, rowSet.array());
    assertThatThrownBy(() -> new RowDecoder(memory.view(Abi.X64)).rows(BASE, 10, List.of()))
        .hasMessageContaining("columns");
  }

  @Test
  void aRowWithoutPropertiesIsAnEmptyRow() {
    ByteBuffer rowSet = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    rowSet.putInt(0, 1);
    memory.put(BASE, rowSet.array());
    assertThat(new RowDecoder(memory.view(Abi.X64)).rows(BASE, 1, List.of()))
        .containsExactly(List.of());
  }

  @Test
  void manySmallReadsAreFewCopiesOfPages() {
    List<PropValue> row = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      row.add(Pr.SUBJECT.with("subject number " + i));
    }
    BlockBuilder block = new BlockBuilder(Abi.X64);
    int at = new PropEncoder(block, FakeMemory.ANSI).props(row);
    long base = write(Abi.X64, block);
    assertThat(new PropDecoder(memory.view(Abi.X64)).props(base + at, row.size())).isEqualTo(row);
    assertThat(memory.reads).isEqualTo((block.size() + 4095) / 4096);
  }

  @Test
  void rowsOfManyPagesAreReadPageByPage() {
    int count = 256;
    BlockBuilder block = new BlockBuilder(Abi.X64);
    int set = block.reserve(8 + 16 * count);
    block.u4(set, count);
    PropEncoder encoder = new PropEncoder(block, FakeMemory.ANSI);
    PropValue value = Pr.SUBJECT.with("x".repeat(200));
    for (int i = 0; i < count; i++) {
      block.u4(set + 12 + 16 * i, 1);
      block.pointer(set + 16 + 16 * i, encoder.props(List.of(value)));
    }
    long base = write(Abi.X64, block);
    assertThat(new RowDecoder(memory.view(Abi.X64)).rows(base + set, count, List.of(Pr.SUBJECT)))
        .hasSize(count)
        .allMatch(row -> row.equals(List.of(value)));
    assertThat(memory.reads).isBetween(20, (block.size() + 4095) / 4096);
  }

  @Test
  void textMayBeginAtAnOddAddressAndCrossPages() {
    String text = "x".repeat(3000) + "é";
    BlockBuilder block = new BlockBuilder(Abi.X64);
    block.appendUtf16(text);
    memory.put(BASE + 4095, block.at(0));
    assertThat(memory.view(Abi.X64).utf16(BASE + 4095)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "é", "subject", "Ж", "ab Ж", "\uD83D\uDE00", "lone \uD83D"})
  void textMayEndAnywhereAroundTheEndOfAPage(String end) {
    for (String start : List.of("", "x".repeat(2048), "Ж".repeat(2048))) {
      String text = start + end;
      BlockBuilder block = new BlockBuilder(Abi.X64);
      block.appendUtf16(text);
      for (int before = 0; before <= 2 * end.length() + 4; before++) {
        long address = BASE + 4096 - before;
        memory.put(address, block.at(0));
        assertThat(memory.view(Abi.X64).utf16(address)).isEqualTo(text);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "é", "subject"})
  void ansiTextMayEndAnywhereAroundTheEndOfAPage(String end) {
    for (String start : List.of("", "x".repeat(4096), "é".repeat(8192))) {
      String text = start + end;
      byte[] bytes = (text + "\0").getBytes(FakeMemory.ANSI);
      for (int before = 0; before <= end.length() + 2; before++) {
        long address = BASE + 4096 - before;
        memory.put(address, bytes);
        assertThat(memory.view(Abi.X64).string8(address)).isEqualTo(text);
      }
    }
  }

  @Test
  void valuesMayLieAcrossPages() {
    byte[] bytes = {1, 2, 3, 4, 5, 6, 7, 8};
    memory.put(BASE + 4093, bytes);
    assertThat(memory.view(Abi.X64).i8(BASE + 4093)).isEqualTo(0x0807060504030201L);
    assertThat(memory.view(Abi.X64).bytes(BASE + 4093, 8)).isEqualTo(bytes);
  }

  @Test
  void timesThatFileTimeCannotSayAreRefused() {
    BlockBuilder block = new BlockBuilder(Abi.X64);
    PropEncoder encoder = new PropEncoder(block, FakeMemory.ANSI);
    assertThatThrownBy(
            () -> encoder.props(List.of(value(PropType.SYSTIME, Instant.ofEpochSecond(-1L << 40)))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ByteBuffer prop(int tag) {
    return ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putInt(0, tag);
  }

  private PropValue decodeOne(ByteBuffer prop) {
    byte[] bytes = new byte[prop.capacity()];
    prop.get(0, bytes);
    memory.put(BASE, bytes);
    return new PropDecoder(memory.view(Abi.X64)).props(BASE, 1).get(0);
  }

  @Test
  void aRowHasBareValuesAndKeepsWhatTheProviderGaveInstead() {
    List<PropTag<?>> columns =
        List.of(PropTag.of(0x6700_0003), PropTag.of(0x6701_001F), PropTag.of(0x6702_001F));
    List<PropValue> given =
        List.of(
            new PropValue(PropTag.of(0x6700_0003), 42),
            new PropValue(PropTag.of(0x6701_000A), HResult.NOT_FOUND),
            new PropValue(PropTag.of(0x6702_001E), "ansi"));
    BlockBuilder builder = new BlockBuilder(Abi.X64);
    int set = builder.reserve(24);
    int props = new PropEncoder(builder, StandardCharsets.ISO_8859_1).props(given);
    builder.u4(set, 1);
    builder.u4(set + 12, 3);
    builder.pointer(set + 16, props);
    memory.put(BASE, builder.at(BASE));
    NativeRows rows = new RowDecoder(memory.view(Abi.X64)).rows(BASE + set, 1, columns);
    assertThat(rows.cells(0)).containsExactly(42, HResult.NOT_FOUND, given.get(2));
    assertThat(rows.get(0))
        .containsExactly(
            given.get(0), PropValue.error(columns.get(1), HResult.NOT_FOUND), given.get(2));
    assertThatThrownBy(
            () -> new RowDecoder(memory.view(Abi.X64)).rows(BASE + set, 1, columns.subList(0, 2)))
        .hasMessageContaining("MAPI_E_CORRUPT_DATA");
  }

  @Test
  void anInstanceIsOneValueWithTheTagOfOneOrOfItsColumn() {
    PropTag<?> column = PropTag.of(Property.instanceOf(PropTag.of(0x6700, ValueType.MV_UNICODE)));
    assertThat(column.tag()).isEqualTo(0x6700_301F);
    BlockBuilder builder = new BlockBuilder(Abi.X64);
    PropEncoder encoder = new PropEncoder(builder, StandardCharsets.ISO_8859_1);
    int tags = encoder.tags(List.of(column));
    int single = rowSet(builder, encoder, new PropValue(PropTag.of(0x6700_001F), "red"));
    int multi = rowSet(builder, encoder, new PropValue(column, "blue"));
    memory.put(BASE, builder.at(BASE));
    RowDecoder decoder = new RowDecoder(memory.view(Abi.X64));
    assertThat(memory.view(Abi.X64).u4(BASE + tags + 4)).isEqualTo(0x6700_301F);
    assertThat(decoder.rows(BASE + single, 1, List.of(column)).cells(0)).containsExactly("red");
    assertThat(decoder.rows(BASE + multi, 1, List.of(column)).cells(0)).containsExactly("blue");
  }

  private static int rowSet(BlockBuilder builder, PropEncoder encoder, PropValue value) {
    int set = builder.reserve(24);
    builder.u4(set, 1);
    builder.u4(set + 12, 1);
    builder.pointer(set + 16, encoder.props(List.of(value)));
    return set;
  }
}
