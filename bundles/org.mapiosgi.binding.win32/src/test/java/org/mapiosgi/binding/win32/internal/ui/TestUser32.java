// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.ui;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.win32.StdCallLibrary;

/** Of user32.dll what shows a dialog and answers one; named as the DLL exports it. */
interface TestUser32 extends StdCallLibrary {
  TestUser32 INSTANCE = Native.load("user32", TestUser32.class);

  int MessageBoxW(Pointer owner, WString text, WString caption, int type);

  boolean PostMessageW(Pointer window, int message, Pointer first, Pointer second);
}
