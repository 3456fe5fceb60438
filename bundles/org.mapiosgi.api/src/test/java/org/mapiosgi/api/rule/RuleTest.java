// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.rule.Rule.Harm;
import org.mapiosgi.api.rule.Rule.Treatment;

class RuleTest {
  private static final Path BUNDLES = Path.of("..").toAbsolutePath().normalize();

  @Test
  void thereAreFiftyRulesWithConsecutiveIds() {
    assertThat(Rule.all().stream().map(Rule::id))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 50).mapToObj(n -> "R" + n).toList());
  }

  @Test
  void aRuleIsFoundByItsId() {
    assertThat(Rule.of("R19").sentence()).contains("submits only to a store");
    assertThat(Rule.of(" r19 ")).isSameAs(Rule.of("R19"));
    assertThat(Rule.of("R4").harms()).containsExactly(Harm.HANG_OR_CRASH);
    assertThat(Rule.of("R6").letters()).isEqualTo("EL");
    assertThat(Rule.of("R1")).hasToString("R1: " + Rule.of("R1").sentence());
  }

  @Test
  void anIdThatThereIsNotIsRefusedNamingTheRange() {
    assertThatThrownBy(() -> Rule.of("R51"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no rule 'R51'; they are R1 to R50");
    assertThat(Rule.find("R0")).isEmpty();
    assertThat(Rule.find("")).isEmpty();
  }

  @Test
  void sentencesAreShortWholeAndPlain() {
    for (Rule rule : Rule.all()) {
      assertThat(rule.sentence()).as(rule.id()).endsWith(".").hasSizeBetween(20, 220);
      assertThat(rule.consequence()).as(rule.id()).endsWith(".").hasSizeBetween(10, 160);
      assertThat(rule.source()).as(rule.id()).doesNotEndWith(".");
      assertThat(rule.sentence() + rule.consequence() + rule.source())
          .as(rule.id() + " is printed on terminals of every character set")
          .matches("\\p{ASCII}*")
          .doesNotContain("\n", "  ");
    }
    assertThat(Rule.all().stream().map(Rule::sentence)).doesNotHaveDuplicates();
  }

  @Test
  void whatIsOnlyDocumentedIsNotAlsoHandled() {
    for (Rule rule : Rule.all()) {
      if (rule.treatments().contains(Treatment.DOCUMENTED)) {
        assertThat(rule.treatments()).as(rule.id()).containsExactly(Treatment.DOCUMENTED);
      }
    }
  }

  @Test
  void everyRuleThatTheSourcesNameIsInTheCatalogue() throws IOException {
    Map<String, Set<String>> unknown = new TreeMap<>();
    Set<String> named = new TreeSet<>();
    for (Path source : mainSources()) {
      for (String id : Rule.idsIn(Files.readString(source))) {
        named.add(id);
        if (Rule.find(id).isEmpty()) {
          unknown.computeIfAbsent(id, any -> new TreeSet<>()).add(source.toString());
        }
      }
    }
    assertThat(unknown).as("ids that the catalogue does not have, and where they stand").isEmpty();
    assertThat(named).as("the sources were found").contains("R2", "R13", "R19", "R33", "R37");
  }

  @Test
  void theEmulatorSaysOfItselfWhatTheCatalogueSaysOfIt() throws IOException {
    String table =
        Files.readString(
            BUNDLES.resolve(
                "org.mapiosgi.binding.emulator/src/main/java/org/mapiosgi/binding/emulator/package-info.java"));
    List<String> inTable = new ArrayList<>();
    for (String row : table.split("<tr>")) {
      if (row.startsWith("<td>R")) {
        inTable.add(Rule.idsIn(row).get(0));
      }
    }
    assertThat(
            Rule.all().stream()
                .filter(rule -> rule.treatments().contains(Treatment.EMULATOR_CHECKED))
                .map(Rule::id))
        .as("rules with EMULATOR_CHECKED, against the table in the emulator's package-info.java")
        .containsExactlyInAnyOrderElementsOf(inTable);
  }

  @Test
  void everyRuleThatIsGuardedIsNamedWhereItIs() throws IOException {
    Set<String> named = new TreeSet<>();
    for (Path source : mainSources()) {
      if (!source.toString().contains("org.mapiosgi.binding.emulator")
          && !source.getFileName().toString().endsWith("Rules.java")) {
        named.addAll(Rule.idsIn(Files.readString(source)));
      }
    }
    assertThat(named)
        .containsAll(
            Rule.all().stream()
                .filter(rule -> rule.treatments().contains(Treatment.GUARDED))
                .map(Rule::id)
                .toList());
  }

  @Test
  void idsAreReadFromATextOnceEachAndInItsOrder() {
    assertThat(Rule.idsIn("R28, R26: first R28, then PT_R4 and R2D2, xR7, (R12)."))
        .containsExactly("R28", "R26", "R12");
    assertThat(Rule.idsIn("")).isEmpty();
  }

  @Test
  void anIncompleteRuleCannotBeMade() {
    assertThatThrownBy(
            () -> new Rule("R51", Set.of(), "S.", "C.", "source", Set.of(Treatment.DOCUMENTED)))
        .hasMessage("R51 lacks a harm or a treatment");
    assertThatThrownBy(
            () ->
                new Rule(
                    "R51", Set.of(Harm.ERROR), " ", "C.", "source", Set.of(Treatment.DOCUMENTED)))
        .hasMessage("R51 lacks a sentence, a consequence or a source");
  }

  private static List<Path> mainSources() {
    try (Stream<Path> modules = Files.list(BUNDLES)) {
      return modules
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .flatMap(RuleTest::javaFiles)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
