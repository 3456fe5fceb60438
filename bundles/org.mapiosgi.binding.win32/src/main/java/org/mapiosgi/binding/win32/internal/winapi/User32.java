// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.winapi;

import com.sun.jna.Pointer;

/** user32.dll, direct-mapped: no reflection and no objects in what a pump calls all day. */
public final class User32 {
  static {
    WindowsLibrary.register(User32.class, "user32");
  }

  private User32() {}

  // Named as the DLL exports them.
  private static native int MsgWaitForMultipleObjectsEx(
      int count, Pointer handles, int milliseconds, int wakeMask, int flags);

  private static native boolean PeekMessageW(
      Pointer message, Pointer window, int first, int last, int remove);

  private static native boolean TranslateMessage(Pointer message);

  private static native Pointer DispatchMessageW(Pointer message);

  /** MsgWaitForMultipleObjectsEx. */
  public static int msgWait(int count, Pointer handles, int milliseconds, int wakeMask, int flags) {
    return MsgWaitForMultipleObjectsEx(count, handles, milliseconds, wakeMask, flags);
  }

  /** PeekMessageW, for any window and any message. */
  public static boolean peekMessage(Pointer message, int remove) {
    return PeekMessageW(message, null, 0, 0, remove);
  }

  /** TranslateMessage and DispatchMessageW. */
  public static void translateAndDispatch(Pointer message) {
    TranslateMessage(message);
    DispatchMessageW(message);
  }
}
