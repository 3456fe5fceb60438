// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.codec;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.SortOrder;

/** Writes SPropValue, SPropTagArray, MAPINAMEID, SSortOrderSet and ENTRYLIST into a block. */
public final class PropEncoder {
  private static final int DESCENDING = 1; // TABLE_SORT_DESCEND
  static final int MNID_ID = 0;
  static final int MNID_STRING = 1;

  private final BlockBuilder block;
  private final Abi abi;
  private final Charset ansi;

  /**
   * Writes into the given block.
   *
   * @param ansi the code page of PT_STRING8
   */
  public PropEncoder(BlockBuilder block, Charset ansi) {
    this.block = block;
    this.abi = block.abi();
    this.ansi = ansi;
  }

  BlockBuilder block() {
    return block;
  }

  /** SPropTagArray. */
  public int tags(List<? extends PropTag<?>> tags) {
    int at = block.reserve(Struct.SPROP_TAG_ARRAY.size(abi) + 4 * tags.size());
    block.u4(at + Field.TAGS_COUNT.in(abi), tags.size());
    for (int i = 0; i < tags.size(); i++) {
      block.u4(at + Field.TAGS_TAGS.in(abi) + 4 * i, tags.get(i).tag());
    }
    return at;
  }

  /** An array of pointers to MAPINAMEID. */
  public int names(List<NamedProperty<?>> names) {
    int array = block.reserve(abi.pointerSize() * names.size());
    for (int i = 0; i < names.size(); i++) {
      block.pointer(array + abi.pointerSize() * i, name(names.get(i)));
    }
    return array;
  }

  private int name(NamedProperty<?> name) {
    int at = block.reserve(Struct.MAPINAMEID.size(abi));
    block.pointer(at + Field.NAME_SET.in(abi), block.append(Guid.encode(name.set())));
    int union = at + Field.NAME_NAME.in(abi);
    if (name.text().isPresent()) {
      block.u4(at + Field.NAME_KIND.in(abi), MNID_STRING);
      block.pointer(union, block.appendUtf16(name.text().get()));
    } else {
      block.u4(at + Field.NAME_KIND.in(abi), MNID_ID);
      block.u4(union, name.number().orElseThrow());
    }
    return at;
  }

  /** SSortOrderSet; the first columns make the categories. */
  public int sortOrders(List<SortOrder> orders, int categories, int expanded) {
    int each = Struct.SSORT_ORDER.size(abi);
    int at = block.reserve(Struct.SSORT_ORDER_SET.size(abi) + each * orders.size());
    block.u4(at + Field.SORTS_COUNT.in(abi), orders.size());
    block.u4(at + Field.SORTS_CATEGORIES.in(abi), categories);
    block.u4(at + Field.SORTS_EXPANDED.in(abi), expanded);
    for (int i = 0; i < orders.size(); i++) {
      int order = at + Field.SORTS_SORTS.in(abi) + each * i;
      block.u4(order + Field.SORT_TAG.in(abi), orders.get(i).tag().tag());
      block.u4(
          order + Field.SORT_ORDER.in(abi),
          orders.get(i).direction() == SortOrder.Direction.DESCENDING ? DESCENDING : 0);
    }
    return at;
  }

  /** ENTRYLIST. */
  public int entryList(List<EntryId> ids) {
    int at = block.reserve(Struct.ENTRYLIST.size(abi));
    block.u4(at + Field.ENTRYLIST_COUNT.in(abi), ids.size());
    int each = Struct.SBINARY.size(abi);
    int bins = block.reserve(each * ids.size());
    block.pointer(at + Field.ENTRYLIST_BINS.in(abi), bins);
    for (int i = 0; i < ids.size(); i++) {
      binary(bins + each * i, ids.get(i).toByteArray());
    }
    return at;
  }

  /** An array of SPropValue. */
  public int props(List<PropValue> values) {
    int each = Struct.SPROP_VALUE.size(abi);
    int at = block.reserve(each * values.size());
    for (int i = 0; i < values.size(); i++) {
      prop(at + each * i, values.get(i));
    }
    return at;
  }

  private void prop(int at, PropValue prop) {
    PropType type = prop.tag().type();
    block.u4(at + Field.PROP_TAG.in(abi), prop.tag().tag());
    int value = at + Field.PROP_VALUE.in(abi);
    if (type.multiValued()) {
      List<?> list = (List<?>) prop.value();
      block.u4(value + Field.MV_COUNT.in(abi), list.size());
      int each = elementSize(type.element());
      int array = block.reserve(each * list.size());
      block.pointer(value + Field.MV_VALUES.in(abi), array);
      for (int i = 0; i < list.size(); i++) {
        single(array + each * i, type.element(), list.get(i), true);
      }
    } else {
      single(value, type, prop.value(), false);
    }
  }

  /** Bytes of an element of a multi-valued property's array. */
  static int elementSize(PropType type, Abi abi) {
    return switch (type) {
      case I2 -> 2;
      case LONG, R4 -> 4;
      case DOUBLE, CURRENCY, APPTIME, I8, SYSTIME -> 8;
      case CLSID -> Guid.SIZE;
      case BINARY -> Struct.SBINARY.size(abi);
      case STRING8, UNICODE -> abi.pointerSize();
      default -> throw new IllegalArgumentException("there is no PT_MV_" + type);
    };
  }

  private int elementSize(PropType type) {
    return elementSize(type, abi);
  }

  private void single(int at, PropType type, Object value, boolean inArray) {
    switch (type) {
      case NULL, OBJECT -> block.u4(at, 0);
      case I2 -> block.u2(at, (Short) value);
      case LONG -> block.u4(at, (Integer) value);
      case R4 -> block.u4(at, Float.floatToRawIntBits((Float) value));
      case DOUBLE, APPTIME -> block.i8(at, Double.doubleToRawLongBits((Double) value));
      case CURRENCY, I8 -> block.i8(at, (Long) value);
      case ERROR -> block.u4(at, ((HResult) value).code());
      case BOOLEAN -> block.u2(at, (Boolean) value ? 1 : 0);
      case SYSTIME -> block.i8(at, FileTime.encode((Instant) value));
      case UNICODE -> block.pointer(at, block.appendUtf16((String) value));
      case STRING8 -> {
        byte[] text = ((String) value).getBytes(ansi);
        block.pointer(at, block.append(Arrays.copyOf(text, text.length + 1)));
      }
      case CLSID -> {
        byte[] guid = Guid.encode((UUID) value);
        if (inArray) {
          for (int i = 0; i < guid.length; i += 4) {
            block.u4(at + i, fourBytes(guid, i));
          }
        } else {
          block.pointer(at, block.append(guid));
        }
      }
      case BINARY -> binary(at, ((Binary) value).toByteArray());
      default ->
          throw new IllegalArgumentException("a PT_" + type + " value cannot be given to MAPI");
    }
  }

  private static int fourBytes(byte[] from, int at) {
    return (from[at] & 0xFF)
        | (from[at + 1] & 0xFF) << 8
        | (from[at + 2] & 0xFF) << 16
        | from[at + 3] << 24;
  }

  private void binary(int at, byte[] content) {
    block.u4(at + Field.SBINARY_CB.in(abi), content.length);
    block.pointer(at + Field.SBINARY_LPB.in(abi), block.append(content));
  }
}
