// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.codec;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.TreeMap;

/** An address space with nothing in it but what is put there; reading elsewhere fails the test. */
final class FakeMemory implements MemoryView.Source {
  static final Charset ANSI = Charset.forName("windows-1252");
  private static final int PAGE = 4096;

  private final Map<Long, byte[]> pages = new TreeMap<>();
  int reads;

  /** Puts bytes at an address; the rest of the pages they are in is 0xCC. */
  void put(long address, byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      long at = address + i;
      pages.computeIfAbsent(at / PAGE, page -> filled())[(int) (at % PAGE)] = bytes[i];
    }
  }

  private static byte[] filled() {
    byte[] page = new byte[PAGE];
    java.util.Arrays.fill(page, (byte) 0xCC);
    return page;
  }

  @Override
  public void read(long address, byte[] into, int offset, int length) {
    reads++;
    for (int i = 0; i < length; i++) {
      long at = address + i;
      byte[] page = pages.get(at / PAGE);
      if (page == null) {
        throw new Error("Invalid memory access"); // as JNA does
      }
      into[offset + i] = page[(int) (at % PAGE)];
    }
  }

  MemoryView view(Abi abi) {
    return view(abi, new MemoryView.Buffers());
  }

  MemoryView view(Abi abi, MemoryView.Buffers buffers) {
    return new MemoryView(abi, ANSI, this, "ITest::Method", buffers);
  }
}
