// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.binding.win32.internal.winapi.WindowsLibrary;

/** An IStream in memory for the state of a synchronizer (CreateStreamOnHGlobal). */
final class StateStream {
  /** The longest state that is believed. */
  private static final int LONGEST = 16 << 20;

  private static final int DELETE_ON_RELEASE = 1;

  static {
    WindowsLibrary.register(StateStream.class, "ole32");
  }

  private StateStream() {}

  // Named as the DLL exports it.
  private static native int CreateStreamOnHGlobal(
      @Nullable Pointer global, int deleteOnRelease, PointerByReference stream);

  /** A stream that begins with the given bytes, at its beginning. */
  static Win32Stream of(MapiProcess mapi, byte[] bytes) {
    PointerByReference result = new PointerByReference();
    HResult hr = new HResult(CreateStreamOnHGlobal(null, DELETE_ON_RELEASE, result));
    if (hr.isFailure()) {
      throw MapiException.of("CreateStreamOnHGlobal", hr);
    }
    Win32Stream stream = new Win32Stream(mapi, result.getValue());
    try {
      stream.write(bytes, 0, bytes.length);
      stream.rewind();
      return stream;
    } catch (RuntimeException | Error e) {
      stream.release();
      throw e;
    }
  }

  /** Reads a stream from its beginning to its end. */
  static byte[] read(Win32Stream stream) {
    stream.rewind();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] part = new byte[4096];
    for (int read = stream.read(part, 0, part.length);
        read > 0;
        read = stream.read(part, 0, part.length)) {
      all.write(part, 0, read);
      if (all.size() > LONGEST) {
        throw MapiException.of(
            "IExchangeExportChanges::UpdateState",
            HResult.TOO_BIG,
            "a state of more than " + LONGEST + " bytes");
      }
    }
    return all.toByteArray();
  }
}
