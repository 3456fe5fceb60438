// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import org.mapiosgi.binding.win32.internal.winapi.WindowsLibrary;

/** ole32.dll, direct-mapped. */
final class Ole32 implements Win32Mapi.Ole {
  static {
    WindowsLibrary.register(Ole32.class, "ole32");
  }

  // Named as the DLL exports them.
  private static native int OleInitialize(Pointer reserved);

  private static native void OleUninitialize();

  @Override
  public int initialize() {
    return OleInitialize(null);
  }

  @Override
  public void uninitialize() {
    OleUninitialize();
  }
}
