// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.winapi;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.util.Map;

/** Binds the native methods of a class to a DLL of Windows. */
public final class WindowsLibrary {
  private WindowsLibrary() {}

  /** Direct mapping, __stdcall. To be called by the class's static initializer. */
  public static void register(Class<?> bound, String dll) {
    Native.register(
        bound,
        NativeLibrary.getInstance(
            dll, Map.of(Library.OPTION_CALLING_CONVENTION, Function.ALT_CONVENTION)));
  }
}
