// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mapiosgi.lifecycle.internal.session.SessionSettings;

class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(300));

  @Test
  void theWaitDoublesUpToTheCapAndIsShortenedByAtMostAQuarter() {
    Random random = new Random(7);
    for (int failures = 1; failures <= 200; failures++) {
      long full = failures > 9 ? 300_000 : Math.min(300_000, 1000L << (failures - 1));
      assertThat(backoff.after(failures, random).toMillis())
          .as("after %d failures", failures)
          .isBetween(full * 3 / 4 - 1, full);
    }
  }

  @Test
  void anImpossibleRangeIsRefusedNamingBothProperties() {
    assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(10), Duration.ofSeconds(5)))
        .hasMessageContaining("retry.min.seconds is 10")
        .hasMessageContaining("retry.max.seconds is 5");
    assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(5)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sessionSettingsRefuseWhatMapiWould() {
    assertThatThrownBy(() -> settings("", "p")).hasMessageContaining("mapi.session");
    assertThatThrownBy(() -> settings("s", " ")).hasMessageContaining("profile of session 's'");
    assertThatThrownBy(() -> settings("s", "p".repeat(65))).hasMessageContaining("64 characters");
    assertThat(settings("s", "p".repeat(64)).profile()).hasSize(64);
  }

  private SessionSettings settings(String name, String profile) {
    return new SessionSettings(
        name,
        profile,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        backoff,
        Duration.ZERO,
        Duration.ZERO,
        Duration.ZERO,
        16);
  }
}
