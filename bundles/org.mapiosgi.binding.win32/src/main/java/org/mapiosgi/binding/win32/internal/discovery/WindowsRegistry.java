// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinReg;
import java.util.List;
import java.util.Optional;

/** The registry of this machine, in the view of this JVM's bitness. */
final class WindowsRegistry implements Registry {
  private static WinReg.HKEY handle(Root root) {
    return switch (root) {
      case LOCAL_MACHINE -> WinReg.HKEY_LOCAL_MACHINE;
      case CURRENT_USER -> WinReg.HKEY_CURRENT_USER;
      case USERS -> WinReg.HKEY_USERS;
    };
  }

  @Override
  public Optional<Boolean> exists(Root root, String key) {
    try {
      return Optional.of(Advapi32Util.registryKeyExists(handle(root), key));
    } catch (Win32Exception refused) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Object> value(Root root, String key, String name) {
    try {
      return Advapi32Util.registryValueExists(handle(root), key, name)
          ? Optional.ofNullable(Advapi32Util.registryGetValue(handle(root), key, name))
          : Optional.empty();
    } catch (RuntimeException unreadable) {
      // No such key, no access, or a type that JNA does not know: all the same to who asks.
      return Optional.empty();
    }
  }

  @Override
  public List<String> subkeys(Root root, String key) {
    try {
      return Advapi32Util.registryKeyExists(handle(root), key)
          ? List.of(Advapi32Util.registryGetKeys(handle(root), key))
          : List.of();
    } catch (RuntimeException unreadable) {
      return List.of();
    }
  }
}
