// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.karaf;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@link PrometheusPage} as a bundle that contains the libraries of Prometheus. */
final class PrometheusBundle {
  private PrometheusBundle() {}

  /** Writes the jar, and gives the address to install it from. */
  static URI write(Path jar) {
    List<Path> libraries = libraries();
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", "com.example.prometheus");
    main.putValue("Bundle-Version", "1.0.0");
    main.putValue("Bundle-Activator", PrometheusPage.class.getName());
    main.putValue("Import-Package", "org.osgi.framework");
    main.putValue("DynamicImport-Package", "io.micrometer.*");
    main.putValue(
        "Bundle-ClassPath",
        ".," + libraries.stream().map(PrometheusBundle::name).collect(Collectors.joining(",")));
    String entry = PrometheusPage.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        InputStream code = PrometheusPage.class.getClassLoader().getResourceAsStream(entry)) {
      out.putNextEntry(new JarEntry(entry));
      code.transferTo(out);
      for (Path library : libraries) {
        out.putNextEntry(new JarEntry(name(library)));
        Files.copy(library, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar.toUri();
  }

  /** Those of the class path of this test. */
  private static List<Path> libraries() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> name(path).contains("prometheus"))
        .toList();
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
