// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.Tlhelp32;
import com.sun.jna.platform.win32.WinDef.DWORD;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.ptr.IntByReference;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Counts the system's objects that this process holds. It asks for each possible one, because
 * Wine's GetProcessHandleCount and GetGuiResources always answer 0.
 *
 * @param handles handles of kernel objects, by the number that the system gives their type
 * @param windows message-only windows
 * @param threads of the system, whoever made them
 * @param handleCount GetProcessHandleCount; 0 where the system does not tell
 * @param userObjects GetGuiResources; 0 where the system does not tell
 */
record ProcessObjects(
    Map<Integer, Integer> handles, int windows, int threads, int handleCount, int userObjects) {
  private static final int SYSTEM_EXTENDED_HANDLE_INFORMATION = 64;
  private static final int STATUS_INFO_LENGTH_MISMATCH = 0xC0000004;
  private static final int GR_USEROBJECTS = 1;
  private static final Pointer HWND_MESSAGE = Pointer.createConstant(-3L);

  /* SYSTEM_HANDLE_INFORMATION_EX, whose head is two numbers as wide as a pointer; its entries. */
  private static final int PROCESS = Native.POINTER_SIZE;
  private static final int TYPE = 3 * Native.POINTER_SIZE + 6;
  private static final int HEAD = 2 * Native.POINTER_SIZE;
  private static final int ENTRY = 3 * Native.POINTER_SIZE + 16;

  static ProcessObjects count() {
    IntByReference reported = new IntByReference();
    Function.getFunction("kernel32", "GetProcessHandleCount")
        .invokeInt(new Object[] {Kernel32.INSTANCE.GetCurrentProcess(), reported});
    int objects =
        Function.getFunction("user32", "GetGuiResources")
            .invokeInt(new Object[] {Kernel32.INSTANCE.GetCurrentProcess(), GR_USEROBJECTS});
    return new ProcessObjects(
        countHandles(), countWindows(), countThreads(), reported.getValue(), objects);
  }

  int handlesInAll() {
    return handles.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Fails where the process has more than before; of what a JVM makes too, than so many more. */
  void assertWithin(int more, ProcessObjects before) {
    assertThat(windows).as("windows").isLessThanOrEqualTo(before.windows);
    assertThat(threads).as("threads").isLessThanOrEqualTo(before.threads + more);
    assertThat(handlesInAll())
        .as("handles by type: %s, before %s", handles, before.handles)
        .isLessThanOrEqualTo(before.handlesInAll() + more);
    assertThat(handleCount).as("handle count").isLessThanOrEqualTo(before.handleCount + more);
    assertThat(userObjects).as("USER objects").isLessThanOrEqualTo(before.userObjects + more);
  }

  private static Map<Integer, Integer> countHandles() {
    int own = Kernel32.INSTANCE.GetCurrentProcessId();
    try (Memory all = handlesOfAll()) {
      return IntStream.range(0, Math.toIntExact(all.getNativeLong(0).longValue()))
          .mapToLong(index -> HEAD + (long) index * ENTRY)
          .filter(entry -> all.getInt(entry + PROCESS) == own)
          .mapToObj(entry -> all.getShort(entry + TYPE) & 0xFFFF)
          .collect(Collectors.toMap(type -> type, type -> 1, Integer::sum, TreeMap::new));
    }
  }

  /** Those of all processes: there is no asking for one's own. */
  private static Memory handlesOfAll() {
    Function query = Function.getFunction("ntdll", "NtQuerySystemInformation");
    for (int size = 1 << 20; ; size *= 2) {
      Memory all = new Memory(size);
      int status =
          query.invokeInt(
              new Object[] {SYSTEM_EXTENDED_HANDLE_INFORMATION, all, size, new IntByReference()});
      if (status == 0) {
        return all;
      }
      all.close();
      if (status != STATUS_INFO_LENGTH_MISMATCH) {
        throw new AssertionError("NtQuerySystemInformation: 0x" + Integer.toHexString(status));
      }
    }
  }

  private static int countWindows() {
    Function next = Function.getFunction("user32", "FindWindowExW");
    Function owner = Function.getFunction("user32", "GetWindowThreadProcessId");
    int own = Kernel32.INSTANCE.GetCurrentProcessId();
    int count = 0;
    Pointer window = null;
    do {
      window = next.invokePointer(new Object[] {HWND_MESSAGE, window, null, null});
      IntByReference process = new IntByReference();
      if (window != null && owner.invokeInt(new Object[] {window, process}) != 0) {
        count += process.getValue() == own ? 1 : 0;
      }
    } while (window != null);
    return count;
  }

  private static int countThreads() {
    HANDLE snapshot =
        Kernel32.INSTANCE.CreateToolhelp32Snapshot(Tlhelp32.TH32CS_SNAPTHREAD, new DWORD(0));
    try {
      int own = Kernel32.INSTANCE.GetCurrentProcessId();
      int count = 0;
      Tlhelp32.THREADENTRY32 thread = new Tlhelp32.THREADENTRY32();
      boolean more = Kernel32.INSTANCE.Thread32First(snapshot, thread);
      while (more) {
        count += thread.th32OwnerProcessID == own ? 1 : 0;
        more = Kernel32.INSTANCE.Thread32Next(snapshot, thread);
      }
      return count;
    } finally {
      Kernel32.INSTANCE.CloseHandle(snapshot);
    }
  }
}
