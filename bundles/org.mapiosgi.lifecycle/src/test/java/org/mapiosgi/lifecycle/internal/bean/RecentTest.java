// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.bean;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentTest {
  @Test
  void oneStatusServesAllReadsOfAMoment() {
    AtomicInteger made = new AtomicInteger();
    AtomicLong now = new AtomicLong(Long.MAX_VALUE);
    Recent<Integer> recent = new Recent<>(made::incrementAndGet, now::get);
    assertThat(recent.get()).isEqualTo(1);
    now.addAndGet(Duration.ofMillis(99).toNanos());
    assertThat(recent.get()).isEqualTo(1);
    now.addAndGet(Duration.ofMillis(1).toNanos());
    assertThat(recent.get()).isEqualTo(2);
  }
}
