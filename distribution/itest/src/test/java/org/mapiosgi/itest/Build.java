// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.nio.file.Path;
import java.util.Optional;

/** Where the build has put things; all of it from system properties that the POM sets. */
final class Build {
  private Build() {}

  /** The directory for everything these tests write. */
  static Path target() {
    return path("itest.target");
  }

  /** The repository. */
  static Path root() {
    return path("itest.root");
  }

  /** The distribution under test. */
  static Path zip() {
    return path("itest.zip");
  }

  /** The same distribution, packaged a second time. */
  static Path zipAgain() {
    return path("itest.zip.again");
  }

  /** The time that every entry of a delivered archive has. */
  static String timestamp() {
    return text("itest.timestamp");
  }

  /** The one class that is to run on Windows, by its simple name; empty stands for all. */
  static Optional<String> windowsTest() {
    return Optional.ofNullable(System.getProperty("windows.test")).filter(name -> !name.isBlank());
  }

  private static Path path(String property) {
    return Path.of(text(property)).toAbsolutePath().normalize();
  }

  private static String text(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new IllegalStateException(
          "system property " + property + " is not set: run these tests with 'mvn verify'");
    }
    return value;
  }
}
