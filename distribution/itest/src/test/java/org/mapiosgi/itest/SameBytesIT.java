// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The delivered files depend on the sources alone: not on the time, the machine or its user. */
class SameBytesIT {
  /** Headers of a manifest that differ from build to build, or from machine to machine. */
  private static final Set<String> OF_THE_MACHINE =
      Set.of("Bnd-LastModified", "Build-Date", "Build-Host", "Build-Jdk", "Build-OS", "Built-By");

  private static final LocalDateTime TIME =
      OffsetDateTime.parse(Build.timestamp()).toLocalDateTime();

  @Test
  void theZipIsTheSameIfItIsPackagedAgain() throws IOException {
    assertThat(Build.zipAgain()).isRegularFile().isNotEqualTo(Build.zip());
    assertThat(Files.mismatch(Build.zip(), Build.zipAgain()))
        .as("first byte that differs")
        .isEqualTo(-1);
  }

  @Test
  void everyEntryHasTheTimeOfTheSources() throws IOException {
    try (ZipFile zip = new ZipFile(Build.zip().toFile())) {
      assertThat(zip.stream()).hasSizeGreaterThan(50).allSatisfy(SameBytesIT::hasTheTime);
    }
    ownJars()
        .forEach(
            (name, jar) ->
                assertThat(entries(jar).keySet()).as(name).allSatisfy(SameBytesIT::hasTheTime));
  }

  @Test
  void theEntriesOfAJarAreInTheOrderOfTheirNames() throws IOException {
    ownJars()
        .forEach(
            (name, jar) -> {
              List<String> classes =
                  entries(jar).keySet().stream()
                      .map(ZipEntry::getName)
                      .filter(entry -> entry.endsWith(".class"))
                      .toList();
              assertThat(classes).as(name).containsExactlyElementsOf(new TreeSet<>(classes));
            });
  }

  @Test
  void theRightsAreNotThoseOfTheBuildersFiles() throws IOException {
    try (FileSystem zip =
            FileSystems.newFileSystem(Build.zip(), Map.of("enablePosixFileAttributes", true));
        Stream<Path> files = Files.walk(zip.getPath("/"))) {
      assertThat(files.filter(file -> file.getNameCount() > 0))
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo(rights(file)));
    }
  }

  @Test
  void noManifestNamesTheMachine() throws IOException {
    ownJars()
        .forEach(
            (name, jar) ->
                assertThat(headers(jar))
                    .as(name)
                    .isNotEmpty()
                    .doesNotContainAnyElementsOf(OF_THE_MACHINE));
  }

  @Test
  void noFileHoldsThePathOfTheBuild() throws IOException {
    String root = Build.root().toString();
    Set<String> with = new TreeSet<>();
    ownJars()
        .forEach(
            (name, jar) ->
                entries(jar)
                    .forEach(
                        (entry, bytes) -> {
                          if (text(bytes).contains(root)) {
                            with.add(name + "!" + entry.getName());
                          }
                        }));
    assertThat(with).isEmpty();
  }

  private static String rights(Path file) {
    return Files.isDirectory(file) || file.endsWith("bin/mapi-osgi") ? "rwxr-xr-x" : "rw-r--r--";
  }

  private static void hasTheTime(ZipEntry entry) {
    assertThat(entry.getTimeLocal()).as(entry.getName()).isEqualTo(TIME);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static Set<String> headers(byte[] jar) {
    byte[] text =
        entries(jar).entrySet().stream()
            .filter(entry -> entry.getKey().getName().equals("META-INF/MANIFEST.MF"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow();
    try {
      return new Manifest(new ByteArrayInputStream(text))
          .getMainAttributes().keySet().stream().map(Object::toString).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> ownJars() throws IOException {
    Map<String, byte[]> jars = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(Build.zip().toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (entry.getName().matches(".*/(org\\.mapiosgi\\.|mapi-osgi-)[^/]*\\.jar")) {
          try (InputStream in = zip.getInputStream(entry)) {
            jars.put(entry.getName(), in.readAllBytes());
          }
        }
      }
    }
    assertThat(jars.keySet()).as("jars of the build").hasSizeGreaterThan(10);
    return jars;
  }

  /** The entries in the order of the file, each with its content. */
  private static Map<ZipEntry, byte[]> entries(byte[] jar) {
    Map<ZipEntry, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry, in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }
}
