// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.certify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.mapiosgi.tck.Reach;

/** Writes the events of JUnit into the report. */
final class Progress implements TestExecutionListener {
  private final Report report;
  private volatile String running = "";

  Progress(Report report) {
    this.report = report;
  }

  /** The assertion that is tried now; empty between two. */
  String running() {
    return running;
  }

  static List<String> names(TestPlan plan) {
    return plan.getRoots().stream()
        .flatMap(root -> plan.getDescendants(root).stream())
        .flatMap(test -> name(test).stream())
        .toList();
  }

  /** Returns the name of a test; empty for a class of tests. */
  private static Optional<String> name(TestIdentifier test) {
    return test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .map(
            method -> {
              String group = method.getClassName();
              return group.substring(group.lastIndexOf('$') + 1) + "." + method.getMethodName();
            });
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    name(test)
        .ifPresent(
            name -> {
              running = name;
              try {
                report.begin(name);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    name(test).ifPresent(name -> report.put(Assertion.notTried(name, withOption(reason))));
  }

  private static String withOption(String reason) {
    return reason.equals(Reach.SENDING.text()) ? reason + "; option --send allows it" : reason;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    name(test).ifPresent(name -> report.put(assertion(name, result)));
    running = "";
  }

  private static Assertion assertion(String name, TestExecutionResult result) {
    Throwable cause =
        result.getThrowable().orElseGet(() -> new AssertionError("no cause is known"));
    return switch (result.getStatus()) {
      case SUCCESSFUL -> Assertion.holds(name);
      // Only the contract's own words: it says by this what it does not know.
      case ABORTED -> Assertion.notTried(name, String.valueOf(cause.getMessage()));
      case FAILED -> Assertion.fails(name, Cause.of(cause));
    };
  }
}
