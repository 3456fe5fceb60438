// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A Windows machine with what the test puts into its registry and its Windows Installer. */
final class FakeHost implements Host {
  private final Map<String, String> registry = new HashMap<>();
  private final Map<String, String> components = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();
  private Path program;

  FakeHost defaultMailClient(String name) {
    registry.put("SOFTWARE\\Clients\\Mail|", name);
    return this;
  }

  FakeHost client(String name, String dllPathEx) {
    registry.put("SOFTWARE\\Clients\\Mail\\" + name + "|DLLPathEx", dllPathEx);
    return this;
  }

  FakeHost component(String category, String qualifier, String path) {
    components.put(category + qualifier, path);
    return this;
  }

  FakeHost variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  @Override
  public Optional<String> localMachineValue(String key, String name) {
    return Optional.ofNullable(registry.get(key + "|" + name));
  }

  @Override
  public Optional<String> qualifiedComponent(String category, String qualifier) {
    return Optional.ofNullable(components.get(category + qualifier));
  }

  @Override
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  FakeHost program(Path path) {
    program = path;
    return this;
  }

  @Override
  public Optional<Path> program() {
    return Optional.ofNullable(program);
  }

  @Override
  public String account() {
    return "CONTOSO\\svc-mail";
  }

  @Override
  public OptionalInt sessionId() {
    return OptionalInt.of(0);
  }
}
