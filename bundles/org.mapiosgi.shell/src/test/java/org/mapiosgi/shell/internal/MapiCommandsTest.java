// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.felix.service.command.Descriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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
    assertThat(printed(() -> commands.rules("R77")))
        .startsWith("mapi:rules: there is no rule 'R77'")
        .hasLineCount(1);
  }

  @Test
  void theDoctorAnswersAsTextOrAsJsonAndTakesNoOtherOption() {
    assertThat(printed(commands::doctor)).isEqualTo("the text\nthe verdict");
    assertThat(printed(() -> commands.doctor("--json"))).isEqualTo("the json");
    assertThat(printed(() -> commands.doctor("--xml")))
        .isEqualTo("mapi:doctor: unknown option '--xml'; usage: mapi:doctor [--json]");
  }

  static Stream<Arguments> commands() {
    return Stream.of(
            new MapiCommands(withNothing(BundleContext.class), () -> DIAGNOSIS),
            new PumpCommands(withNothing(BundleContext.class)))
        .flatMap(
            commands ->
                Stream.of(commands.getClass().getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers()))
                    .map(method -> Arguments.of(scope(commands) + method.getName(), commands)));
  }

  private static String scope(Object commands) {
    return commands instanceof MapiCommands ? "mapi:" : "pump:";
  }

  private static void call(String command, Object commands, String... words) {
    String name = command.substring(command.indexOf(':') + 1);
    try {
      commands.getClass().getMethod(name, String[].class).invoke(commands, (Object) words);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(command, e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  void everyCommandAnswersHelpWithItsUsage(String command, Object commands) {
    assertThat(printed(() -> call(command, commands, "--help")))
        .startsWith("usage: " + command)
        .endsWith("--help  shows this text");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  void everyCommandAnswersAWrongOptionInOneLine(String command, Object commands) {
    assertThat(printed(() -> call(command, commands, "--hepl")))
        .startsWith(command + ": ")
        .contains("'--hepl'", "usage: " + command)
        .hasLineCount(1);
  }

  /** Gogo's help lists the functions that have a method of their name. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  void everyCommandDescribesItselfUnderTheNameThatHelpLists(String command, Object commands)
      throws Exception {
    String name = command.substring(command.indexOf(':') + 1);
    assertThat(commands.getClass().getMethod(name, String[].class))
        .matches(method -> method.isAnnotationPresent(Descriptor.class));
  }

  @Test
  void anActOnASessionNeedsAVerbAndAName() {
    assertThat(printed(() -> commands.session("up")))
        .startsWith("mapi:session: it takes a verb and the name of a session; usage: ");
    assertThat(printed(() -> commands.session("lift", "a")))
        .startsWith("mapi:session: unknown verb 'lift'; usage: ");
    assertThat(printed(() -> commands.session("up", "a")))
        .isEqualTo("mapi:session: there is no MAPI subsystem; mapi:doctor says why");
  }

  /** Returns the text that a command prints. Karaf throws away the value that it returns. */
  static String printed(Runnable command) {
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
