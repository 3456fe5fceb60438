// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.Charset;
import org.mapiosgi.binding.win32.internal.codec.Abi;
import org.mapiosgi.binding.win32.internal.codec.MemoryView;
import org.mapiosgi.binding.win32.internal.winapi.WindowsLibrary;

/** The calling convention, the memory and the code page of this process. */
final class NativeCode {
  private NativeCode() {}

  static Abi abi() {
    return Abi.ofPointerSize(Native.POINTER_SIZE);
  }

  /** The code page of PT_STRING8 and of strings without MAPI_UNICODE. */
  static Charset ansi() {
    // The ANSI code page of Windows, which -Dfile.encoding does not change.
    String name = System.getProperty("native.encoding");
    return name != null && Charset.isSupported(name)
        ? Charset.forName(name)
        : Charset.defaultCharset();
  }

  /** A __stdcall function. */
  static Function function(Pointer code) {
    return Function.getFunction(code, WindowsLibrary.STDCALL);
  }

  static MemoryView view(String operation) {
    return view(operation, new MemoryView.Buffers());
  }

  /** A view that uses the buffers of the one before it. */
  static MemoryView view(String operation, MemoryView.Buffers buffers) {
    return new MemoryView(
        abi(),
        ansi(),
        (address, into, offset, length) -> new Pointer(address).read(0, into, offset, length),
        operation,
        buffers);
  }
}
