// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import java.nio.file.Path;
import java.util.Optional;
import org.mapiosgi.binding.win32.internal.winapi.Kernel32;
import org.mapiosgi.binding.win32.internal.winapi.Msi;

/** The machine this runs on. */
public final class WindowsHost implements Host {
  private final Registry registry = new WindowsRegistry();

  @Override
  public Registry registry() {
    return registry;
  }

  @Override
  public Optional<String> qualifiedComponent(String category, String qualifier) {
    return Msi.qualifiedComponent(category, qualifier);
  }

  @Override
  public Optional<Path> loaded(String dll) {
    return Kernel32.loadedFrom(dll).map(Path::of);
  }

  @Override
  public Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name));
  }

  @Override
  public ProcessToken token() {
    return WindowsToken.read();
  }

  @Override
  public Optional<Path> program() {
    return ProcessHandle.current().info().command().map(Path::of);
  }
}
