// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.winapi;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** Maps the functions of ole32.dll that wait. */
public final class Com {
  private static final int S_OK = 0;
  private static final int RPC_S_CALLPENDING = 0x80010115;
  private static final int COWAIT_DISPATCH_CALLS = 0x8;
  private static final int APTTYPE_STA = 0;
  private static final int APTTYPE_MAINSTA = 3;

  /**
   * How a wait ended.
   *
   * @param result its HRESULT
   * @param index what WaitForMultipleObjects would have returned
   */
  public record Wait(int result, int index) {
    /** Says whether a handle was signalled. */
    public boolean isSignalled() {
      return result == S_OK;
    }

    /** Says whether the time was over. */
    public boolean isTimeout() {
      return result == RPC_S_CALLPENDING;
    }
  }

  static {
    WindowsLibrary.register(Com.class, "ole32");
  }

  private Com() {}

  // Named as the DLL exports them.
  private static native int CoWaitForMultipleHandles(
      int flags, int milliseconds, int count, Pointer handles, IntByReference index);

  private static native int CoGetApartmentType(IntByReference type, IntByReference qualifier);

  /** Says whether the calling thread is a single-threaded apartment. */
  public static boolean isSingleThreaded() {
    IntByReference type = new IntByReference();
    return CoGetApartmentType(type, new IntByReference()) == S_OK
        && (type.getValue() == APTTYPE_STA || type.getValue() == APTTYPE_MAINSTA);
  }

  /** CoWaitForMultipleHandles: answers calls of COM, and sent messages, meanwhile. */
  public static Wait await(int count, Pointer handles, int milliseconds) {
    IntByReference index = new IntByReference();
    int result =
        CoWaitForMultipleHandles(COWAIT_DISPATCH_CALLS, milliseconds, count, handles, index);
    return new Wait(result, index.getValue());
  }
}
