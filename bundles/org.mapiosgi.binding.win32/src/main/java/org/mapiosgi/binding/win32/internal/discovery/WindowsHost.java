// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Secur32;
import com.sun.jna.platform.win32.Secur32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinReg;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.mapiosgi.binding.win32.internal.winapi.Kernel32;
import org.mapiosgi.binding.win32.internal.winapi.Msi;

/** The machine this runs on. */
public final class WindowsHost implements Host {
  @Override
  public Optional<String> localMachineValue(String key, String name) {
    try {
      if (!Advapi32Util.registryValueExists(WinReg.HKEY_LOCAL_MACHINE, key, name)) {
        return Optional.empty();
      }
      return Optional.of(Advapi32Util.registryGetStringValue(WinReg.HKEY_LOCAL_MACHINE, key, name));
    } catch (RuntimeException unreadable) {
      // No such key, no access, or a value of another type: all the same to the search.
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> qualifiedComponent(String category, String qualifier) {
    return Msi.qualifiedComponent(category, qualifier);
  }

  @Override
  public Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name));
  }

  @Override
  public String account() {
    try {
      return Secur32Util.getUserNameEx(Secur32.EXTENDED_NAME_FORMAT.NameSamCompatible);
    } catch (Win32Exception unnamed) {
      return System.getProperty("user.name");
    }
  }

  @Override
  public Optional<Path> program() {
    return ProcessHandle.current().info().command().map(Path::of);
  }

  @Override
  public OptionalInt sessionId() {
    return Kernel32.sessionId();
  }
}
