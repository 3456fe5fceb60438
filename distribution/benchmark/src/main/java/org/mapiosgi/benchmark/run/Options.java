// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How to run.
 *
 * @param quick fewer and shorter rounds
 * @param only which steps, as {@code platform/id}
 * @param target where everything is written
 * @param source of the programs in C and C++
 * @param provider the source of the reference provider
 * @param zip the packaged program
 * @param lane whether the Windows part runs: required, auto, off
 */
public record Options(
    boolean quick, Pattern only, Path target, Path source, Path provider, Path zip, String lane) {
  /** From the system properties that the POM sets. */
  public static Options fromSystemProperties() {
    return new Options(
        isSet("benchmark.quick"),
        Pattern.compile(System.getProperty("benchmark.only", ".*")),
        Path.of(System.getProperty("benchmark.target", "target")).toAbsolutePath(),
        Path.of(System.getProperty("benchmark.source", "src/windows/native")).toAbsolutePath(),
        Path.of(System.getProperty("benchmark.provider", "provider")).toAbsolutePath(),
        Path.of(System.getProperty("benchmark.zip", "mapi-osgi-felix.zip")).toAbsolutePath(),
        System.getProperty("windows.lane", "off"));
  }

  /** A property that is there without a value is meant, too. */
  private static boolean isSet(String property) {
    String value = System.getProperty(property, "false");
    return value.isEmpty() || Boolean.parseBoolean(value);
  }

  /** When to hurry: no further session begins, and steps are cut short. */
  public Duration limit() {
    return quick ? Duration.ofSeconds(165) : Duration.ofMinutes(13);
  }

  /** Whether the step is wanted. */
  public boolean wants(String platform, String step) {
    return only.matcher(platform + "/" + step).matches();
  }

  /** Whether it may be that a step of the platform is wanted. */
  boolean wantsAny(String platform) {
    Matcher matcher = only.matcher(platform + "/");
    return matcher.matches() || matcher.hitEnd();
  }
}
