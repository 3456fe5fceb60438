// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.windows;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.win32.StdCallLibrary;

/** As much of user32.dll as the workloads need for themselves. */
interface User32 extends StdCallLibrary {
  User32 INSTANCE = Native.load("user32", User32.class);

  int WM_APP = 0x8000;
  int PM_REMOVE = 0x1;
  int QS_ALLINPUT = 0x04FF;
  int MWMO_INPUTAVAILABLE = 0x4;
  int GWLP_WNDPROC = -4;

  /** A window procedure. */
  interface WindowProcedure extends StdCallCallback {
    long call(Pointer window, int message, long wParam, long lParam);
  }

  Pointer CreateWindowExW(
      int extendedStyle,
      WString className,
      WString name,
      int style,
      int x,
      int y,
      int width,
      int height,
      Pointer parent,
      Pointer menu,
      Pointer instance,
      Pointer parameter);

  Pointer SetWindowLongPtrW(Pointer window, int index, WindowProcedure procedure);

  long DefWindowProcW(Pointer window, int message, long wParam, long lParam);

  boolean PostMessageW(Pointer window, int message, long wParam, long lParam);

  boolean PeekMessageW(Pointer message, Pointer window, int first, int last, int remove);

  boolean TranslateMessage(Pointer message);

  long DispatchMessageW(Pointer message);

  int MsgWaitForMultipleObjectsEx(
      int count, Pointer handles, int milliseconds, int mask, int flags);
}
