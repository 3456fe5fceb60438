// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.spi.NativeContentsCollector;
import org.mapiosgi.spi.NativeContentsCollector.ReadState;

/** Copies the arguments of a collector's methods, which are the provider's. */
public final class ChangeDecoder {
  /** More in one call than a folder of Exchange holds. */
  private static final int MOST = 0x100_0000;

  /** So many are copied before they are handed on: a long list is never in memory twice. */
  private static final int PART = 1024;

  private final MemoryView memory;
  private final Abi abi;

  /** Reads from the given memory. */
  public ChangeDecoder(MemoryView memory) {
    this.memory = memory;
    this.abi = memory.abi();
  }

  /** An array of SPropValue. */
  public List<PropValue> values(long address, int count) {
    return new PropDecoder(memory).props(address, count);
  }

  /** ENTRYLIST of source keys, in parts. */
  public void entryList(long address, Consumer<List<Binary>> action) {
    int count = memory.count(address + Field.ENTRYLIST_COUNT.in(abi), MOST, "source keys");
    if (count > 0) {
      long array = memory.pointer(address + Field.ENTRYLIST_BINS.in(abi));
      inParts(
          array,
          count,
          Struct.SBINARY.size(abi),
          at -> binary(at + Field.SBINARY_CB.in(abi), at + Field.SBINARY_LPB.in(abi)),
          action);
    }
  }

  /** An array of READSTATE, in parts. */
  public void readStates(long address, int count, Consumer<List<ReadState>> action) {
    if (count < 0 || count > MOST) {
      throw memory.corrupt(Integer.toUnsignedString(count) + " read states");
    }
    inParts(address, count, Struct.READ_STATE.size(abi), this::readState, action);
  }

  private ReadState readState(long at) {
    Binary key = binary(at + Field.READ_STATE_CB.in(abi), at + Field.READ_STATE_SOURCE_KEY.in(abi));
    int flags = memory.u4(at + Field.READ_STATE_FLAGS.in(abi));
    return new ReadState(key, (flags & NativeContentsCollector.SYNC_READ) != 0);
  }

  private Binary binary(long count, long pointer) {
    int size = memory.count(count, MemoryView.MAX_BYTES, "bytes of a source key");
    return size == 0 ? Binary.EMPTY : Binary.of(memory.bytes(memory.pointer(pointer), size));
  }

  private static <T> void inParts(
      long array, int count, int size, LongFunction<T> reader, Consumer<List<T>> action) {
    for (int done = 0; done < count; done += PART) {
      int end = Math.min(count, done + PART);
      List<T> part = new ArrayList<>(end - done);
      for (int i = done; i < end; i++) {
        part.add(reader.apply(array + (long) size * i));
      }
      action.accept(List.copyOf(part));
    }
  }
}
