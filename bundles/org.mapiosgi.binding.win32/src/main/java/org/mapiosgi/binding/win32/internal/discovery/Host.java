// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import java.nio.file.Path;
import java.util.Optional;

/** Answers questions about the Windows machine during the search for MAPI. Loads no MAPI. */
public interface Host {
  /** Its registry. */
  Registry registry();

  /** MsiProvideQualifiedComponentW with INSTALLMODE_EXISTING. */
  Optional<String> qualifiedComponent(String category, String qualifier);

  /** The file of a DLL that this process has loaded already, by its name. */
  Optional<Path> loaded(String dll);

  /** An environment variable. */
  Optional<String> variable(String name);

  /** Returns the account that this process runs as. */
  ProcessToken token();

  /** The program that hosts the JVM: java.exe or a service wrapper. */
  Optional<Path> program();
}
