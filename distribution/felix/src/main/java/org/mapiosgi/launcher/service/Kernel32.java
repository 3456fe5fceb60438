// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;

/** kernel32.dll, in its wide form. */
interface Kernel32 extends StdCallLibrary {
  static Kernel32 load() {
    return Native.load("kernel32", Kernel32.class, W32APIOptions.UNICODE_OPTIONS);
  }

  Pointer LocalFree(Pointer memory);

  /** The number of characters that are needed, the terminator included; 0 on failure. */
  int ExpandEnvironmentStrings(String text, Pointer into, int characters);

  /** The number of characters that were written; 0 on failure. */
  int FormatMessage(
      int flags, Pointer source, int message, int language, Pointer into, int size, Pointer rest);
}
