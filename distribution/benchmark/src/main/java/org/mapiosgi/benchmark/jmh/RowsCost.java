// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.jmh;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mapiosgi.api.property.Binary;
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
import org.mapiosgi.model.raw.RowColumns;
import org.mapiosgi.spi.NativeRows;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Decodes 10,000 rows of 8 columns from fixed memory, an SRowSet of 256 rows at a time: the
 * binding's decoder, the decoder with the facade's rows on top, and as the floor a plain loop that
 * makes one {@code Object[]} a row of the same values.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RowsCost {
  /** The floor. */
  public static final String LOOP = "plain loop";

  /** The binding's decoder. */
  public static final String DECODER = "decoder";

  /** The decoder and the facade. */
  public static final String FACADE = "facade";

  private static final int ROWS = 10_000;
  private static final int COLUMNS = 8;
  private static final int BATCH = 256;
  private static final long BASE = 0x1000_0000L;
  private static final long EPOCH_SECONDS = Instant.parse("1601-01-01T00:00:00Z").getEpochSecond();

  private static final List<PropTag<?>> TAGS =
      List.of(
          Pr.ENTRYID,
          Pr.SUBJECT,
          Pr.SENDER_NAME,
          Pr.MESSAGE_DELIVERY_TIME,
          Pr.MESSAGE_SIZE,
          Pr.IMPORTANCE,
          Pr.HASATTACH,
          PropTag.of(0x6701, ValueType.I8));

  private static final RowColumns NAMED = RowColumns.ofTable(TAGS.toArray(PropTag<?>[]::new));

  /** The one to measure. */
  @Param({LOOP, DECODER, FACADE})
  public String subject;

  private final MemoryView.Buffers buffers = new MemoryView.Buffers();
  private byte[] memory;
  private ByteBuffer view;

  /** Lays the rows out as MAPI does. */
  @Setup
  public void encode() {
    BlockBuilder builder = new BlockBuilder(Abi.X64);
    int set = builder.reserve(8 + 16 * BATCH);
    builder.u4(set, BATCH);
    PropEncoder encoder = new PropEncoder(builder, StandardCharsets.ISO_8859_1);
    for (int i = 0; i < BATCH; i++) {
      int row = set + 8 + 16 * i;
      builder.u4(row + 4, COLUMNS);
      builder.pointer(row + 8, encoder.props(row(i)));
    }
    memory = builder.at(BASE);
    view = ByteBuffer.wrap(memory).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static List<PropValue> row(int number) {
    byte[] id = new byte[70];
    id[69] = (byte) number;
    List<PropValue> values = new ArrayList<>();
    values.add(Pr.ENTRYID.with(EntryId.of(id)));
    values.add(Pr.SUBJECT.with("Invoice " + number + " of the month"));
    values.add(Pr.SENDER_NAME.with("Ada Example"));
    values.add(
        Pr.MESSAGE_DELIVERY_TIME.with(Instant.ofEpochSecond(1_700_000_000L + number, 1_000)));
    values.add(Pr.MESSAGE_SIZE.with(40_000 + number));
    values.add(Pr.IMPORTANCE.with(1));
    values.add(Pr.HASATTACH.with(number % 2 == 0));
    values.add(PropTag.of(0x6701, ValueType.I8).with(1L << 40 | number));
    return values;
  }

  /** All rows once. */
  @Benchmark
  @OperationsPerInvocation(ROWS * COLUMNS)
  public void decode(Blackhole sink) {
    for (int left = ROWS; left > 0; left -= BATCH) {
      switch (subject) {
        case LOOP -> loop(sink);
        case DECODER -> sink.consume(rows());
        default -> facade(sink);
      }
    }
  }

  private void facade(Blackhole sink) {
    NativeRows rows = rows();
    for (int i = 0; i < rows.size(); i++) {
      sink.consume(NAMED.row(rows, i));
    }
  }

  private NativeRows rows() {
    MemoryView native64 =
        new MemoryView(Abi.X64, StandardCharsets.ISO_8859_1, this::copy, "RowsCost", buffers);
    return new RowDecoder(native64).rows(BASE, BATCH, TAGS);
  }

  private void copy(long address, byte[] into, int offset, int length) {
    int from = (int) (address - BASE);
    int there = Math.min(length, memory.length - from);
    System.arraycopy(memory, from, into, offset, there);
  }

  private void loop(Blackhole sink) {
    int count = view.getInt(0);
    for (int i = 0; i < count; i++) {
      int props = at(8 + 16 * i + 8);
      Object[] row = new Object[COLUMNS];
      row[0] = binary(value(props, 0));
      row[1] = text(value(props, 1));
      row[2] = text(value(props, 2));
      row[3] = time(view.getLong(value(props, 3)));
      row[4] = view.getInt(value(props, 4));
      row[5] = view.getInt(value(props, 5));
      row[6] = view.getShort(value(props, 6)) != 0;
      row[7] = view.getLong(value(props, 7));
      sink.consume(row);
    }
  }

  private static int value(int props, int column) {
    return props + 24 * column + 8;
  }

  private int at(int pointer) {
    return (int) (view.getLong(pointer) - BASE);
  }

  private Binary binary(int at) {
    byte[] bytes = new byte[view.getInt(at)];
    view.get(at(at + 8), bytes);
    return Binary.of(bytes);
  }

  private String text(int at) {
    int from = at(at);
    int units = 0;
    while (view.getShort(from + 2 * units) != 0) {
      units++;
    }
    char[] text = new char[units];
    for (int i = 0; i < units; i++) {
      text[i] = view.getChar(from + 2 * i);
    }
    return new String(text);
  }

  private static Instant time(long fileTime) {
    return Instant.ofEpochSecond(
        fileTime / 10_000_000 + EPOCH_SECONDS, fileTime % 10_000_000 * 100);
  }
}
