// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;
import org.mapiosgi.binding.win32.internal.codec.PropDecoder;
import org.mapiosgi.binding.win32.internal.codec.PropEncoder;
import org.mapiosgi.binding.win32.internal.codec.Struct;

/**
 * Arrays of SPropValue that the codec writes go through functions of Wine's mapi32.dll, which is
 * not of this project, and the codec reads the results.
 */
@Tag("windows")
class WineUtilitiesWindowsTest {
  private static final UUID PROP_DATA = UUID.fromString("0002031A-0000-0000-C000-000000000046");
  private static final int ID = 0x6700_0000;
  private static final int LARGE = 100_000;
  private static final int MANY = 5_000;
  private static final int GUARD = 64;
  private static final int FL_SUBSTRING = 1;
  private static final byte PATTERN = 0x5A;

  private static WineUtilities wine;

  /** An array as the codec writes it. */
  private record Encoded(Memory memory, Pointer props, int size) {
    static Encoded of(List<PropValue> values) {
      BlockBuilder block = new BlockBuilder(NativeCode.abi());
      int at = new PropEncoder(block, StandardCharsets.ISO_8859_1).props(values);
      Memory memory = new Memory(block.size());
      byte[] bytes = block.at(Pointer.nativeValue(memory));
      memory.write(0, bytes, 0, bytes.length);
      return new Encoded(memory, memory.share(at), bytes.length);
    }
  }

  @BeforeAll
  static void onlyWinesOwn() {
    assumeThat(WineUtilities.areThere()).as("Wine's mapi32.dll").isTrue();
    wine = new WineUtilities();
  }

  private static PropValue value(PropType type, Object value) {
    return new PropValue(PropTag.of(ID | type.code()), value);
  }

  private static List<PropValue> decoded(Pointer props, int count) {
    return new PropDecoder(NativeCode.view("WineUtilities"))
        .props(Pointer.nativeValue(props), count);
  }

  /** Values of each type that has any: usual ones, the empty one, a large one. */
  private static Map<PropType, List<Object>> singles() {
    String text = "x".repeat(LARGE - 1) + "ä";
    byte[] bytes = new byte[LARGE];
    bytes[LARGE - 1] = 7;
    Map<PropType, List<Object>> values = new EnumMap<>(PropType.class);
    values.put(PropType.I2, List.of((short) 0, Short.MIN_VALUE));
    values.put(PropType.LONG, List.of(1, Integer.MIN_VALUE));
    values.put(PropType.R4, List.of(-1.5f, Float.MAX_VALUE));
    values.put(PropType.DOUBLE, List.of(Math.PI, Double.MIN_VALUE));
    values.put(PropType.CURRENCY, List.of(12_345_678L, Long.MIN_VALUE));
    values.put(PropType.APPTIME, List.of(45_678.25, 0d));
    values.put(PropType.BOOLEAN, List.of(true, false));
    values.put(PropType.I8, List.of(0x1_0000_0001L, Long.MIN_VALUE));
    values.put(PropType.STRING8, List.of("Grüße", "", text));
    values.put(PropType.UNICODE, List.of("売上 \uD83D\uDE00", "", text));
    values.put(
        PropType.SYSTIME,
        List.of(
            Instant.parse("2026-03-04T05:06:07.1234567Z"), Instant.parse("1601-01-01T00:00:00Z")));
    values.put(PropType.CLSID, List.of(new UUID(0x1234_5678_9ABC_DEF0L, 0xC0L << 56 | 70)));
    values.put(
        PropType.BINARY, List.of(Binary.of((byte) 0, (byte) -1), Binary.EMPTY, Binary.of(bytes)));
    values.put(PropType.ERROR, List.of(HResult.NOT_FOUND));
    return values;
  }

  static Stream<PropValue> everyValue() {
    List<PropValue> all = new ArrayList<>();
    Map<PropType, List<Object>> singles = singles();
    singles.forEach((type, values) -> values.forEach(each -> all.add(value(type, each))));
    for (PropType type : PropType.values()) {
      if (type.multiValued()) {
        List<Object> values = singles.get(type.element());
        all.add(value(type, values));
        all.add(value(type, List.of()));
        all.add(value(type, Collections.nCopies(MANY, values.get(0))));
      }
    }
    return all.stream();
  }

