// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mapiosgi.itest.RemoteReport.RemoteTest;
import org.mapiosgi.tck.BindingContract;

/**
 * The Win32 binding in a JVM for Windows, against Wine's user32, ole32 and kernel32 and the
 * reference provider: each test that ran there is a test here, and each that did not is a failure.
 */
@RequiresWindowsLane
class WindowsContractIT {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  @TestFactory
  Stream<DynamicNode> windows(WinePrefix prefix) {
    Path directory = Build.target().resolve("windows-contract");
    RemoteTests remote = new RemoteTests(prefix, "org.mapiosgi.binding.win32", directory);
    List<String> classes = remote.classes();
    assertThat(classes).as("test classes for Windows").isNotEmpty();
    Path trace = directory.resolve("trace.txt");
    RemoteReport report = remote.run(classes, Optional.of(trace), LIMIT);
    assertThat(report.tests()).as("tests that ran on Windows").isNotEmpty();

    List<DynamicNode> nodes = new ArrayList<>();
    if (Build.windowsTest().isEmpty()) {
      nodes.add(dynamicTest("every class was run", () -> everyClassRan(classes, report)));
      nodes.add(dynamicTest("the whole contract was run", () -> wholeContractRan(report)));
    }
    nodes.add(
        dynamicTest(
            "the provider was left with nothing", () -> nothingLeft(TraceFile.read(trace))));
    Map<String, List<RemoteTest>> byClass =
        report.tests().stream()
            .collect(
                Collectors.groupingBy(RemoteTest::className, TreeMap::new, Collectors.toList()));
    byClass.forEach(
        (name, tests) ->
            nodes.add(dynamicContainer(name, tests.stream().map(WindowsContractIT::replay))));
    return nodes.stream();
  }

  private static DynamicNode replay(RemoteTest test) {
    return dynamicTest(
        test.name(),
        () -> {
          switch (test.outcome()) {
            case FAILED -> throw new AssertionError("on Windows: " + test.text());
            case SKIPPED -> abort("on Windows: " + test.text());
            case PASSED -> {}
          }
        });
  }

  private static void everyClassRan(List<String> classes, RemoteReport report) {
    Set<String> ran = new TreeSet<>();
    for (RemoteTest test : report.tests()) {
      ran.add(test.className());
      ran.add(test.className().replaceFirst("\\$.*", ""));
    }
    List<String> contractTests =
        classes.stream().filter(name -> name.contains("Contract")).toList();
    assertThat(ran).containsAll(classes.stream().filter(c -> !contractTests.contains(c)).toList());
    assertThat(contractTests).as("classes that run the contract").isNotEmpty();
  }

  private static void wholeContractRan(RemoteReport report) {
    Set<String> expected = new TreeSet<>();
    for (Class<?> part : BindingContract.class.getDeclaredClasses()) {
      if (part.isAnnotationPresent(Nested.class)) {
        for (Class<?> type = part; type != Object.class; type = type.getSuperclass()) {
          for (Method method : type.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Test.class)) {
              expected.add(part.getName() + "." + method.getName());
            }
          }
        }
      }
    }
    assertThat(expected).as("tests of the contract").hasSizeGreaterThan(80);
    Set<String> ran =
        report.tests().stream()
            .map(test -> test.className() + "." + test.name().replaceFirst("\\(.*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(ran).as("tests that ran on Windows").containsAll(expected);
  }

  private static void nothingLeft(TraceFile trace) {
    TraceLine last = trace.lastLine();
    assertThat(last.number("objects")).as("objects after %s", last).isZero();
    assertThat(last.number("buffers")).as("buffers after %s", last).isZero();
  }
}
