// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.run;

import java.util.List;
import java.util.Optional;

/** Decides whether the Windows part runs. */
public final class WindowsLane {
  private WindowsLane() {}

  /**
   * A Windows, if it is wanted and can be had; what is missing is said aloud.
   *
   * @throws IllegalStateException where it is required and cannot be had
   */
  public static Optional<Platform> open(Options options) {
    if (options.lane().equals("off") || !options.wantsAny(WinePlatform.NAME)) {
      return Optional.empty();
    }
    WineTools tools = WineTools.find(options.target().resolve("windows-jre"));
    List<String> missing = tools.missing();
    if (missing.isEmpty()) {
      return Optional.of(WinePlatform.open(options, tools));
    }
    String notice = "NOTHING IS MEASURED ON WINDOWS. Missing here: " + String.join("; ", missing);
    if (options.lane().equals("required")) {
      throw new IllegalStateException("-Dwindows.lane=required, but: " + notice);
    }
    System.out.println("*".repeat(78) + "\n" + notice + "\n" + "*".repeat(78));
    return Optional.empty();
  }
}
