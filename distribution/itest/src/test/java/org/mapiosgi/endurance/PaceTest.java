// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PaceTest {
  private final Pace pace = new Pace();

  @Test
  void aPauseOfTheRunIsOverByItself() throws InterruptedException {
    pace.pause(Duration.ofNanos(1));
    assertThat(pace.ended()).isFalse();
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void theEndOfTheRunEndsEveryPause() {
    CompletableFuture<Void> ended = CompletableFuture.runAsync(pace::end);
    assertThatThrownBy(() -> pace.pause(Duration.ofDays(1)))
        .isInstanceOf(InterruptedException.class);
    assertThat(pace.ended()).isTrue();
    ended.join();
  }
}
