// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.winapi;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.util.Map;

/** Binds the native methods of a class to a DLL of Windows. */
public final class WindowsLibrary {
  /** __stdcall. 64-bit Windows has one convention only, and JNA's direct mapping no other name. */
  public static final int STDCALL =
      Native.POINTER_SIZE == 4 ? Function.ALT_CONVENTION : Function.C_CONVENTION;

  private WindowsLibrary() {}

  /** Direct mapping, __stdcall. To be called by the class's static initializer. */
  public static void register(Class<?> bound, String dll) {
    Native.register(
        bound, NativeLibrary.getInstance(dll, Map.of(Library.OPTION_CALLING_CONVENTION, STDCALL)));
  }
}
