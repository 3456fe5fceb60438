// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.ValueType;

/** Reads SPropValue, SPropTagArray, SRowSet and SPropProblemArray. */
public final class PropDecoder {
  /** A property that could not be set or deleted (SPropProblem). */
  public record Problem(int index, int tag, HResult scode) {}

  // A property id has 16 bits: no object has more properties than that.
  public static final int MAX_PROPS = 0x1_0000;

  private static final HResult TYPE_NO_SUPPORT = HResult.named("MAPI_E_TYPE_NO_SUPPORT");

  private final MemoryView memory;
  private final Abi abi;
  private final int valueOffset;

  /** Reads from the given memory. */
  public PropDecoder(MemoryView memory) {
    this.memory = memory;
    this.abi = memory.abi();
    this.valueOffset = Field.PROP_VALUE.in(abi);
  }

  /** SPropTagArray. Tags of types that MAPI's headers do not define come as PT_UNSPECIFIED. */
  public List<PropTag<?>> tags(long address) {
    int count = memory.count(address + Field.TAGS_COUNT.in(abi), MAX_PROPS, "property tags");
    List<PropTag<?>> tags = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      tags.add(tag(memory.u4(address + Field.TAGS_TAGS.in(abi) + 4L * i)));
    }
    return tags;
  }

  /** SPropProblemArray. */
  public List<Problem> problems(long address) {
    int count = memory.count(address + Field.PROBLEMS_COUNT.in(abi), MAX_PROPS, "problems");
    List<Problem> problems = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long at =
          address + Field.PROBLEMS_PROBLEMS.in(abi) + (long) Struct.SPROP_PROBLEM.size(abi) * i;
      problems.add(
          new Problem(
              memory.u4(at + Field.PROBLEM_INDEX.in(abi)),
              memory.u4(at + Field.PROBLEM_TAG.in(abi)),
              new HResult(memory.u4(at + Field.PROBLEM_SCODE.in(abi)))));
    }
    return problems;
  }

  /** An array of SPropValue. */
  public List<PropValue> props(long address, int count) {
    if (count < 0 || count > MAX_PROPS) {
      throw memory.corrupt(Integer.toUnsignedString(count) + " properties");
    }
    List<PropValue> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(prop(address + (long) Struct.SPROP_VALUE.size(abi) * i));
    }
    return values;
  }

  /** A counted id; null where there is none. */
  public @Nullable EntryId entryId(long countAddress, long pointerAddress) {
    int count = memory.count(countAddress, MemoryView.MAX_BYTES, "bytes of an entry id");
    long pointer = memory.pointer(pointerAddress);
    return count == 0 || pointer == 0 ? null : EntryId.of(memory.bytes(pointer, count));
  }

  /** SBinaryArray, as ENTRYLIST; empty ids are left out. */
  public List<EntryId> entryList(long address) {
    int count = memory.count(address + Field.ENTRYLIST_COUNT.in(abi), MAX_PROPS, "entry ids");
    long bins = memory.pointer(address + Field.ENTRYLIST_BINS.in(abi));
    List<EntryId> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Binary id = binary(bins + (long) Struct.SBINARY.size(abi) * i);
      if (id.size() > 0) {
        ids.add(new EntryId(id));
      }
    }
    return ids;
  }

  /**
   * An array of pointers to MAPINAMEID, one for each of some tags. A null, a kind that is not
   * known, and a tag whose type no name can have, give no name.
   */
  public List<Optional<NamedProperty<?>>> names(long address, List<PropTag<?>> tags) {
    List<Optional<NamedProperty<?>>> names = new ArrayList<>(tags.size());
    for (int i = 0; i < tags.size(); i++) {
      long name = memory.pointer(address + (long) abi.pointerSize() * i);
      PropType type = tags.get(i).type();
      names.add(
          name == 0 || type == PropType.UNSPECIFIED || type == PropType.ERROR
              ? Optional.empty()
              : name(name, tags.get(i).valueType()));
    }
    return names;
  }

  private Optional<NamedProperty<?>> name(long at, ValueType<?> type) {
    long set = memory.pointer(at + Field.NAME_SET.in(abi));
    if (set == 0) {
      return Optional.empty();
    }
    UUID guid = Guid.decode(memory.bytes(set, Guid.SIZE));
    long union = at + Field.NAME_NAME.in(abi);
    return switch (memory.u4(at + Field.NAME_KIND.in(abi))) {
      case PropEncoder.MNID_ID -> Optional.of(NamedProperty.of(guid, memory.u4(union), type));
      case PropEncoder.MNID_STRING -> {
        long pointer = memory.pointer(union);
        String text = pointer == 0 ? "" : memory.utf16(pointer);
        yield text.isEmpty() ? Optional.empty() : Optional.of(NamedProperty.of(guid, text, type));
      }
      default -> Optional.empty();
    };
  }

  static PropTag<?> tag(int bits) {
    return PropTag.of(PropType.isKnown(bits & 0xFFFF) ? bits : bits & 0xFFFF_0000);
  }

  PropValue prop(long at) {
    PropTag<?> tag = tag(memory.u4(at + Field.PROP_TAG.in(abi)));
    Object value = value(at, tag);
    return value instanceof HResult reason && tag.type() != PropType.ERROR
        ? PropValue.error(tag, reason)
        : new PropValue(tag, value);
  }

  /**
   * The value of an SPropValue whose tag is known; a result code if the value cannot be read, for
   * one bad value must not cost the caller the row, let alone the other rows.
   */
  Object value(long at, PropTag<?> tag) {
    PropType type = tag.type();
    if (type == PropType.UNSPECIFIED) {
      return TYPE_NO_SUPPORT;
    }
    long value = at + valueOffset;
    try {
      return type.multiValued() ? list(value, type, tag.tag()) : single(value, type);
    } catch (MapiException corrupt) {
      return corrupt.result();
    }
  }

  private List<Object> list(long at, PropType type, int bits) {
    int each = PropEncoder.elementSize(type.element(), abi);
    int count =
        memory.count(
            at + Field.MV_COUNT.in(abi),
            MemoryView.MAX_BYTES / each,
            String.format("values of property 0x%08X", bits));
    if (count == 0) {
      return List.of();
    }
    long array = memory.pointer(at + Field.MV_VALUES.in(abi));
    List<Object> values = new ArrayList<>(Math.min(count, 1024));
    for (int i = 0; i < count; i++) {
      long element = array + (long) each * i;
      values.add(
          type == PropType.MV_CLSID
              ? Guid.decode(memory.bytes(element, Guid.SIZE))
              : single(element, type.element()));
    }
    return values;
  }

  private Object single(long at, PropType type) {
    return switch (type) {
      case I2 -> memory.u2(at);
      case LONG -> memory.u4(at);
      case R4 -> Float.intBitsToFloat(memory.u4(at));
      case DOUBLE, APPTIME -> Double.longBitsToDouble(memory.i8(at));
      case CURRENCY, I8 -> memory.i8(at);
      case ERROR -> reason(memory.u4(at));
      case BOOLEAN -> memory.u2(at) != 0;
      case SYSTIME -> FileTime.decode(memory.i8(at));
      case UNICODE -> memory.utf16(memory.pointer(at));
      case STRING8 -> memory.string8(memory.pointer(at));
      case CLSID -> Guid.decode(memory.bytes(memory.pointer(at), Guid.SIZE));
      case BINARY -> binary(at);
      default -> PropType.NO_VALUE; // PT_NULL, PT_OBJECT
    };
  }

  /** Cells that are not there are many, and all alike. */
  private static HResult reason(int code) {
    return code == HResult.NOT_FOUND.code() ? HResult.NOT_FOUND : new HResult(code);
  }

  private Binary binary(long at) {
    int count =
        memory.count(at + Field.SBINARY_CB.in(abi), MemoryView.MAX_BYTES, "bytes of a PT_BINARY");
    return count == 0
        ? Binary.EMPTY
        : Binary.of(memory.bytes(memory.pointer(at + Field.SBINARY_LPB.in(abi)), count));
  }
}
