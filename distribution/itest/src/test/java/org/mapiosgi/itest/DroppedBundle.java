// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.osgi.framework.BundleActivator;

/** Classes of these tests as a bundle, to be dropped into {@code bundle/}. */
final class DroppedBundle {
  private DroppedBundle() {}

  /**
   * Writes the jar.
   *
   * @param imports packages that it needs besides the framework's
   */
  static void write(Path jar, Class<? extends BundleActivator> activator, String imports) {
    write(jar, activator, imports, "", List.of(activator.getName().replace('.', '/') + ".class"));
  }

  /**
   * Writes the jar with all classes of the activator's package, but its tests.
   *
   * @param imports packages that it needs besides the framework's
   * @param exports packages that other bundles need
   */
  static void writePackage(
      Path jar, Class<? extends BundleActivator> activator, String imports, String exports) {
    String folder = activator.getPackageName().replace('.', '/');
    try (Stream<Path> files = Files.list(classes(activator).resolve(folder))) {
      List<String> entries =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".class") && !name.endsWith("Test.class"))
              .map(name -> folder + "/" + name)
              .sorted()
              .toList();
      write(jar, activator, imports, exports, entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The directory that the build has compiled these tests into. */
  private static Path classes(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(
      Path jar,
      Class<? extends BundleActivator> activator,
      String imports,
      String exports,
      List<String> entries) {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", activator.getSimpleName());
    main.putValue("Bundle-Version", "1.0.0");
    main.putValue("Bundle-Activator", activator.getName());
    main.putValue(
        "Import-Package", "org.osgi.framework" + (imports.isEmpty() ? "" : "," + imports));
    if (!exports.isEmpty()) {
      main.putValue("Export-Package", exports);
    }
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (String entry : entries) {
        out.putNextEntry(new JarEntry(entry));
        try (InputStream code = activator.getClassLoader().getResourceAsStream(entry)) {
          code.transferTo(out);
        }
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
