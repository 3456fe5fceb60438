// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import org.mapiosgi.tck.EventObjects;

/** Windows' events, for the contract. */
record WindowsEvents() implements EventObjects {
  private record One(HANDLE event) implements Event {
    @Override
    public long handle() {
      return Pointer.nativeValue(event.getPointer());
    }

    @Override
    public void set() {
      Kernel32.INSTANCE.SetEvent(event);
    }

    @Override
    public void reset() {
      Kernel32.INSTANCE.ResetEvent(event);
    }

    @Override
    public void close() {
      Kernel32.INSTANCE.CloseHandle(event);
    }
  }

  @Override
  public Event create(boolean manualReset) {
    HANDLE event = Kernel32.INSTANCE.CreateEvent(null, manualReset, false, null);
    if (event == null) {
      throw new AssertionError("CreateEvent: " + Kernel32.INSTANCE.GetLastError());
    }
    return new One(event);
  }
}
