// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.windows;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.win32.StdCallLibrary;
import org.mapiosgi.benchmark.subject.Events;

/** As much of kernel32.dll as the workloads need for themselves. */
interface Kernel32 extends StdCallLibrary {
  Kernel32 INSTANCE = Native.load("kernel32", Kernel32.class);

  Pointer CreateEventW(Pointer security, boolean manualReset, boolean signalled, Pointer name);

  boolean SetEvent(Pointer event);

  /** An event of its own; it ends with the process. */
  record KernelEvent(Pointer event) implements Events.Event {
    static KernelEvent create() {
      Pointer event = INSTANCE.CreateEventW(null, false, false, null);
      if (event == null) {
        throw new IllegalStateException("CreateEventW gave no event");
      }
      return new KernelEvent(event);
    }

    @Override
    public long handle() {
      return Pointer.nativeValue(event);
    }

    @Override
    public void signal() {
      if (!INSTANCE.SetEvent(event)) {
        throw new IllegalStateException("SetEvent failed");
      }
    }
  }
}