  @Test
  void everyTypeThatHasValuesIsTried() {
    assertThat(everyValue().map(each -> each.tag().type()))
        .containsAll(
            EnumSet.complementOf(EnumSet.of(PropType.UNSPECIFIED, PropType.NULL, PropType.OBJECT)));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("everyValue")
  void aCopyIsEqualAndNeedsWhatIsCounted(PropValue value) {
    assertCopied(List.of(value));
  }

  private static void assertCopied(List<PropValue> values) {
    Encoded encoded = Encoded.of(values);
    int count = values.size();
    int counted = counted(encoded, values);
    Memory copy = new Memory(counted + GUARD);
    copy.setMemory(0, counted + GUARD, PATTERN);
    int written = wine.copy(encoded.props(), count, copy);
    if (values.stream().noneMatch(WineUtilitiesWindowsTest::isCountedWrong)) {
      assertThat(written).isEqualTo(counted);
    }
    assertThat(written).isLessThanOrEqualTo(counted);
    byte[] behind = new byte[counted + GUARD - written];
    Arrays.fill(behind, PATTERN);
    assertThat(copy.getByteArray(written, behind.length)).as("behind the copy").isEqualTo(behind);
    assertThat(decoded(copy, count)).isEqualTo(values);
    if (count == 1 || values.stream().noneMatch(WineUtilitiesWindowsTest::isRelocatedWrong)) {
      assertRelocated(copy, counted, values);
    }
  }

  private static void assertRelocated(Memory copy, int counted, List<PropValue> values) {
    int count = values.size();
    Memory moved = new Memory(counted);
    moved.write(0, copy.getByteArray(0, counted), 0, counted);
    wine.relocate(moved, count, copy, moved);
    copy.setMemory(0, counted, PATTERN);
    assertThat(decoded(moved, count)).as("moved").isEqualTo(values);
  }

  private static int counted(Encoded encoded, List<PropValue> values) {
    return values.stream().anyMatch(WineUtilitiesWindowsTest::isRefused)
        ? encoded.size()
        : wine.count(encoded.props(), values.size());
  }

  /** A fault of Wine 8: ScCountProps returns MAPI_E_INVALID_PARAMETER for a value without bytes. */
  private static boolean isRefused(PropValue value) {
    return value.value().equals(Binary.EMPTY) || value.value().equals(List.of());
  }

  /**
   * A fault of Wine 8: ScRelocProps sets the pointers of these elements wrong if there are values
   * beside them.
   */
  private static boolean isRelocatedWrong(PropValue value) {
    return switch (value.tag().type()) {
      case MV_STRING8, MV_UNICODE, MV_BINARY -> true;
      default -> false;
    };
  }

  /** A fault of Wine 8: ScCountProps counts a pointer for each GUID, and a copy has none. */
  private static boolean isCountedWrong(PropValue value) {
    return value.tag().type() == PropType.MV_CLSID || isRefused(value);
  }

  @Test
  void allOfThemInOneArrayAreCopied() {
    assertCopied(everyValue().filter(value -> !isCountedWrong(value)).toList());
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("everyValue")
  void aCopyIntoAChainOfBuffersIsEqual(PropValue value) {
    Encoded encoded = Encoded.of(List.of(value));
    Memory copy = new Memory(Struct.SPROP_VALUE.size(NativeCode.abi()));
    wine.copyMore(copy, encoded.props(), copy);
    encoded.memory().setMemory(0, encoded.size(), PATTERN);
    assertThat(decoded(copy, 1)).containsExactly(value);
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("everyValue")
  void whatIsEncodedTwiceComparesEqual(PropValue value) {
    assertThat(wine.compare(Encoded.of(List.of(value)).props(), Encoded.of(List.of(value)).props()))
        .isZero();
  }

  @Test
  void differentValuesCompareDifferent() {
    singles()
        .forEach(
            (type, values) -> {
              if (values.size() > 1) {
                Encoded one = Encoded.of(List.of(value(type, values.get(0))));
                Encoded other = Encoded.of(List.of(value(type, values.get(1))));
                assertThat(wine.compare(one.props(), other.props())).as("PT_%s", type).isNotZero();
                assertThat(Integer.signum(wine.compare(one.props(), other.props())))
                    .as("PT_%s, the other way round", type)
                    .isEqualTo(-Integer.signum(wine.compare(other.props(), one.props())));
              }
            });
  }

  @Test
  void textAndBytesAreFoundInEachOther() {
    Encoded whole = Encoded.of(List.of(value(PropType.STRING8, "one invoice")));
    Encoded part = Encoded.of(List.of(value(PropType.STRING8, "invoice")));
    assertThat(wine.contains(whole.props(), part.props(), FL_SUBSTRING)).isTrue();
    assertThat(wine.contains(part.props(), whole.props(), FL_SUBSTRING)).isFalse();
    Encoded bytes = Encoded.of(List.of(value(PropType.BINARY, Binary.ofHex("00FF0102"))));
    Encoded middle = Encoded.of(List.of(value(PropType.BINARY, Binary.ofHex("FF01"))));
    assertThat(wine.contains(bytes.props(), middle.props(), FL_SUBSTRING)).isTrue();
    assertThat(wine.contains(middle.props(), bytes.props(), FL_SUBSTRING)).isFalse();
  }

  /** A fault of Wine 8: the object uses MAPIAllocateBuffer and not the function it was given. */
  @Test
  void anObjectOfWinesKeepsEachOfThem() {
    wine.initialize();
    try {
      everyValue().forEach(WineUtilitiesWindowsTest::assertKept);
    } finally {
      wine.uninitialize();
    }
  }

  private static void assertKept(PropValue value) {
    Pointer object = wine.createProp(PROP_DATA);
    try {
      Encoded encoded = Encoded.of(List.of(value));
      WineUtilities.setProps(object, 1, encoded.props());
      encoded.memory().setMemory(0, encoded.size(), PATTERN);
      Pointer read = wine.getProp(object, value.tag().tag());
      try {
        assertThat(decoded(read, 1)).containsExactly(value);
      } finally {
        wine.free(read);
      }
    } finally {
      WineUtilities.release(object);
    }
  }
}
