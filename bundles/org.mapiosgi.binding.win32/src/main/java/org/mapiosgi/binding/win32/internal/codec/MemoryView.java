// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.codec;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.binding.win32.internal.crash.NativeCrash;

/**
 * Native memory as it stands while one call's result is decoded: little-endian reads by address.
 *
 * <p>Memory is fetched by the page. Protection on Windows has no finer grain, so the page around a
 * readable byte is readable, and one native call then serves the many small reads that a row set
 * asks for. Nothing may be read that the provider could be changing meanwhile, and a view must not
 * outlive the buffer it looks at.
 *
 * <p>Refuses with MAPI_E_CORRUPT_DATA addresses that cannot be in user space, counts that cannot be
 * true, and memory that cannot be read.
 */
public final class MemoryView {
  /** Copies raw memory; the one thing that needs native code. */
  @FunctionalInterface
  public interface Source {
    /** Copies {@code length} bytes from {@code address}. */
    void read(long address, byte[] into, int offset, int length);
  }

  /** The longest text or binary that is believed, in bytes. */
  public static final int MAX_BYTES = 256 << 20;

  private static final int PAGE = 4096;
  private static final int SLOTS = 16;
  // Windows never maps the first and the last 64 KB of user space.
  private static final long LOWEST = 0x1_0000L;
  private static final long HIGHEST_X64 = 0x7FFF_FFFE_FFFFL;
  private static final long HIGHEST_X86 = 0xFFFE_FFFFL;

  private static final VarHandle U2 =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle U4 =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle I8 =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final Abi abi;
  private final Charset ansi;
  private final Source source;
  private final String operation;
  private final long[] pages = new long[SLOTS];
  private final byte[][] contents;
  private final byte[] straddling = new byte[8];

  /** Holds text of one page. Most text is Latin-1, which String keeps as bytes, too. */
  private final byte[] latin1;

  /**
   * Holds the pages of one view after the other, for an owner that decodes often. Belongs to the
   * owner's thread; only the youngest view of it may be used.
   */
  public static final class Buffers {
    private final byte[][] contents = new byte[SLOTS][];
    private final byte[] latin1 = new byte[PAGE / 2];
  }

  /** A view for one decoding, with buffers of its own. */
  public MemoryView(Abi abi, Charset ansi, Source source, String operation) {
    this(abi, ansi, source, operation, new Buffers());
  }

  /**
   * A view for one decoding. It reads every page anew.
   *
   * @param ansi the code page of PT_STRING8
   * @param operation the call whose result is read, for errors
   */
  public MemoryView(Abi abi, Charset ansi, Source source, String operation, Buffers buffers) {
    this.abi = abi;
    this.ansi = ansi;
    this.source = source;
    this.operation = operation;
    this.contents = buffers.contents;
    this.latin1 = buffers.latin1;
    Arrays.fill(pages, -1);
  }

  /** Whose structures these are. */
  public Abi abi() {
    return abi;
  }

  /** That the memory does not hold what the call promises. */
  public MapiException corrupt(String detail) {
    return MapiException.of(
        operation, HResult.named("MAPI_E_CORRUPT_DATA"), "the provider returned " + detail);
  }

  /** 16 bits, signed. */
  public short u2(long address) {
    int at = offset(address);
    return at <= PAGE - 2
        ? (short) U2.get(page(address), at)
        : (short) U2.get(straddling(address, 2), 0);
  }

  /** 32 bits. */
  public int u4(long address) {
    int at = offset(address);
    return at <= PAGE - 4
        ? (int) U4.get(page(address), at)
        : (int) U4.get(straddling(address, 4), 0);
  }

  /** 64 bits. */
  public long i8(long address) {
    int at = offset(address);
    return at <= PAGE - 8
        ? (long) I8.get(page(address), at)
        : (long) I8.get(straddling(address, 8), 0);
  }

  /** A pointer; 0 is null. */
  public long pointer(long address) {
    return abi == Abi.X64 ? i8(address) : Integer.toUnsignedLong(u4(address));
  }

  /**
   * A number of things that follow.
   *
   * @param most what is still believed
   */
  public int count(long address, int most, String of) {
    int count = u4(address);
    if (count < 0 || count > most) {
      throw corrupt(Integer.toUnsignedString(count) + " " + of + ", more than " + most);
    }
    return count;
  }

