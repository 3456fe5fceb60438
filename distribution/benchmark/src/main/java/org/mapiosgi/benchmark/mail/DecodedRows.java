// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.mail;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.binding.win32.internal.codec.Abi;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;
import org.mapiosgi.binding.win32.internal.codec.MemoryView;
import org.mapiosgi.binding.win32.internal.codec.PropEncoder;
import org.mapiosgi.binding.win32.internal.codec.RowDecoder;

/** An SRowSet of 256 rows in native memory, as a call of a 64-bit provider returns it. */
final class DecodedRows {
  static final int ROWS = 256;
  private static final PropTag<Long> NUMBER = PropTag.of(0x6701, ValueType.I8);

  private static final List<PropTag<?>> COLUMNS =
      List.of(
          Pr.ENTRYID,
          Pr.SUBJECT,
          Pr.SENDER_NAME,
          Pr.MESSAGE_DELIVERY_TIME,
          Pr.MESSAGE_SIZE,
          Pr.IMPORTANCE,
          Pr.HASATTACH,
          NUMBER);

  private final Memory memory;
  private final Pointer set;

  DecodedRows() {
    BlockBuilder builder = new BlockBuilder(Abi.X64);
    int at = builder.reserve(8 + 16 * ROWS);
    builder.u4(at, ROWS);
    PropEncoder encoder = new PropEncoder(builder, StandardCharsets.ISO_8859_1);
    for (int row = 0; row < ROWS; row++) {
      builder.u4(at + 8 + 16 * row + 4, COLUMNS.size());
      builder.pointer(at + 8 + 16 * row + 8, encoder.props(values(row)));
    }
    // A page more, for the decoder reads whole pages.
    this.memory = new Memory(builder.size() + 2 * 4096L);
    this.set = memory.align(4096).share(at);
    byte[] bytes = builder.at(Pointer.nativeValue(memory.align(4096)));
    memory.align(4096).write(0, bytes, 0, bytes.length);
  }

  private static List<PropValue> values(int number) {
    byte[] id = new byte[70];
    id[69] = (byte) number;
    List<PropValue> values = new ArrayList<>();
    values.add(Pr.ENTRYID.with(EntryId.of(id)));
    values.add(Pr.SUBJECT.with("Invoice " + number + " of the month"));
    values.add(Pr.SENDER_NAME.with("Ada Example"));
    values.add(Pr.MESSAGE_DELIVERY_TIME.with(Instant.ofEpochSecond(1_700_000_000L + number)));
    values.add(Pr.MESSAGE_SIZE.with(40_000 + number));
    values.add(Pr.IMPORTANCE.with(1));
    values.add(Pr.HASATTACH.with(number % 2 == 0));
    values.add(NUMBER.with(1L << 40 | number));
    return values;
  }

  /** By the binding's decoder; returns the rows, so that nothing of it is left out. */
  Object decode() {
    MemoryView view =
        new MemoryView(
            Abi.X64,
            StandardCharsets.ISO_8859_1,
            (address, into, offset, length) -> new Pointer(address).read(0, into, offset, length),
            "DecodedRows");
    return new RowDecoder(view).rows(Pointer.nativeValue(set), ROWS, COLUMNS);
  }

  /** By JNA's structures. */
  Object readStructures() {
    return Structures.rows(set);
  }
}
