// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.winapi;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the type of the kernel object behind a handle, by ntdll.dll. */
public final class ObjectTypes {
  /** The kernel's own word for one. */
  public static final String MUTEX = "Mutant";

  private static final int OBJECT_TYPE_INFORMATION = 2;

  // PUBLIC_OBJECT_TYPE_INFORMATION with its name behind; the longest that Windows has is short.
  private static final int ROOM = 1024;

  static {
    WindowsLibrary.register(ObjectTypes.class, "ntdll");
  }

  private ObjectTypes() {}

  // Named as the DLL exports it.
  private static native int NtQueryObject(
      Pointer handle, int kind, Pointer information, int length, @Nullable Pointer needed);

  /** The name of its type, such as {@code Event}; empty where it is no handle. */
  public static String of(Pointer handle) {
    try (Memory type = new Memory(ROOM)) {
      int status = NtQueryObject(handle, OBJECT_TYPE_INFORMATION, type, ROOM, null);
      // A UNICODE_STRING: bytes used, bytes there, and where they are.
      Pointer name = status == 0 ? type.getPointer(Native.POINTER_SIZE) : null;
      return name == null
          ? ""
          : new String(name.getByteArray(0, type.getShort(0)), StandardCharsets.UTF_16LE);
    }
  }
}
