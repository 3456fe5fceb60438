// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Decides whether the Windows lane runs, and gives its tests their one Wine prefix. Missing parts
 * fail the tests, or leave them out with a notice nobody can overlook, as windows.lane says.
 */
final class WindowsLane implements ExecutionCondition, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(WindowsLane.class);
  private static final String LINE = "*".repeat(78);

  /** Where the build unpacks the Windows JRE. */
  static WindowsTools tools() {
    return WindowsTools.find(Build.target().resolve("windows-jre"));
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    WindowsLaneMode mode = WindowsLaneMode.of(System.getProperty("windows.lane", "auto"));
    if (mode == WindowsLaneMode.OFF) {
      return ConditionEvaluationResult.disabled("-Dwindows.lane=off");
    }
    List<String> missing = tools().missing();
    if (missing.isEmpty()) {
      return ConditionEvaluationResult.enabled("Wine, mingw and a Windows JRE were found");
    }
    if (mode == WindowsLaneMode.REQUIRED) {
      throw new AssertionError(
          "-Dwindows.lane=required, but this machine lacks " + String.join("; ", missing));
    }
    context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            "notice",
            key -> {
              announce(missing);
              return true;
            });
    return ConditionEvaluationResult.disabled("missing: " + String.join("; ", missing));
  }

  private static void announce(List<String> missing) {
    StringBuilder notice = new StringBuilder("\n" + LINE + "\n");
    notice.append("* THE WINDOWS TESTS ARE LEFT OUT. Nothing was shown about Windows.\n*\n");
    notice.append("* Missing here:\n");
    missing.forEach(part -> notice.append("*   - ").append(part).append('\n'));
    notice.append("*\n* With -Dwindows.lane=required this fails the build;");
    notice.append(" with -Dwindows.lane=off it is not said.\n");
    System.out.println(notice.append(LINE).append('\n'));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == WinePrefix.class;
  }

  @Override
  public WinePrefix resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            WinePrefix.class, key -> WinePrefix.create(tools()), WinePrefix.class);
  }
}
