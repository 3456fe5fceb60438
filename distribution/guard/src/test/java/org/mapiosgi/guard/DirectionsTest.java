// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.guard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Bundles use each other in one direction. */
@TestInstance(Lifecycle.PER_CLASS)
class DirectionsTest {
  private static final String PREFIX = "org.mapiosgi.";

  /** Each bundle, and the bundles that its main code may use. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("api", Set.of()),
          Map.entry("spi", Set.of("api")),
          Map.entry("pump", Set.of("api", "spi")),
          Map.entry("mime", Set.of("api")),
          Map.entry("model", Set.of("api", "spi", "mime")),
          Map.entry("lifecycle", Set.of("api", "spi", "model")),
          Map.entry("binding.win32", Set.of("api", "spi")),
          Map.entry("binding.emulator", Set.of("api", "spi", "mime")),
          Map.entry("service", Set.of()),
          Map.entry("doctor", Set.of("api")),
          Map.entry("shell", Set.of("api", "doctor")),
          Map.entry("health", Set.of("api", "doctor")),
          Map.entry("console", Set.of("api", "doctor")),
          Map.entry("metrics", Set.of("api")),
          Map.entry("example", Set.of("api")),
          Map.entry("testing", Set.of("api", "spi", "pump", "lifecycle", "binding.emulator")),
          Map.entry("tck", Set.of("api", "spi")));

  private static final Set<String> NATIVE = Set.of("binding.win32", "service");

  private final Code code = Code.read();

  @Test
  void everyBundleIsOnTheClassPath() {
    SortedSet<String> folders =
        Repository.bundles().stream()
            .map(folder -> folder.getFileName().toString())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(code.bundles().parts())
        .as("bundles that this module's POM names as dependencies")
        .isEqualTo(folders);
  }

  @Test
  void bundlesUseWhatTheyMay() {
    Graph graph = code.bundles();
    SoftAssertions all = new SoftAssertions();
    for (String bundle : graph.parts()) {
      String name = bundle.substring(PREFIX.length());
      all.assertThat(MAY_USE).as("directions of a new bundle are to be decided").containsKey(name);
      for (String used : graph.usedBy(bundle)) {
        all.assertThat(MAY_USE.getOrDefault(name, Set.of()))
            .as("%s uses %s: %s", bundle, used, graph.uses(bundle, used))
            .contains(used.substring(PREFIX.length()));
      }
    }
    all.assertAll();
  }

  @Test
  void nativeCodeIsCalledByTwoBundles() {
    DescribedPredicate<JavaClass> mayNot =
        DescribedPredicate.describe(
            "are in a bundle that calls no native code",
            type ->
                Code.bundle(type)
                    .map(bundle -> !NATIVE.contains(bundle.substring(PREFIX.length())))
                    .orElse(true));
    assertThatCode(
            () ->
                noClasses()
                    .that(mayNot)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.sun.jna..")
                    .check(code.classes()))
        .doesNotThrowAnyException();
  }
}
