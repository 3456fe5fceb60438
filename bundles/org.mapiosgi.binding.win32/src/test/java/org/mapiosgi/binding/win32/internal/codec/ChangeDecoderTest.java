// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.spi.NativeContentsCollector.ReadState;

class ChangeDecoderTest {
  private static final long BASE = 0x0050_0000L;
  private static final int MANY = 3_000;

  private final FakeMemory memory = new FakeMemory();

  private ChangeDecoder decoder(Abi abi) {
    return new ChangeDecoder(memory.view(abi));
  }

  private static byte[] key(int number) {
    byte[] key = new byte[22];
    key[20] = (byte) (number >> 8);
    key[21] = (byte) number;
    return key;
  }

  @ParameterizedTest
  @EnumSource(Abi.class)
  void theValuesOfAChangeAreCopied(Abi abi) {
    List<PropValue> values =
        List.of(Pr.SOURCE_KEY.with(Binary.of(key(1))), Pr.SUBJECT.with("subject"));
    BlockBuilder block = new BlockBuilder(abi);
    int at = new PropEncoder(block, FakeMemory.ANSI).props(values);
    memory.put(BASE, block.at(BASE));
    assertThat(decoder(abi).values(BASE + at, 2)).isEqualTo(values);
  }

  @ParameterizedTest
  @EnumSource(Abi.class)
  void sourceKeysComeInPartsAndInOrder(Abi abi) {
    List<EntryId> keys = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      keys.add(EntryId.of(key(i)));
    }
    BlockBuilder block = new BlockBuilder(abi);
    int at = new PropEncoder(block, FakeMemory.ANSI).entryList(keys);
    memory.put(BASE, block.at(BASE));
    List<List<Binary>> parts = new ArrayList<>();
    decoder(abi).entryList(BASE + at, parts::add);
    assertThat(parts).hasSize(3);
    assertThat(parts.stream().flatMap(List::stream).toList())
        .isEqualTo(keys.stream().map(EntryId::bytes).toList());
  }

  @ParameterizedTest
  @EnumSource(Abi.class)
  void readStatesAreCopied(Abi abi) {
    BlockBuilder block = new BlockBuilder(abi);
    int each = Struct.READ_STATE.size(abi);
    int array = block.reserve(2 * each);
    for (int i = 0; i < 2; i++) {
      block.u4(array + each * i + Field.READ_STATE_CB.in(abi), 22);
      block.pointer(array + each * i + Field.READ_STATE_SOURCE_KEY.in(abi), block.append(key(i)));
      block.u4(array + each * i + Field.READ_STATE_FLAGS.in(abi), i);
    }
    memory.put(BASE, block.at(BASE));
    List<ReadState> states = new ArrayList<>();
    decoder(abi).readStates(BASE + array, 2, states::addAll);
    assertThat(states)
        .containsExactly(
            new ReadState(Binary.of(key(0)), false), new ReadState(Binary.of(key(1)), true));
  }

  @ParameterizedTest
  @EnumSource(Abi.class)
  void countsAndPointersThatCannotBeTrueAreRefused(Abi abi) {
    BlockBuilder block = new BlockBuilder(abi);
    int list = block.reserve(Struct.ENTRYLIST.size(abi));
    block.u4(list + Field.ENTRYLIST_COUNT.in(abi), 5);
    int huge = block.reserve(Struct.ENTRYLIST.size(abi));
    block.u4(huge + Field.ENTRYLIST_COUNT.in(abi), -1);
    memory.put(BASE, block.at(BASE));
    for (Runnable call :
        List.<Runnable>of(
            () -> decoder(abi).entryList(BASE + list, part -> {}),
            () -> decoder(abi).entryList(BASE + huge, part -> {}),
            () -> decoder(abi).entryList(0, part -> {}),
            () -> decoder(abi).readStates(BASE, -1, part -> {}),
            () -> decoder(abi).readStates(0, 1, part -> {}),
            () -> decoder(abi).values(0, 1))) {
      assertThatThrownBy(call::run).hasMessageContaining("MAPI_E_CORRUPT_DATA");
    }
  }
}
