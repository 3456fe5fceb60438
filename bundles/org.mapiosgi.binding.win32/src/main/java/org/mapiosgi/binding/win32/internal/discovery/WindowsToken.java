// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import com.sun.jna.Structure;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Kernel32Util;
import com.sun.jna.platform.win32.Secur32;
import com.sun.jna.platform.win32.Secur32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.ptr.IntByReference;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mapiosgi.binding.win32.internal.winapi.Kernel32;
import org.mapiosgi.binding.win32.internal.winapi.User32;

/** Reads the token of this process. No name is looked up but the account's own. */
final class WindowsToken {
  private static final Advapi32 API = Advapi32.INSTANCE;
  private static final com.sun.jna.platform.win32.Kernel32 KERNEL =
      com.sun.jna.platform.win32.Kernel32.INSTANCE;

  private WindowsToken() {}

  static ProcessToken read() {
    WinNT.HANDLEByReference handle = new WinNT.HANDLEByReference();
    boolean open = API.OpenProcessToken(KERNEL.GetCurrentProcess(), WinNT.TOKEN_QUERY, handle);
    try {
      return new ProcessToken(
          account(),
          open ? sid(handle.getValue()) : "",
          open ? groups(handle.getValue()) : Set.of(),
          elevated(),
          Kernel32.sessionId(),
          User32.windowStationVisible(),
          impersonating());
    } finally {
      if (open) {
        Kernel32Util.closeHandle(handle.getValue());
      }
    }
  }

  private static String account() {
    try {
      return Secur32Util.getUserNameEx(Secur32.EXTENDED_NAME_FORMAT.NameSamCompatible);
    } catch (Win32Exception unnamed) {
      return System.getProperty("user.name");
    }
  }

  private static String sid(WinNT.HANDLE token) {
    int size = sizeOf(token, WinNT.TOKEN_INFORMATION_CLASS.TokenUser);
    if (size == 0) {
      return "";
    }
    WinNT.TOKEN_USER user = new WinNT.TOKEN_USER(size);
    return read(token, WinNT.TOKEN_INFORMATION_CLASS.TokenUser, user, size) ? text(user.User) : "";
  }

  private static Set<String> groups(WinNT.HANDLE token) {
    int size = sizeOf(token, WinNT.TOKEN_INFORMATION_CLASS.TokenGroups);
    if (size == 0) {
      return Set.of();
    }
    WinNT.TOKEN_GROUPS groups = new WinNT.TOKEN_GROUPS(size);
    return read(token, WinNT.TOKEN_INFORMATION_CLASS.TokenGroups, groups, size)
        ? Arrays.stream(groups.getGroups())
            .map(WindowsToken::text)
            .filter(sid -> !sid.isEmpty())
            .collect(Collectors.toSet())
        : Set.of();
  }

  private static boolean read(WinNT.HANDLE token, int kind, Structure into, int size) {
    return API.GetTokenInformation(token, kind, into, size, new IntByReference());
  }

  private static int sizeOf(WinNT.HANDLE token, int kind) {
    IntByReference size = new IntByReference();
    boolean never = API.GetTokenInformation(token, kind, null, 0, size);
    return never ? 0 : size.getValue();
  }

  private static String text(WinNT.SID_AND_ATTRIBUTES entry) {
    try {
      return Advapi32Util.convertSidToStringSid(entry.Sid);
    } catch (Win32Exception malformed) {
      return "";
    }
  }

  private static Optional<Boolean> elevated() {
    try {
      return Optional.of(Advapi32Util.isCurrentProcessElevated());
    } catch (Win32Exception unknown) {
      return Optional.empty();
    }
  }

  private static boolean impersonating() {
    WinNT.HANDLEByReference handle = new WinNT.HANDLEByReference();
    // Fails with ERROR_NO_TOKEN where the thread has none of its own, which is the rule.
    boolean own = API.OpenThreadToken(KERNEL.GetCurrentThread(), WinNT.TOKEN_QUERY, true, handle);
    if (own) {
      Kernel32Util.closeHandle(handle.getValue());
    }
    return own;
  }
}
