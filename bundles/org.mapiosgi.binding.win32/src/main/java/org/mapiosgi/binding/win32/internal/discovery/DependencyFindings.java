// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.mapiosgi.api.status.Finding;

/**
 * Reports whether the DLLs that the MAPI library needs are where Windows will look for them (R34):
 * beside it, in the system folders, on the PATH, or in the process already. Reads import tables and
 * loads nothing.
 *
 * <p>A warning, never an error: Office has means of its own to bring DLLs along, and a load that
 * fails for this reason does no harm.
 */
final class DependencyFindings {
  private static final String SUBJECT = "MAPI library's DLLs";

  // Names that stand for DLLs of Windows without being files.
  private static final Pattern API_SET = Pattern.compile("(?i)(api|ext)-ms-.*");
  private static final Pattern VISUAL_C =
      Pattern.compile("(?i)(vcruntime|msvcp|msvcr|concrt|vcomp|mfc)\\d.*");
  private static final int MOST_FILES = 500;

  private final Host host;
  private final PeFile.Machine jvm;
  private final Set<Path> read = new HashSet<>();
  private final Deque<Path> toRead = new ArrayDeque<>();
  private final Map<String, Path> missing = new LinkedHashMap<>();
  private final List<String> unreadable = new ArrayList<>();

  DependencyFindings(Host host, PeFile.Machine jvm) {
    this.host = host;
    this.jvm = jvm;
  }

  Finding look(Path library) {
    Path folder = library.toAbsolutePath().getParent();
    List<Path> system = systemFolders();
    Set<Path> places = new LinkedHashSet<>();
    places.add(folder);
    places.addAll(system);
    places.addAll(searchPath());
    toRead.add(library);
    while (!toRead.isEmpty() && read.size() < MOST_FILES) {
      Path next = toRead.remove();
      if (read.add(next)) {
        imports(next, places, system);
      }
    }
    return missing.isEmpty() ? found() : missed(library, places);
  }

  private void imports(Path file, Set<Path> places, List<Path> system) {
    try {
      for (String dll : PeImports.read(file)) {
        if (!API_SET.matcher(dll).matches() && host.loaded(dll).isEmpty()) {
          Optional<Path> there = find(dll, places);
          if (there.isEmpty()) {
            missing.putIfAbsent(dll, file);
          } else if (!system.contains(there.get().getParent())) {
            toRead.add(there.get()); // what Windows brings along is complete
          }
        }
      }
    } catch (IOException e) {
      unreadable.add(file + " (" + e.getMessage() + ")");
    }
  }

  private static Optional<Path> find(String dll, Set<Path> places) {
    try {
      return places.stream()
          .map(place -> place.resolve(dll))
          .filter(Files::isRegularFile)
          .findFirst();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private List<Path> systemFolders() {
    return host.variable("SystemRoot")
        .flatMap(DependencyFindings::path)
        .map(root -> List.of(root.resolve("System32"), root))
        .orElse(List.of());
  }

  private Set<Path> searchPath() {
    Set<Path> places = new LinkedHashSet<>();
    for (String each : host.variable("PATH").orElse("").split(";", -1)) {
      if (!each.isBlank()) {
        path(each.replace("\"", "")).ifPresent(places::add);
      }
    }
    return places;
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text.strip()));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Finding found() {
    String text =
        "what it imports is there; looked into "
            + read.stream().map(Path::getFileName).map(Path::toString).collect(joined());
    return unreadable.isEmpty()
        ? Finding.ok(SUBJECT, text).rule("R34").build()
        : Finding.info(SUBJECT, text + "; not readable: " + String.join(", ", unreadable))
            .rule("R34")
            .build();
  }

  private Finding missed(Path library, Set<Path> places) {
    String text =
        missing.entrySet().stream()
            .map(each -> each.getKey() + " (for " + each.getValue().getFileName() + ")")
            .collect(joined());
    return Finding.warning(
            SUBJECT,
            "not found: "
                + text
                + "; looked in "
                + places.stream().limit(3).map(Path::toString).collect(joined())
                + " and on the PATH")
        .rule("R34")
        .remedy(
            missing.keySet().stream().anyMatch(dll -> VISUAL_C.matcher(dll).matches())
                ? "install the Microsoft Visual C++ Redistributable, " + jvm
                : "repair the installation that "
                    + library.getFileName()
                    + " belongs to; where loading fails with error 126, this is why")
        .build();
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(", ");
  }
}
