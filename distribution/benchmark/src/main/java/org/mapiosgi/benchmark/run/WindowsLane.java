// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.run;

import java.util.List;
import java.util.function.Consumer;

/** Decides whether the Windows part runs. */
public final class WindowsLane {
  private WindowsLane() {}

  /**
   * Measures on a Windows, if one is wanted and can be had. Otherwise prints the parts that are
   * missing.
   *
   * @param measure given one platform after the other, each to be closed before the next
   * @throws IllegalStateException if it is required and cannot be had
   */
  public static void measure(Options options, Consumer<Platform> measure) {
    if (options.lane().equals("off") || !options.wantsAny(WinePlatform.NAME)) {
      return;
    }
    WineTools tools = WineTools.find(options.target().resolve("windows-jre"));
    List<String> missing = tools.missing();
    if (missing.isEmpty()) {
      measure.accept(WinePlatform.open(options, tools));
      measure.accept(WineMailPlatform.open(options, tools));
      return;
    }
    String notice = "NOTHING IS MEASURED ON WINDOWS. Missing here: " + String.join("; ", missing);
    if (options.lane().equals("required")) {
      throw new IllegalStateException("-Dwindows.lane=required, but: " + notice);
    }
    System.out.println("*".repeat(78) + "\n" + notice + "\n" + "*".repeat(78));
  }
}
