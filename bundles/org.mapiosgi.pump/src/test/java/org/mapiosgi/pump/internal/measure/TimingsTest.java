// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mapiosgi.api.pump.PumpPriority;

class TimingsTest {
  @Test
  void prioritiesComeInTheirOrder() {
    assertThat(new Timings(true).waitedByPriority().keySet())
        .containsExactly(PumpPriority.values());
  }
}
