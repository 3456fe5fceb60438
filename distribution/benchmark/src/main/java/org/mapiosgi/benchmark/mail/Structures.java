// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.mail;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.Union;
import java.time.Instant;

/**
 * MAPI's rows as subclasses of JNA's Structure, which is how many Java programs would read them.
 */
public final class Structures {
  private static final long EPOCH_SECONDS = Instant.parse("1601-01-01T00:00:00Z").getEpochSecond();

  /** SBinary. */
  @FieldOrder({"cb", "lpb"})
  public static class SBinary extends Structure {
    public int cb;
    public Pointer lpb;
  }

  /** The union of SPropValue. */
  public static class PropUnion extends Union {
    public short i;
    public int l;
    public long li;
    public short b;
    public Pointer lpszW;
    public SBinary bin;
  }

  /** SPropValue. */
  @FieldOrder({"ulPropTag", "dwAlignPad", "Value"})
  public static class SPropValue extends Structure {
    public int ulPropTag;
    public int dwAlignPad;
    public PropUnion Value;

    /** JNA's. */
    public SPropValue() {}

    /** At an address. */
    public SPropValue(Pointer at) {
      super(at);
    }
  }

  /** SRow. */
  @FieldOrder({"ulAdrEntryPad", "cValues", "lpProps"})
  public static class SRow extends Structure {
    public int ulAdrEntryPad;
    public int cValues;
    public Pointer lpProps;

    /** JNA's. */
    public SRow() {}

    /** At an address. */
    public SRow(Pointer at) {
      super(at);
    }
  }

  private Structures() {}

  /** The values of an SRowSet. */
  static Object[][] rows(Pointer set) {
    SRow first = new SRow(set.share(8));
    first.read();
    SRow[] rows = (SRow[]) first.toArray(set.getInt(0));
    Object[][] values = new Object[rows.length][];
    for (int number = 0; number < rows.length; number++) {
      SPropValue head = new SPropValue(rows[number].lpProps);
      head.read();
      SPropValue[] props = (SPropValue[]) head.toArray(rows[number].cValues);
      values[number] = new Object[props.length];
      for (int column = 0; column < props.length; column++) {
        values[number][column] = value(props[column]);
      }
    }
    return values;
  }

  private static Object value(SPropValue prop) {
    PropUnion value = prop.Value;
    return switch (prop.ulPropTag & 0xFFFF) {
      case 0x0003 -> {
        value.setType(int.class);
        value.read();
        yield value.l;
      }
      case 0x000B -> {
        value.setType("b");
        value.read();
        yield value.b != 0;
      }
      case 0x0014 -> {
        value.setType(long.class);
        value.read();
        yield value.li;
      }
      case 0x001F -> {
        value.setType(Pointer.class);
        value.read();
        yield value.lpszW.getWideString(0);
      }
      case 0x0040 -> {
        value.setType(long.class);
        value.read();
        yield Instant.ofEpochSecond(
            value.li / 10_000_000 + EPOCH_SECONDS, value.li % 10_000_000 * 100);
      }
      case 0x0102 -> {
        value.setType(SBinary.class);
        value.read();
        yield value.bin.lpb.getByteArray(0, value.bin.cb);
      }
      default -> throw new IllegalArgumentException("a type that the rows do not have");
    };
  }
}
