// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Native;

/** The vtable of a COM object that is ours. */
final class Vtable {
  private Vtable() {}

  /**
   * A vtable in native memory.
   *
   * @param slots in its order; whoever makes it keeps them, because native code does not
   */
  static Memory of(Callback... slots) {
    Memory vtable = new Memory((long) slots.length * Native.POINTER_SIZE);
    for (int i = 0; i < slots.length; i++) {
      vtable.setPointer(
          (long) i * Native.POINTER_SIZE, CallbackReference.getFunctionPointer(slots[i]));
    }
    return vtable;
  }
}
