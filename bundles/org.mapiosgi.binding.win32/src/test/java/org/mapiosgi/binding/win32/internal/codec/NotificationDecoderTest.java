// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.spi.NativeEvent;

class NotificationDecoderTest {
  private static final long BASE = 0x10_0000;
  private static final int SIZE = 88;

  private final FakeMemory memory = new FakeMemory();
  private final ByteBuffer block = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);

  private List<NativeEvent> decode(int count) {
    memory.put(BASE, block.array());
    return new NotificationDecoder(memory.view(Abi.X64)).events(count, BASE);
  }

  private void newMail(int at, byte[] messageClass, int flags) {
    block.putInt(at, 0x2);
    block.putInt(at + 8, 3).putLong(at + 16, BASE + 500);
    block.putInt(at + 24, 2).putLong(at + 32, BASE + 600);
    block.putInt(at + 40, flags).putLong(at + 48, BASE + 700);
    block.putInt(at + 56, 0x11);
    block.put(500, new byte[] {1, 2, 3}).put(600, new byte[] {4, 5});
    block.put(700, messageClass);
  }

  @Test
  void newMailTellsMessageFolderClassAndFlags() {
    newMail(0, "IPM.Note\0".getBytes(StandardCharsets.UTF_16LE), 0x80000000);
    assertThat(decode(1))
        .containsExactly(
            NativeEvent.ofObject(
                    MapiEvent.Kind.NEW_MAIL,
                    5,
                    EntryId.of((byte) 1, (byte) 2, (byte) 3),
                    EntryId.of((byte) 4, (byte) 5))
                .withMail(Optional.of("IPM.Note"), 0x11));
  }

  @Test
  void theMessageClassIsAnsiWithoutTheUnicodeFlag() {
    newMail(0, "IPM.Note\0".getBytes(StandardCharsets.US_ASCII), 0);
    assertThat(decode(1).get(0).messageClass()).contains("IPM.Note");
  }

  @Test
  void objectEventsHaveTypeObjectParentAndWhatTheyWereBefore() {
    block.putInt(0, 0x20).putInt(8, 1).putLong(16, BASE + 500).putInt(24, 5);
    block.putInt(28, 1).putLong(32, BASE + 501);
    block.putInt(40, 1).putLong(48, BASE + 502).putInt(56, 1).putLong(64, BASE + 503);
    block.put(500, (byte) 7).put(501, (byte) 8).put(502, (byte) 9).put(503, (byte) 10);
    assertThat(decode(1))
        .containsExactly(
            NativeEvent.ofObject(
                    MapiEvent.Kind.MOVED, 5, EntryId.of((byte) 7), EntryId.of((byte) 8))
                .withOld(Optional.of(EntryId.of((byte) 9)), Optional.of(EntryId.of((byte) 10))));
  }

  @Test
  void tableEventsSayWhatChanged() {
    block.putInt(0, 0x100).putInt(8, 4);
    assertThat(decode(1))
        .containsExactly(NativeEvent.of(MapiEvent.Kind.TABLE_MODIFIED).withTableEvent(4));
  }

  @Test
  void aRowThatWasAddedNamesItsMessage() {
    block.putInt(0, 0x100).putInt(8, 3);
    // row: two columns, of which the second is PR_ENTRYID
    block.putInt(8 + 56 + 4, 2).putLong(8 + 56 + 8, BASE + 500);
    block.putInt(500, 0x0FF60102).putInt(508, 1).putLong(516, BASE + 600);
    block.putInt(524, 0x0FFF0102).putInt(532, 2).putLong(540, BASE + 601);
    block.put(600, new byte[] {1, 2, 3});
    assertThat(decode(1))
        .containsExactly(
            NativeEvent.of(MapiEvent.Kind.TABLE_MODIFIED)
                .withId(Optional.of(EntryId.of((byte) 2, (byte) 3)))
                .withTableEvent(3));
    block.putInt(8 + 56 + 4, -1);
    assertThat(decode(1)).extracting(NativeEvent::kind).containsExactly(MapiEvent.Kind.RESYNC);
  }

  @Test
  void aRowWithoutAUsableEntryIdNamesNoMessageOrAsksToLookAgain() {
    block.putInt(0, 0x100).putInt(8, 3).putInt(8 + 56 + 4, 1).putLong(8 + 56 + 8, BASE + 500);
    block.putInt(500, 0x0FFF0102);
    NativeEvent added = NativeEvent.of(MapiEvent.Kind.TABLE_MODIFIED).withTableEvent(3);
    assertThat(decode(1)).containsExactly(added);
    block.putInt(508, -5).putLong(516, BASE + 600);
    assertThat(decode(1)).extracting(NativeEvent::kind).containsExactly(MapiEvent.Kind.RESYNC);
  }

  @Test
  void everyKindIsDecodedAndUnknownOnesAreLeftOut() {
    block.putInt(0, 0x400).putInt(SIZE, 0x80000000).putInt(2 * SIZE, 0x1);
    assertThat(decode(3))
        .extracting(NativeEvent::kind)
        .containsExactly(MapiEvent.Kind.EXTENDED, MapiEvent.Kind.CRITICAL_ERROR);
  }

  @Test
  void aBrokenNotificationAsksToLookAgainAndSparesTheOthers() {
    block.putInt(0, 0x2).putInt(8, -5);
    block.putInt(SIZE, 0x8);
    assertThat(decode(2))
        .extracting(NativeEvent::kind)
        .containsExactly(MapiEvent.Kind.RESYNC, MapiEvent.Kind.DELETED);
    assertThat(decode(-1)).extracting(NativeEvent::kind).containsExactly(MapiEvent.Kind.RESYNC);
  }

  @Test
  void memoryThatIsNotThereAsksToLookAgain() {
    block.putInt(0, 0x8).putInt(8, 20).putLong(16, BASE + 0x10_0000);
    block.putInt(SIZE, 0x8);
    assertThat(decode(2))
        .extracting(NativeEvent::kind)
        .containsExactly(MapiEvent.Kind.RESYNC, MapiEvent.Kind.DELETED);
  }

  @Test
  void aNullArrayAsksToLookAgain() {
    assertThat(new NotificationDecoder(memory.view(Abi.X64)).events(1, 0))
        .extracting(NativeEvent::kind)
        .containsExactly(MapiEvent.Kind.RESYNC);
  }
}
