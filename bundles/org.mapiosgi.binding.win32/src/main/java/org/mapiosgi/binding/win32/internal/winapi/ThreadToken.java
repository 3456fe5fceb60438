// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.winapi;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.ptr.PointerByReference;
import java.util.Optional;

/** Of advapi32.dll the token by which a thread acts as somebody else than its process. */
public final class ThreadToken {
  private static final int TOKEN_QUERY = 0x8;
  private static final int ERROR_NO_TOKEN = 1008;

  static {
    WindowsLibrary.register(ThreadToken.class, "advapi32");
  }

  private ThreadToken() {}

  // Named as the DLL exports them.
  private static native boolean OpenThreadToken(
      Pointer thread, int access, boolean asProcess, PointerByReference token);

  private static native boolean RevertToSelf();

  /**
   * RevertToSelf.
   *
   * @throws IllegalStateException where Windows refuses; the thread must not go on then
   */
  public static void revertToSelf() {
    if (!RevertToSelf()) {
      throw new IllegalStateException("RevertToSelf: " + Kernel32.describe(Native.getLastError()));
    }
  }

  /** Returns the account that the calling thread impersonates; empty if it impersonates none. */
  public static Optional<String> impersonatedAccount() {
    PointerByReference token = new PointerByReference();
    if (!OpenThreadToken(Kernel32.currentThread(), TOKEN_QUERY, true, token)) {
      int error = Native.getLastError();
      // Whatever else it says, there is a token.
      return error == ERROR_NO_TOKEN
          ? Optional.empty()
          : Optional.of("an account that cannot be told: " + Kernel32.describe(error));
    }
    try {
      return Optional.of(Advapi32Util.getTokenAccount(new HANDLE(token.getValue())).fqn);
    } catch (RuntimeException unnamed) {
      return Optional.of("an account without a name");
    } finally {
      Kernel32.closeHandle(token.getValue());
    }
  }
}
