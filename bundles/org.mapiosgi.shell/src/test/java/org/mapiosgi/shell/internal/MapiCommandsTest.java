// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.junit.jupiter.api.Test;
import org.mapiosgi.doctor.Diagnosis;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

class MapiCommandsTest {
  private static final Diagnosis DIAGNOSIS =
      (Diagnosis)
          Proxy.newProxyInstance(
              MapiCommandsTest.class.getClassLoader(),
              new Class<?>[] {Diagnosis.class},
              (proxy, method, args) -> "the " + method.getName());

  private final MapiCommands commands =
      new MapiCommands(withNothing(BundleContext.class), () -> DIAGNOSIS);

  @Test
  void theRulesAreListedWithinAHundredColumns() {
    assertThat(printed(commands::rules).lines())
        .anySatisfy(line -> assertThat(line).startsWith("R1 "))
        .anySatisfy(line -> assertThat(line).startsWith("R50 "))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void onlyTheRulesThatAreAskedForAreListed() {
    assertThat(
            printed(() -> commands.rules("R19", "r4")).lines().filter(line -> line.startsWith("R")))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("R19 "),
            second -> assertThat(second).startsWith("R4 "));
    assertThatThrownBy(() -> commands.rules("R77")).hasMessageContaining("no rule 'R77'");
  }

  @Test
  void theDoctorAnswersAsTextOrAsJsonAndTakesNoOtherOption() {
    assertThat(printed(commands::doctor)).isEqualTo("the text\nthe verdict");
    assertThat(printed(() -> commands.doctor("--json"))).isEqualTo("the json");
    assertThatThrownBy(() -> commands.doctor("--xml"))
        .hasMessageStartingWith("unknown option '--xml'; usage: mapi:doctor [--json]");
  }

  @Test
  void helpIsPrintedAndNothingElse() {
    assertThat(printed(() -> commands.doctor("--help"))).startsWith("usage: mapi:doctor");
    assertThat(printed(() -> commands.rules("--help"))).startsWith("usage: mapi:rules");
    assertThatThrownBy(() -> commands.rules("--hepl"))
        .hasMessageStartingWith("unknown option '--hepl'; usage: mapi:rules [ID...]");
  }

  @Test
  void everyCommandDescribesItself() {
    assertThat(MapiCommands.class.getDeclaredMethods())
        .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
        .allMatch(method -> method.isAnnotationPresent(Descriptor.class));
  }

  /** What a command prints: Karaf throws away what it returns. */
  private static String printed(Runnable command) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      command.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }

  private static <T> T withNothing(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) ->
                method.getName().equals("getBundles")
                    ? new Bundle[0]
                    : List.class.isAssignableFrom(method.getReturnType())
                            || method.getReturnType() == Collection.class
                        ? List.of()
                        : null));
  }
}
