// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One contiguous piece of native memory in the making: structures, what they point to, and room for
 * results, laid out in Java and written with a single copy once its address is known.
 */
public final class BlockBuilder {
  private static final int ALIGNMENT = 8;

  private final Abi abi;
  private ByteBuffer bytes = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
  private int size;
  private int[] pointers = new int[16];
  private int pointerCount;

  /** An empty block. */
  public BlockBuilder(Abi abi) {
    this.abi = abi;
  }

  /** Whose structures these are. */
  public Abi abi() {
    return abi;
  }

  /** Makes room for bytes, all zero, aligned for any type; returns where they are. */
  public int reserve(int length) {
    int at = Math.addExact(size, ALIGNMENT - 1) & -ALIGNMENT;
    int end = Math.addExact(at, length);
    if (end > bytes.capacity()) {
      byte[] larger = Arrays.copyOf(bytes.array(), Math.max(end, bytes.capacity() * 2));
      bytes = ByteBuffer.wrap(larger).order(ByteOrder.LITTLE_ENDIAN);
    }
    size = end;
    return at;
  }

  /** Room for a pointer or ULONG_PTR that the call fills in. */
  public int reservePointer() {
    return reserve(abi.pointerSize());
  }

  /** Copies bytes in; returns where they are. */
  public int append(byte[] content) {
    int at = reserve(content.length);
    bytes.put(at, content);
    return at;
  }

  /** UTF-16 text with its terminator; returns where it is. */
  public int appendUtf16(String text) {
    int at = reserve((text.length() + 1) * 2);
    for (int i = 0; i < text.length(); i++) {
      bytes.putChar(at + 2 * i, text.charAt(i));
    }
    return at;
  }

  /** Sets 16 bits. */
  public void u2(int at, int value) {
    bytes.putShort(at, (short) value);
  }

  /** Sets 32 bits. */
  public void u4(int at, int value) {
    bytes.putInt(at, value);
  }

  /** Sets 64 bits. */
  public void i8(int at, long value) {
    bytes.putLong(at, value);
  }

  /** Sets a pointer to another place in this block. */
  public void pointer(int at, int target) {
    if (pointerCount == pointers.length) {
      pointers = Arrays.copyOf(pointers, pointerCount * 2);
    }
    pointers[pointerCount++] = at;
    putPointer(at, target);
  }

  /** Bytes so far; never 0, so that the block has an address. */
  public int size() {
    return Math.max(size, 1);
  }

  /** The bytes as they must stand at the given address. To be asked for once. */
  public byte[] at(long address) {
    for (int i = 0; i < pointerCount; i++) {
      putPointer(pointers[i], getPointer(pointers[i]) + address);
    }
    return Arrays.copyOf(bytes.array(), size());
  }

  private long getPointer(int at) {
    return abi == Abi.X64 ? bytes.getLong(at) : Integer.toUnsignedLong(bytes.getInt(at));
  }

  private void putPointer(int at, long value) {
    if (abi == Abi.X64) {
      bytes.putLong(at, value);
    } else {
      bytes.putInt(at, (int) value);
    }
  }
}
