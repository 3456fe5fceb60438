// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Remembers the services that were installed of an installation, in one file for each. If there is
 * a service, wrong rights are a fault. Before, they only concern the person who unpacked it.
 */
public final class InstalledServices {
  private final Path directory;

  /** Those of the installation. */
  public InstalledServices(Path home) {
    directory = home.resolve("data").resolve("services");
  }

  void add(String name) throws ServiceFailure {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve(name), "");
    } catch (IOException e) {
      throw new ServiceFailure("cannot write to " + directory + " (" + e + ")");
    }
  }

  void remove(String name) {
    try {
      boolean unused = Files.deleteIfExists(directory.resolve(name));
    } catch (IOException e) {
      // The doctor then looks at the rights without need.
    }
  }

  boolean isEmpty() {
    return names().isEmpty();
  }

  /** Their names. */
  List<String> names() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * Finds the files of a service that accounts without an administrator's rights may change.
   *
   * @param paths files, and directories with their entries
   * @return a line for each file; none if there is no service
   */
  public List<String> faults(List<Path> paths) {
    if (isEmpty() || !System.getProperty("os.name").startsWith("Windows")) {
      return List.of();
    }
    List<String> faults = new ArrayList<>();
    try {
      Win32Rights rights = new Win32Rights(new Win32ServiceControlManager());
      for (Path path : paths) {
        faults.addAll(rights.faults(path, Set.of()));
        for (Path child : children(path)) {
          faults.addAll(rights.faults(child, Set.of()));
        }
      }
    } catch (ServiceFailure | IOException | LinkageError e) {
      faults.add("the rights of the installation cannot be read: " + e.getMessage());
    }
    return faults;
  }

  private static List<Path> children(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(path)) {
      return children.toList();
    }
  }
}
