// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.win32.StdCallLibrary.StdCallCallback;
import java.util.HashMap;
import java.util.Map;

/**
 * ALLOCATEBUFFER, ALLOCATEMORE and FREEBUFFER (MAPIDefS.h) for functions that take them. Those of
 * mapi32.dll work only while MAPI is initialised. All memory lives as long as this object.
 */
final class JavaBuffers {
  /** Makes a buffer. */
  interface Allocate extends StdCallCallback {
    int invoke(int size, Pointer result);
  }

  /** Makes a buffer that ends with another. */
  interface AllocateMore extends StdCallCallback {
    int invoke(int size, Pointer owner, Pointer result);
  }

  /** Ends a buffer. */
  interface Free extends StdCallCallback {
    int invoke(Pointer buffer);
  }

  private final Map<Pointer, Memory> all = new HashMap<>();

  // Fields, because native code may call them as long as it knows them.
  final Allocate allocate = this::make;
  final AllocateMore more = (size, owner, result) -> make(size, result);
  final Free free = buffer -> 0;

  private int make(int size, Pointer result) {
    Memory made = new Memory(Math.max(size, 1));
    all.put(made, made);
    result.setPointer(0, made);
    return 0;
  }
}
