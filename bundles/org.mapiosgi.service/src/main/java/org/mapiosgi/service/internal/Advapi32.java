// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.service.internal;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** advapi32.dll, direct-mapped; named as the DLL exports them. */
final class Advapi32 {
  static {
    // __stdcall. 64-bit Windows has one convention only, and JNA's direct mapping no other name.
    int convention = Native.POINTER_SIZE == 4 ? Function.ALT_CONVENTION : Function.C_CONVENTION;
    Native.register(
        Advapi32.class,
        NativeLibrary.getInstance(
            "advapi32", Map.of(Library.OPTION_CALLING_CONVENTION, convention)));
  }

  private Advapi32() {}

  /** Returns when the process is no service any more; false where it has not become one. */
  static native boolean StartServiceCtrlDispatcherW(Pointer table);

  /** Null on failure. */
  static native @Nullable Pointer RegisterServiceCtrlHandlerExW(
      Pointer name, Pointer handler, @Nullable Pointer context);

  static native boolean SetServiceStatus(Pointer handle, Pointer status);
}
