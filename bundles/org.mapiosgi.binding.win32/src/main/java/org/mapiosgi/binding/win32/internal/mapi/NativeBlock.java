// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import org.mapiosgi.binding.win32.internal.codec.Abi;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;

/** The arguments of one native call in native memory, freed with the call. */
final class NativeBlock implements AutoCloseable {
  private final Abi abi;
  private final Memory memory;

  NativeBlock(BlockBuilder builder) {
    this.abi = builder.abi();
    this.memory = new Memory(builder.size());
    byte[] bytes = builder.at(Pointer.nativeValue(memory));
    memory.write(0, bytes, 0, bytes.length);
  }

  Pointer at(int offset) {
    return memory.share(offset);
  }

  int u4(int offset) {
    return memory.getInt(offset);
  }

  /** A pointer or ULONG_PTR; 0 is null. */
  long pointer(int offset) {
    return abi == Abi.X64 ? memory.getLong(offset) : Integer.toUnsignedLong(memory.getInt(offset));
  }

  byte[] bytes(int offset, int length) {
    return memory.getByteArray(offset, length);
  }

  @Override
  public void close() {
    memory.close();
  }
}
