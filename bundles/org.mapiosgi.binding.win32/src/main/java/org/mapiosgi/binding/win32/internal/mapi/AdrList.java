// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.win32.internal.codec.Abi;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;
import org.mapiosgi.binding.win32.internal.codec.Field;
import org.mapiosgi.binding.win32.internal.codec.MemoryView;
import org.mapiosgi.binding.win32.internal.codec.PropDecoder;
import org.mapiosgi.binding.win32.internal.codec.Struct;

/**
 * ADRLIST. Unlike other arguments it is in MAPI's own memory, one buffer an entry, since the callee
 * may free an entry's properties and put others in their place.
 */
final class AdrList implements AutoCloseable {
  private final MapiProcess mapi;
  private final Abi abi = NativeCode.abi();
  private final int entries;
  private final long list;

  AdrList(MapiProcess mapi, List<List<PropValue>> rows) {
    this.mapi = mapi;
    this.entries = rows.size();
    List<Long> props = new ArrayList<>();
    try {
      for (List<PropValue> row : rows) {
        BlockBuilder entry = mapi.block();
        mapi.encoder(entry).props(row);
        props.add(mapi.buffers().allocate(entry));
      }
      BlockBuilder builder = mapi.block();
      builder.reserve(Struct.ADRLIST.size(abi) + Struct.ADRENTRY.size(abi) * entries);
      builder.u4(Field.ADRLIST_COUNT.in(abi), entries);
      for (int i = 0; i < entries; i++) {
        builder.u4(entry(i) + Field.ADRENTRY_COUNT.in(abi), rows.get(i).size());
      }
      list = mapi.buffers().allocate(builder);
    } catch (RuntimeException failed) {
      props.forEach(mapi.buffers()::free);
      throw failed;
    }
    for (int i = 0; i < entries; i++) {
      pointer().setPointer(entry(i) + Field.ADRENTRY_PROPS.in(abi), new Pointer(props.get(i)));
    }
  }

  private int entry(int index) {
    return Field.ADRLIST_ENTRIES.in(abi) + Struct.ADRENTRY.size(abi) * index;
  }

  Pointer pointer() {
    return new Pointer(list);
  }

  /** The values that an entry has now; the callee may have replaced them. */
  List<PropValue> values(int index, MemoryView memory) {
    int count = pointer().getInt(entry(index) + Field.ADRENTRY_COUNT.in(abi));
    Pointer props = pointer().getPointer(entry(index) + Field.ADRENTRY_PROPS.in(abi));
    if (count < 0 || count > PropDecoder.MAX_PROPS) {
      throw memory.corrupt("an address entry of " + Integer.toUnsignedString(count) + " values");
    }
    return new PropDecoder(memory).props(Pointer.nativeValue(props), count);
  }

  /** FreePadrlist, of whatever the entries point to by now. */
  @Override
  public void close() {
    for (int i = 0; i < entries; i++) {
      Pointer props = pointer().getPointer(entry(i) + Field.ADRENTRY_PROPS.in(abi));
      mapi.buffers().free(Pointer.nativeValue(props));
    }
    mapi.buffers().free(list);
  }
}
