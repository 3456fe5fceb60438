// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationCheckTest {
  @interface Config {
    boolean coupled() default true;

    int retry_max_seconds() default 1;

    long size() default 1;

    String name() default "";
  }

  private static void assertRefused(String name, Object value, String sentence) {
    assertThatThrownBy(() -> ConfigurationCheck.types(Config.class, Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }

  @Test
  void aWordThatIsNeitherTrueNorFalseIsRefusedByName() {
    assertRefused("coupled", "fals", "coupled is 'fals', but must be true or false");
    assertRefused("coupled", "true ", "coupled is 'true ', but must be true or false");
    assertRefused("coupled", "", "coupled is '', but must be true or false");
  }

  @Test
  void whatIsNoWholeNumberIsRefusedByTheNameInTheFile() {
    for (Object value : List.of("many", " 5", "", "1.5", "3000000000", true, 1.5)) {
      assertRefused(
          "retry.max.seconds",
          value,
          "retry.max.seconds is '" + value + "', but must be a whole number");
    }
    assertRefused(
        "size", "9".repeat(20), "size is '" + "9".repeat(20) + "', but must be a whole number");
  }

  @Test
  void whatDeclarativeServicesTakesAsItIsMeantIsTaken() {
    for (Map<String, Object> good :
        List.<Map<String, Object>>of(
            Map.of(),
            Map.of("coupled", "TRUE", "retry.max.seconds", "-5", "size", "3000000000"),
            Map.of("coupled", false, "retry.max.seconds", 5L, "size", 5, "name", 7),
            Map.of("coupled", 1, "retry_max_seconds", "no property of ours"))) {
      assertThatCode(() -> ConfigurationCheck.types(Config.class, good)).doesNotThrowAnyException();
    }
  }

  @Test
  void namesAreThoseOfDeclarativeServices() {
    assertThat(ConfigurationCheck.nameOf("retry_max_seconds")).isEqualTo("retry.max.seconds");
    assertThat(ConfigurationCheck.nameOf("_a__b$c$$d$_$e")).isEqualTo(".a_bc$d-e");
  }
}
