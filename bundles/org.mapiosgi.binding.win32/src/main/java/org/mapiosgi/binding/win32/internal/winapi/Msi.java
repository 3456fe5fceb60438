// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.winapi;

import com.sun.jna.Memory;
import com.sun.jna.ptr.IntByReference;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** msi.dll, direct-mapped: where the Windows Installer has put things. */
public final class Msi {
  // Only tells. The default mode would start a repair of the product, with its dialogs.
  private static final int INSTALLMODE_EXISTING = -1;
  private static final int ERROR_SUCCESS = 0;
  private static final int MAX_CHARS = 1024;

  static {
    WindowsLibrary.register(Msi.class, "msi");
  }

  private Msi() {}

  // Named as the DLL exports it.
  private static native int MsiProvideQualifiedComponentW(
      Memory category, Memory qualifier, int installMode, Memory path, IntByReference chars);

  /** MsiProvideQualifiedComponentW; empty where there is no such component. */
  public static Optional<String> qualifiedComponent(String category, String qualifier) {
    try (Memory first = text(category);
        Memory second = text(qualifier);
        Memory path = new Memory(2L * MAX_CHARS)) {
      IntByReference chars = new IntByReference(MAX_CHARS);
      int error = MsiProvideQualifiedComponentW(first, second, INSTALLMODE_EXISTING, path, chars);
      return error == ERROR_SUCCESS ? Optional.of(path.getWideString(0)) : Optional.empty();
    }
  }

  private static Memory text(String text) {
    byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_16LE);
    Memory memory = new Memory(bytes.length);
    memory.write(0, bytes, 0, bytes.length);
    return memory;
  }
}
