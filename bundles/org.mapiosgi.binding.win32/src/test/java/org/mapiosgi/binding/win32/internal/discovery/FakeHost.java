// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** A Windows machine with what the test puts into its registry and its Windows Installer. */
final class FakeHost implements Host, Registry {
  static final ProcessToken SERVICE =
      new ProcessToken(
          "CONTOSO\\svc-mail",
          "S-1-5-21-1-2-3-1104",
          Set.of("S-1-5-6"),
          Optional.of(false),
          OptionalInt.of(0),
          Optional.of(false),
          false);

  private final Map<String, Object> values = new TreeMap<>();
  private final Map<String, String> components = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, Path> loaded = new HashMap<>();
  private ProcessToken token = SERVICE;
  private boolean hive = true;
  private Path program;

  FakeHost defaultMailClient(String name) {
    return value(Root.LOCAL_MACHINE, "SOFTWARE\\Clients\\Mail", "", name);
  }

  FakeHost client(String name, String dllPathEx) {
    return client(name, "DLLPathEx", dllPathEx);
  }

  FakeHost client(String name, String value, String text) {
    return value(Root.LOCAL_MACHINE, "SOFTWARE\\Clients\\Mail\\" + name, value, text);
  }

  FakeHost value(Root root, String key, String name, Object value) {
    values.put(root.path(key) + "|" + name, value);
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

  FakeHost loads(String dll, Path path) {
    loaded.put(dll, path);
    return this;
  }

  FakeHost token(ProcessToken other) {
    token = other;
    return this;
  }

  FakeHost withoutHive() {
    hive = false;
    return this;
  }

  FakeHost program(Path path) {
    program = path;
    return this;
  }

  @Override
  public Registry registry() {
    return this;
  }

  @Override
  public Optional<Boolean> exists(Root root, String key) {
    return Optional.of(hive && root == Root.USERS && key.equals(token.sid()));
  }

  @Override
  public Optional<Object> value(Root root, String key, String name) {
    return Optional.ofNullable(values.get(root.path(key) + "|" + name));
  }

  @Override
  public List<String> subkeys(Root root, String key) {
    Set<String> names = new LinkedHashSet<>();
    String start = root.path(key) + "\\";
    for (String value : values.keySet()) {
      if (value.startsWith(start)) {
        names.add(value.substring(start.length()).replaceFirst("[\\\\|].*", ""));
      }
    }
    return List.copyOf(names);
  }

  @Override
  public Optional<String> qualifiedComponent(String category, String qualifier) {
    return Optional.ofNullable(components.get(category + qualifier));
  }

  @Override
  public Optional<Path> loaded(String dll) {
    return Optional.ofNullable(loaded.get(dll));
  }

  @Override
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  @Override
  public ProcessToken token() {
    return token;
  }

  @Override
  public Optional<Path> program() {
    return Optional.ofNullable(program);
  }
}
