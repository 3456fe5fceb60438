// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.spi.NativeRows;

/**
 * The first and the last value that is allowed, and structures that are not the first of a block.
 */
class CodecBordersTest {
  private static final long BASE = 0x0050_0000L;

  /** Windows never maps the 64 KB behind it. */
  private static final long LAST_PAGE = 0x7FFF_FFFE_F000L;

  private final FakeMemory memory = new FakeMemory();

  private static String encoded(Abi abi, int before, ToIntFunction<PropEncoder> encode) {
    BlockBuilder block = new BlockBuilder(abi);
    block.reserve(before);
    int at = encode.applyAsInt(new PropEncoder(block, FakeMemory.ANSI));
    assertThat(at).isEqualTo(before);
    // The addresses in it are those of a block without anything before.
    byte[] bytes = block.at(0x10000 - before);
    return HexFormat.of().formatHex(Arrays.copyOfRange(bytes, at, bytes.length));
  }

  @ParameterizedTest
  @EnumSource(Abi.class)
  void whatStandsBeforeAStructureChangesNothingInIt(Abi abi) {
    List<ToIntFunction<PropEncoder>> structures =
        List.of(
            encoder -> encoder.tags(List.of(Pr.ENTRYID, Pr.SUBJECT)),
            encoder ->
                encoder.sortOrders(List.of(Pr.SUBJECT.descending(), Pr.ENTRYID.ascending()), 2, 1),
            encoder ->
                encoder.entryList(List.of(EntryId.of((byte) 9, (byte) 8), EntryId.of((byte) 7))),
            encoder -> encoder.props(List.of(Pr.SUBJECT.with("a"), Pr.IMPORTANCE.with(2))),
            encoder ->
                new RestrictionEncoder(encoder)
                    .encode(Restriction.and(Restriction.exists(Pr.SUBJECT), nested(3))));
    for (ToIntFunction<PropEncoder> structure : structures) {
      assertThat(encoded(abi, 40, structure)).isEqualTo(encoded(abi, 0, structure)).isNotEmpty();
    }
  }

  private static Restriction nested(int levels) {
    Restriction all = Restriction.exists(Pr.SUBJECT);
    for (int i = 1; i < levels; i++) {
      all = Restriction.not(all);
    }
    return all;
  }

  @Test
  void aRestrictionHas256LevelsAtTheMost() {
    assertThat(encoded(Abi.X64, 0, encoder -> new RestrictionEncoder(encoder).encode(nested(256))))
        .hasSize(256 * Struct.SRESTRICTION.size(Abi.X64) * 2);
    assertThatThrownBy(
            () ->
                encoded(Abi.X64, 0, encoder -> new RestrictionEncoder(encoder).encode(nested(257))))
        .hasMessage("a restriction nested deeper than 256");
  }

  @ParameterizedTest
  @EnumSource(Abi.class)
  void columnsThatWereNotSetAreThoseOfTheFirstRow(Abi abi) {
    List<PropValue> cells = List.of(Pr.IMPORTANCE.with(2), Pr.SUBJECT.with("hello"));
    BlockBuilder block = new BlockBuilder(abi);
    int set = block.reserve(Field.ROWSET_ROWS.in(abi) + 2 * Struct.SROW.size(abi));
    block.u4(set + Field.ROWSET_COUNT.in(abi), 2);
    PropEncoder encoder = new PropEncoder(block, FakeMemory.ANSI);
    for (int i = 0; i < 2; i++) {
      int row = set + Field.ROWSET_ROWS.in(abi) + i * Struct.SROW.size(abi);
      block.u4(row + Field.ROW_COUNT.in(abi), cells.size());
      block.pointer(row + Field.ROW_PROPS.in(abi), encoder.props(cells));
    }
    memory.put(BASE, block.at(BASE));
    // As many rows as were asked for are not too many.
    NativeRows rows = new RowDecoder(memory.view(abi)).rows(BASE + set, 2, List.of());
    assertThat(rows).containsExactly(cells, cells);
  }

  @Test
  void aViewReadsAnewWhatTheViewBeforeItReadIntoTheSameBuffers() {
    MemoryView.Buffers buffers = new MemoryView.Buffers();
    memory.put(0x2_0000, new byte[] {1, 0, 0, 0});
    assertThat(memory.view(Abi.X64, buffers).u4(0x2_0000)).isEqualTo(1);
    memory.put(0x2_0000, new byte[] {2, 0, 0, 0});
    assertThat(memory.view(Abi.X64, buffers).u4(0x2_0000)).isEqualTo(2);
  }

  @Test
  void aPointerIsPlausibleInUserSpaceOnly() {
    MemoryView x64 = memory.view(Abi.X64);
    assertThat(x64.plausible(0)).isFalse();
    assertThat(x64.plausible(0xFFFF)).isFalse();
    assertThat(x64.plausible(0x1_0000)).isTrue();
    assertThat(x64.plausible(LAST_PAGE)).isTrue();
    assertThat(x64.plausible(LAST_PAGE + 0x1000)).isFalse();
    assertThat(x64.plausible(0xFFFF_8000_0000_0000L)).isFalse();
    MemoryView x86 = memory.view(Abi.X86);
    assertThat(x86.plausible(0xFFFE_F000L)).isTrue();
    assertThat(x86.plausible(0xFFFF_0000L)).isFalse();
    assertThat(x86.plausible(LAST_PAGE)).isFalse();
  }

  @Test
  void aValueThatReachesOutOfUserSpaceIsNotRead() {
    memory.put(LAST_PAGE, new byte[2 * 0x1000]);
    MemoryView view = memory.view(Abi.X64);
    assertThat(view.bytes(LAST_PAGE, 0xF00)).hasSize(0xF00);
    String outside = "outside of user space";
    assertThatThrownBy(() -> view.i8(LAST_PAGE + 0xFFC)).hasMessageContaining(outside);
    assertThatThrownBy(() -> view.u4(LAST_PAGE + 0x1000)).hasMessageContaining(outside);
    assertThatThrownBy(() -> view.bytes(LAST_PAGE + 0xF00, 0x101)).hasMessageContaining(outside);
    assertThatThrownBy(() -> view.string8(LAST_PAGE + 0x1000)).hasMessageContaining(outside);
    assertThatThrownBy(() -> view.bytes(0, 1)).hasMessageContaining("a null pointer");
  }

  @ParameterizedTest
  @EnumSource(Abi.class)
  void asManyPropertiesAsAreBelievedAreRead(Abi abi) {
    int size = Struct.SPROP_VALUE.size(abi);
    memory.put(BASE, new byte[PropDecoder.MAX_PROPS * size]);
    PropDecoder decoder = new PropDecoder(memory.view(abi));
    assertThat(decoder.props(BASE, PropDecoder.MAX_PROPS)).hasSize(PropDecoder.MAX_PROPS);
    assertThat(decoder.props(BASE, 0)).isEmpty();
    assertThatThrownBy(() -> decoder.props(BASE, PropDecoder.MAX_PROPS + 1))
        .hasMessageContaining(PropDecoder.MAX_PROPS + 1 + " properties");
    assertThatThrownBy(() -> decoder.props(BASE, -1)).hasMessageContaining("properties");
  }
}
