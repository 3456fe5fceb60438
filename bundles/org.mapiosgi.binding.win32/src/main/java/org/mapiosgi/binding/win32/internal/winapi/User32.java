// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.winapi;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** user32.dll, direct-mapped: no reflection and no objects in what a pump calls all day. */
public final class User32 {
  private static final int UOI_FLAGS = 1;
  private static final int WSF_VISIBLE = 1;
  private static final int USEROBJECTFLAGS = 12; // fInherit, fReserved, dwFlags
  private static final int USEROBJECTFLAGS_FLAGS = 8;
  // The number is as wide as a pointer: an int would lose its sign.
  private static final Pointer HWND_MESSAGE = Pointer.createConstant(-3L);

  static {
    WindowsLibrary.register(User32.class, "user32");
  }

  private User32() {}

  // Named as the DLL exports them.
  private static native int MsgWaitForMultipleObjectsEx(
      int count, Pointer handles, int milliseconds, int wakeMask, int flags);

  private static native boolean PeekMessageW(
      Pointer message, @Nullable Pointer window, int first, int last, int remove);

  private static native int GetQueueStatus(int kinds);

  private static native boolean TranslateMessage(Pointer message);

  private static native Pointer DispatchMessageW(Pointer message);

  private static native @Nullable Pointer GetProcessWindowStation();

  private static native boolean GetUserObjectInformationW(
      Pointer object, int index, Pointer information, int length, @Nullable Pointer needed);

  private static native void PostQuitMessage(int exitCode);

  private static native short RegisterClassExW(Pointer windowClass);

  private static native boolean UnregisterClassW(Pointer name, Pointer instance);

  private static native @Nullable Pointer CreateWindowExW(
      int extendedStyle,
      Pointer className,
      @Nullable Pointer title,
      int style,
      int x,
      int y,
      int width,
      int height,
      Pointer parent,
      @Nullable Pointer menu,
      Pointer instance,
      @Nullable Pointer parameter);

  private static native boolean DestroyWindow(Pointer window);

  private static native Pointer DefWindowProcW(
      Pointer window, int message, Pointer wParam, Pointer lParam);

  private static native boolean PostMessageW(
      Pointer window, int message, @Nullable Pointer wParam, @Nullable Pointer lParam);

  private static native boolean SendNotifyMessageW(
      Pointer window, int message, Pointer wParam, @Nullable Pointer lParam);

  private static native boolean InSendMessage();

  private static native int RegisterWindowMessageW(Pointer name);

  private static native @Nullable Pointer SetTimer(
      @Nullable Pointer window, Pointer id, int milliseconds, @Nullable Pointer procedure);

  private static native boolean KillTimer(Pointer window, Pointer id);

  /** MsgWaitForMultipleObjectsEx. */
  public static int msgWait(int count, Pointer handles, int milliseconds, int wakeMask, int flags) {
    return MsgWaitForMultipleObjectsEx(count, handles, milliseconds, wakeMask, flags);
  }

  /** PeekMessageW, for any window and any message. */
  public static boolean peekMessage(Pointer message, int remove) {
    return PeekMessageW(message, null, 0, 0, remove);
  }

  /** PeekMessageW, for any window and one message; WM_QUIT comes through all the same. */
  public static boolean peekMessage(Pointer message, int only, int remove) {
    return PeekMessageW(message, null, only, only, remove);
  }

  /**
   * GetQueueStatus; whether any message of these kinds (QS_*) is there now, seen before or not.
   * Calls no window procedure.
   */
  public static boolean isInQueue(int kinds) {
    // The lower half tells what is new since the last look; it is forgotten by this one (P2).
    return GetQueueStatus(kinds) >>> 16 != 0;
  }

  /** PostQuitMessage. */
  public static void postQuit(int exitCode) {
    PostQuitMessage(exitCode);
  }

  /** RegisterClassExW; whether it succeeded. */
  public static boolean registerClass(Pointer windowClass) {
    return RegisterClassExW(windowClass) != 0;
  }

  /** UnregisterClassW. */
  public static boolean unregisterClass(Pointer name, Pointer instance) {
    return UnregisterClassW(name, instance);
  }

  /** CreateWindowExW without anything to see; null on failure. */
  public static @Nullable Pointer createMessageWindow(Pointer className, Pointer instance) {
    return CreateWindowExW(0, className, null, 0, 0, 0, 0, 0, HWND_MESSAGE, null, instance, null);
  }

  /** DestroyWindow. */
  public static boolean destroyWindow(Pointer window) {
    return DestroyWindow(window);
  }

  /** DefWindowProcW. */
  public static Pointer defWindowProc(Pointer window, int message, Pointer wParam, Pointer lParam) {
    return DefWindowProcW(window, message, wParam, lParam);
  }

  /** PostMessageW. */
  public static boolean post(
      Pointer window, int message, @Nullable Pointer wParam, @Nullable Pointer lParam) {
    return PostMessageW(window, message, wParam, lParam);
  }

  /** SendNotifyMessageW. */
  public static boolean sendNotify(
      Pointer window, int message, Pointer wParam, @Nullable Pointer lParam) {
    return SendNotifyMessageW(window, message, wParam, lParam);
  }

  /** InSendMessage. */
  public static boolean inSendMessage() {
    return InSendMessage();
  }

  /** RegisterWindowMessageW; 0 on failure. */
  public static int registerMessage(Pointer name) {
    return RegisterWindowMessageW(name);
  }

  /** SetTimer; whether it succeeded. */
  public static boolean setTimer(@Nullable Pointer window, Pointer id, int milliseconds) {
    return SetTimer(window, id, milliseconds, null) != null;
  }

  /** KillTimer. */
  public static boolean killTimer(Pointer window, Pointer id) {
    return KillTimer(window, id);
  }

  /** TranslateMessage and DispatchMessageW. */
  public static void translateAndDispatch(Pointer message) {
    TranslateMessage(message);
    DispatchMessageW(message);
  }

  /**
   * Says whether the window station of this process is the one that a person sees; that of a
   * service is not.
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
