// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** What is asked of the Windows machine while MAPI is looked for; nothing of it loads MAPI. */
public interface Host {
  /** A REG_SZ or REG_EXPAND_SZ value under HKEY_LOCAL_MACHINE; the default value is named "". */
  Optional<String> localMachineValue(String key, String name);

  /** MsiProvideQualifiedComponentW with INSTALLMODE_EXISTING. */
  Optional<String> qualifiedComponent(String category, String qualifier);

  /** An environment variable. */
  Optional<String> variable(String name);

  /** The account this process runs under, with its domain. */
  String account();

  /** The program that hosts the JVM: java.exe or a service wrapper. */
  Optional<Path> program();

  /** The session this process is in; 0 is that of the services. */
  OptionalInt sessionId();
}
