// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.winapi;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Optional;

/** user32.dll, direct-mapped: no reflection and no objects in what a pump calls all day. */
public final class User32 {
  private static final int UOI_FLAGS = 1;
  private static final int WSF_VISIBLE = 1;
  private static final int USEROBJECTFLAGS = 12; // fInherit, fReserved, dwFlags
  private static final int USEROBJECTFLAGS_FLAGS = 8;

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

  private static native Pointer GetProcessWindowStation();

  private static native boolean GetUserObjectInformationW(
      Pointer object, int index, Pointer information, int length, Pointer needed);

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

  /**
   * Whether the window station of this process is the one that a person sees; that of a service is
   * not.
   *
   * @return empty where Windows does not tell
   */
  public static Optional<Boolean> windowStationVisible() {
    Pointer station = GetProcessWindowStation();
    if (station == null) {
      return Optional.empty();
    }
    try (Memory flags = new Memory(USEROBJECTFLAGS)) {
      return GetUserObjectInformationW(station, UOI_FLAGS, flags, USEROBJECTFLAGS, null)
          ? Optional.of((flags.getInt(USEROBJECTFLAGS_FLAGS) & WSF_VISIBLE) != 0)
          : Optional.empty();
    }
  }
}