  /** A copy of bytes. */
  public byte[] bytes(long address, int length) {
    if (length == 0) {
      return new byte[0];
    }
    check(address, length);
    byte[] copy = new byte[length];
    if (length > PAGE) {
      fetch(address, copy, length);
      return copy;
    }
    for (int done = 0; done < length; ) {
      int at = offset(address + done);
      int part = Math.min(PAGE - at, length - done);
      System.arraycopy(page(address + done), at, copy, done, part);
      done += part;
    }
    return copy;
  }

  /** UTF-16 text up to its terminator. Unpaired surrogates are kept. */
  public String utf16(long address) {
    byte[] page = page(address);
    int units = 0;
    for (int at = offset(address); at <= PAGE - 2; at += 2) {
      short unit = (short) U2.get(page, at);
      if (unit == 0) {
        return new String(latin1, 0, units, StandardCharsets.ISO_8859_1);
      }
      if ((unit & 0xFF00) != 0) {
        break;
      }
      latin1[units++] = (byte) unit;
    }
    return anyUtf16(address);
  }

  /** Text beyond Latin-1, or of more than one page. */
  private String anyUtf16(long address) {
    char[] text = new char[64];
    int length = 0;
    for (long next = address; length <= MAX_BYTES / 2; ) {
      int at = offset(next);
      byte[] page = at <= PAGE - 2 ? page(next) : straddling(next, 2);
      int units = Math.max(1, (PAGE - at) / 2);
      int first = at <= PAGE - 2 ? at : 0;
      for (int i = 0; i < units; i++) {
        char unit = (char) (short) U2.get(page, first + 2 * i);
        if (unit == 0) {
          return new String(text, 0, length);
        }
        if (length == text.length) {
          text = Arrays.copyOf(text, length * 2);
        }
        text[length++] = unit;
      }
      next += 2L * units;
    }
    throw corrupt("text without an end");
  }

  /** PT_STRING8 text up to its terminator. */
  public String string8(long address) {
    byte[] page = page(address);
    int at = offset(address);
    int length = bytes(page, at);
    return at + length < PAGE ? new String(page, at, length, ansi) : string8OfPages(address);
  }

  private String string8OfPages(long address) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (long next = address; text.size() <= MAX_BYTES; ) {
      byte[] page = page(next);
      int at = offset(next);
      int length = bytes(page, at);
      text.write(page, at, length);
      if (at + length < PAGE) {
        return text.toString(ansi);
      }
      next += length;
    }
    throw corrupt("text without an end");
  }

  /** The number of bytes before the terminator or the end of the page. */
  private static int bytes(byte[] page, int from) {
    int at = from;
    while (at < PAGE && page[at] != 0) {
      at++;
    }
    return at - from;
  }

  private static int offset(long address) {
    return (int) (address & (PAGE - 1));
  }

  /** Collects a value that two pages share. */
  private byte[] straddling(long address, int length) {
    for (int i = 0; i < length; i++) {
      straddling[i] = page(address + i)[offset(address + i)];
    }
    return straddling;
  }

  private byte[] page(long address) {
    long start = address & -PAGE;
    int slot = (int) (address / PAGE) & (SLOTS - 1);
    return pages[slot] == start ? contents[slot] : load(address, slot);
  }

  private byte[] load(long address, int slot) {
    check(address, 1);
    long start = address & -PAGE;
    pages[slot] = -1;
    if (contents[slot] == null) {
      contents[slot] = new byte[PAGE];
    }
    fetch(start, contents[slot], PAGE);
    pages[slot] = start;
    return contents[slot];
  }

  /** Memory that is not there makes JNA throw an Error; nothing ran, so nothing is broken. */
  private void fetch(long address, byte[] into, int length) {
    try {
      source.read(address, into, 0, length);
    } catch (Error unreadable) {
      if (!NativeCrash.is(unreadable)) {
        throw unreadable;
      }
      throw corrupt(
          String.format("a pointer to %d bytes at 0x%X, which cannot be read", length, address));
    }
  }

  /** Says whether a pointer can point into user space. */
  public boolean plausible(long pointer) {
    return inUserSpace(pointer, 1);
  }

  private boolean inUserSpace(long address, long length) {
    long highest = abi == Abi.X64 ? HIGHEST_X64 : HIGHEST_X86;
    return address >= LOWEST && address <= highest - length;
  }

  private void check(long address, long length) {
    if (!inUserSpace(address, length)) {
      throw corrupt(
          address == 0
              ? "a null pointer where there must be one"
              : String.format("the pointer 0x%X, which is outside of user space", address));
    }
  }
}
