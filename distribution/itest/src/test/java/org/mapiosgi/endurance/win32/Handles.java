// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.endurance.win32;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.ptr.IntByReference;
import java.util.stream.LongStream;

/**
 * Counts the handles of this process in the system's list of all handles, because Wine's
 * GetProcessHandleCount always answers 0.
 */
final class Handles {
  private static final int SYSTEM_EXTENDED_HANDLE_INFORMATION = 64;
  private static final int STATUS_INFO_LENGTH_MISMATCH = 0xC0000004;
  private static final int MOST_BYTES = 1 << 28;

  /* SYSTEM_HANDLE_INFORMATION_EX: two numbers as wide as a pointer, then the entries. */
  private static final int HEAD = 2 * Native.POINTER_SIZE;
  private static final int ENTRY = 3 * Native.POINTER_SIZE + 16;
  private static final int PROCESS = Native.POINTER_SIZE;

  private final Function query = Function.getFunction("ntdll", "NtQuerySystemInformation");
  private final int own =
      Function.getFunction("kernel32", "GetCurrentProcessId").invokeInt(new Object[0]);

  long ofThisProcess() {
    for (int size = 1 << 20; size <= MOST_BYTES; size *= 2) {
      try (Memory all = new Memory(size)) {
        int status =
            query.invokeInt(
                new Object[] {SYSTEM_EXTENDED_HANDLE_INFORMATION, all, size, new IntByReference()});
        if (status == 0) {
          return LongStream.range(0, all.getNativeLong(0).longValue())
              .filter(index -> all.getInt(HEAD + index * ENTRY + PROCESS) == own)
              .count();
        }
        if (status != STATUS_INFO_LENGTH_MISMATCH) {
          throw new IllegalStateException(
              "NtQuerySystemInformation: 0x" + Integer.toHexString(status));
        }
      }
    }
    throw new IllegalStateException("the list of handles is longer than " + MOST_BYTES + " bytes");
  }
}
