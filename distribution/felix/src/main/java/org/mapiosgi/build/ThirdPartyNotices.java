// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes down whose code the zip has in it, under which licences, from the very jars that go into
 * it: {@code THIRD-PARTY.txt}, and beside it a folder a jar with the licence and the notice that
 * came in it. A jar that does not tell its licence fails the build.
 */
public final class ThirdPartyNotices {
  private static final Pattern LEGAL =
      Pattern.compile(
          "(META-INF/([\\w-]+/)?)?(LICEN[CS]E|NOTICE|AL2\\.0|LGPL2\\.1)(\\.txt|\\.md)?");
  private static final Pattern APACHE = Pattern.compile("(?i).*apache.*2\\.0.*");

  /** The licence of a jar that states it in a licence file and not in its manifest. */
  private static final Map<Pattern, String> BY_FILE =
      Map.of(Pattern.compile("META-INF/AL2\\.0"), "Apache-2.0 (or LGPL-2.1-or-later)");

  /** The licence of a jar that states it only in the text of the licence; by the jar's name. */
  private static final Map<Pattern, String> BY_NAME =
      Map.of(
          Pattern.compile("micrometer-.*"), "Apache-2.0", Pattern.compile("junit-.*"), "EPL-2.0");

  /** Code that others' jars have taken in without its licence. */
  private static final Map<String, String> TAKEN_IN =
      Map.of(
          "org/slf4j/", "SLF4J, MIT, see MIT-SLF4J.txt",
          "ch/qos/logback/", "Logback, EPL-1.0 or LGPL-2.1, here under LGPL-2.1, see LGPL-2.1.txt",
          "org/apache/logging/log4j/", "Apache Log4j, Apache-2.0",
          "org/apache/commons/logging/", "Apache Commons Logging, Apache-2.0",
          "org/jboss/logging/", "JBoss Logging, Apache-2.0");

  private static final String MIT_SLF4J =
      """
      Copyright (c) 2004-2022 QOS.ch Sarl (Switzerland)
      All rights reserved.

      Permission is hereby granted, free of charge, to any person obtaining
      a copy of this software and associated documentation files (the
      "Software"), to deal in the Software without restriction, including
      without limitation the rights to use, copy, modify, merge, publish,
      distribute, sublicense, and/or sell copies of the Software, and to
      permit persons to whom the Software is furnished to do so, subject to
      the following conditions:

      The above copyright notice and this permission notice shall be
      included in all copies or substantial portions of the Software.

      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND,
      EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
      MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
      NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE
      LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION
      OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION
      WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
      """;

  private final Path target;
  private final List<String> lines = new ArrayList<>();

  private ThirdPartyNotices(Path target) {
    this.target = target;
  }

  /**
   * Writes them.
   *
   * @param args the folder of the jars, and the folder to write into
   */
  public static void main(String[] args) throws IOException {
    new ThirdPartyNotices(Path.of(args[1])).write(Path.of(args[0]));
  }

  private void write(Path jars) throws IOException {
    Files.createDirectories(target);
    lines.add("What others made in this distribution. mapi-osgi itself: see LICENSE.");
    lines.add("");
    List<Path> all;
    try (Stream<Path> files = Files.list(jars)) {
      all = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    for (Path jar : all) {
      describe(jar);
    }
    Files.writeString(target.resolve("MIT-SLF4J.txt"), MIT_SLF4J);
    Files.writeString(target.resolve("THIRD-PARTY.txt"), String.join("\n", lines) + "\n");
  }

  private void describe(Path file) throws IOException {
    String name = file.getFileName().toString();
    try (JarFile jar = new JarFile(file.toFile())) {
      List<JarEntry> legal =
          jar.stream().filter(entry -> LEGAL.matcher(entry.getName()).matches()).toList();
      lines.add(name + ": " + licence(jar, name, legal));
      for (Map.Entry<String, String> taken :
          TAKEN_IN.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
        if (jar.stream().anyMatch(entry -> entry.getName().startsWith(taken.getKey()))) {
          lines.add("  with " + taken.getValue());
        }
      }
      for (JarEntry entry : legal) {
        copy(jar, entry, target.resolve(name.substring(0, name.length() - ".jar".length())));
      }
    }
  }

  private static String licence(JarFile jar, String name, List<JarEntry> legal) throws IOException {
    for (Map.Entry<Pattern, String> known : BY_FILE.entrySet()) {
      if (legal.stream().anyMatch(entry -> known.getKey().matcher(entry.getName()).matches())) {
        return known.getValue();
      }
    }
    for (Map.Entry<Pattern, String> known : BY_NAME.entrySet()) {
      if (known.getKey().matcher(name).matches() && !legal.isEmpty()) {
        return known.getValue();
      }
    }
    Manifest manifest = jar.getManifest();
    Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
    String told = attributes.getValue("Bundle-License");
    if (told == null) {
      throw new IllegalStateException(
          name + " does not tell its licence; say it in " + ThirdPartyNotices.class.getName());
    }
    return APACHE.matcher(told).matches() ? "Apache-2.0" : told;
  }

  private void copy(JarFile jar, JarEntry entry, Path folder) throws IOException {
    String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    byte[] bytes;
    try (InputStream in = jar.getInputStream(entry)) {
      bytes = in.readAllBytes();
    }
    Files.write(Files.createDirectories(folder).resolve(name), bytes);
    if (name.toUpperCase(Locale.ROOT).startsWith("LGPL")) {
      Files.writeString(target.resolve("LGPL-2.1.txt"), new String(bytes, StandardCharsets.UTF_8));
    }
  }
}
