// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.winapi;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.WinDef.HWND;
import com.sun.jna.platform.win32.WinUser.WNDENUMPROC;
import com.sun.jna.ptr.IntByReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Of user32.dll what looks at windows of other threads of this process. Nothing here waits for such
 * a thread without an end.
 */
public final class Windows {
  private static final int WM_GETTEXT = 0x000D;
  private static final int SMTO_ABORTIFHUNG = 0x2;
  private static final int GW_OWNER = 4;
  private static final int GWL_STYLE = -16;
  private static final int LONGEST_TEXT = 1024;
  private static final int LONGEST_CLASS_NAME = 256;
  private static final int ANSWER_MS = 100;
  private static final int BYTES_PER_CHAR = 2;

  static {
    WindowsLibrary.register(Windows.class, "user32");
  }

  private Windows() {}

  // Named as the DLL exports them.
  private static native boolean EnumWindows(WNDENUMPROC found, @Nullable Pointer data);

  private static native boolean EnumChildWindows(
      Pointer parent, WNDENUMPROC found, @Nullable Pointer data);

  private static native int GetWindowThreadProcessId(Pointer window, IntByReference process);

  private static native int GetClassNameW(Pointer window, Pointer name, int size);

  private static native Pointer SendMessageTimeoutW(
      Pointer window,
      int message,
      Pointer first,
      Pointer second,
      int flags,
      int milliseconds,
      Pointer result);

  private static native boolean PostMessageW(
      Pointer window, int message, Pointer first, Pointer second);

  private static native boolean IsWindowVisible(Pointer window);

  private static native boolean IsWindowEnabled(Pointer window);

  private static native Pointer GetWindow(Pointer window, int relation);

  private static native Pointer GetDlgItem(Pointer dialog, int id);

  private static native int GetDlgCtrlID(Pointer control);

  private static native int GetWindowLongW(Pointer window, int index);

  /** The top-level windows of the calling thread's desktop. */
  public static List<Pointer> topLevel() {
    List<Pointer> all = new ArrayList<>();
    // Called on this thread, before EnumWindows returns.
    EnumWindows((window, data) -> collect(all, window), null);
    return all;
  }

  /** All windows within a window. */
  public static List<Pointer> within(Pointer parent) {
    List<Pointer> all = new ArrayList<>();
    EnumChildWindows(parent, (window, data) -> collect(all, window), null);
    return all;
  }

  private static boolean collect(List<Pointer> all, HWND window) {
    all.add(window.getPointer());
    return true;
  }

  /** The id of the thread that made a window of this process; 0 where it is another's, or gone. */
  public static int threadOf(Pointer window) {
    IntByReference process = new IntByReference();
    int thread = GetWindowThreadProcessId(window, process);
    return process.getValue() == Kernel32.processId() ? thread : 0;
  }

  /** GetClassNameW; empty where the window is gone. */
  public static String className(Pointer window) {
    try (Memory name = new Memory((long) LONGEST_CLASS_NAME * BYTES_PER_CHAR)) {
      int length = GetClassNameW(window, name, LONGEST_CLASS_NAME);
      return text(name, length);
    }
  }

  /** A window's text, where its thread gives it at once; else empty. */
  public static String text(Pointer window) {
    try (Memory text = new Memory((long) LONGEST_TEXT * BYTES_PER_CHAR);
        Memory length = new Memory(com.sun.jna.Native.POINTER_SIZE)) {
      Pointer answered =
          SendMessageTimeoutW(
              window,
              WM_GETTEXT,
              Pointer.createConstant((long) LONGEST_TEXT),
              text,
              SMTO_ABORTIFHUNG,
              ANSWER_MS,
              length);
      return answered == null ? "" : text(text, Math.min(length.getInt(0), LONGEST_TEXT));
    }
  }

  private static String text(Memory text, int length) {
    return new String(
        text.getByteArray(0, Math.max(0, length) * BYTES_PER_CHAR), StandardCharsets.UTF_16LE);
  }

  /** Says whether the window is visible and takes input. */
  public static boolean isUsable(Pointer window) {
    return IsWindowVisible(window) && IsWindowEnabled(window);
  }

  /** Says whether the window's owner takes no input. */
  public static boolean hasDisabledOwner(Pointer window) {
    Pointer owner = GetWindow(window, GW_OWNER);
    return owner != null && !IsWindowEnabled(owner);
  }

  /** GetWindowLongW of GWL_STYLE. */
  public static int style(Pointer window) {
    return GetWindowLongW(window, GWL_STYLE);
  }

  /** GetDlgItem; null where there is none. */
  public static Pointer control(Pointer dialog, int id) {
    return GetDlgItem(dialog, id);
  }

  /** GetDlgCtrlID. */
  public static int controlId(Pointer control) {
    return GetDlgCtrlID(control);
  }

  /** PostMessageW. */
  public static boolean post(Pointer window, int message, int first, Pointer second) {
    return PostMessageW(window, message, Pointer.createConstant((long) first), second);
  }
}
