// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.guard.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mapiosgi.guard.Code;
import org.mapiosgi.guard.Repository;

/**
 * The exported packages match the reviewed files: one for each package, in the bundle's folder
 * {@code src/main/api}. {@code -Dapi.update} writes the files.
 */
class ExportedApiTest {
  private static final String EXPORT = "org.osgi.annotation.bundle.Export";
  private static final String VERSION = "org.osgi.annotation.versioning.Version";
  private static final List<String> ROLES =
      List.of(
          "org.osgi.annotation.versioning.ConsumerType",
          "org.osgi.annotation.versioning.ProviderType");

  private final Code code = Code.read();

  @Test
  void exportedPackagesAreAsReviewed() throws IOException {
    SortedMap<Path, String> current = current();
    assertThat(current).as("exported packages").hasSizeGreaterThan(5);
    if (System.getProperty("api.update") != null) {
      update(current);
    }
    SortedMap<Path, String> reviewed = reviewed();
    String differences =
        Stream.concat(current.keySet().stream(), reviewed.keySet().stream())
            .distinct()
            .sorted()
            .map(file -> differences(file, reviewed.get(file), current.get(file)))
            .collect(Collectors.joining());
    assertThat(differences)
        .as("changes of the public API; 'mvn test -Dapi.update' as in CONTRIBUTING.md accepts them")
        .isEmpty();
  }

  private SortedMap<Path, String> current() {
    SortedMap<Path, String> files = new TreeMap<>();
    for (JavaClass page : code.classes()) {
      if (page.getSimpleName().equals("package-info") && page.isAnnotatedWith(EXPORT)) {
        String bundle = Code.bundle(page).orElseThrow();
        files.put(folder(bundle).resolve(page.getPackageName() + ".txt"), text(page));
      }
    }
    return files;
  }

  private String text(JavaClass page) {
    String name = page.getPackageName();
    Class<?> loaded = load(page.getName());
    String marks = new TypeText(name).annotations(loaded);
    Object version = page.getAnnotationOfType(VERSION).get("value").orElseThrow();
    List<Class<?>> types =
        code.classes().stream()
            .filter(type -> type.getPackageName().equals(name) && type != page)
            .filter(type -> Code.bundle(type).equals(Code.bundle(page)))
            .<Class<?>>map(type -> load(type.getName()))
            .toList();
    return marks
        + "package "
        + name
        + " "
        + version
        + "\n\n"
        + new ApiText(name, this::role).of(types);
  }

  private String role(Class<?> type) {
    JavaClass read = code.classes().get(type.getName());
    return ROLES.stream()
        .filter(read::isAnnotatedWith)
        .map(role -> "@" + role.substring(role.lastIndexOf('.') + 1) + " ")
        .collect(Collectors.joining());
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ExportedApiTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path folder(String bundle) {
    return Repository.root().resolve("bundles").resolve(bundle).resolve("src/main/api");
  }

  private static SortedMap<Path, String> reviewed() throws IOException {
    SortedMap<Path, String> files = new TreeMap<>();
    for (Path bundle : Repository.bundles()) {
      Path folder = folder(bundle.getFileName().toString());
      if (Files.isDirectory(folder)) {
        try (Stream<Path> texts = Files.list(folder)) {
          for (Path text : texts.toList()) {
            files.put(text, Files.readString(text));
          }
        }
      }
    }
    return files;
  }

  private static void update(SortedMap<Path, String> current) throws IOException {
    for (Path stale : reviewed().keySet()) {
      if (!current.containsKey(stale)) {
        Files.delete(stale);
      }
    }
    for (var file : current.entrySet()) {
      Files.createDirectories(file.getKey().getParent());
      Files.writeString(file.getKey(), file.getValue());
    }
  }

  /** The lines that one text has and the other has not, each with the type that it is about. */
  private static String differences(Path file, String reviewed, String current) {
    SortedSet<String> before = lines(reviewed);
    SortedSet<String> now = lines(current);
    String gone = with("- ", before, now);
    String come = with("+ ", now, before);
    if (gone.isEmpty() && come.isEmpty()) {
      boolean same = String.valueOf(reviewed).equals(String.valueOf(current));
      return same ? "" : "\n" + file.getFileName() + ": the order of lines\n";
    }
    return "\n" + file.getFileName() + "\n" + gone + come;
  }

  private static String with(String sign, SortedSet<String> lines, SortedSet<String> others) {
    return lines.stream()
        .filter(line -> !others.contains(line))
        .map(line -> sign + line + "\n")
        .collect(Collectors.joining());
  }

  private static SortedSet<String> lines(String text) {
    SortedSet<String> lines = new TreeSet<>();
    String type = "";
    for (String line : text == null ? List.<String>of() : text.lines().toList()) {
      if (line.startsWith("  ")) {
        lines.add(type + ": " + line.strip());
      } else if (!line.isEmpty()) {
        type = line.replaceFirst(" (extends|implements|permits) .*", "").replaceFirst("<.*", "");
        type = type.substring(type.lastIndexOf(' ') + 1);
        lines.add(line);
      }
    }
    return lines;
  }
}
