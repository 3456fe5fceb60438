// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Severity;
import org.mapiosgi.binding.win32.internal.Win32SubsystemBinding.Settings;

@DisabledOnOs(OS.WINDOWS)
class Win32SubsystemBindingTest {
  private final Win32SubsystemBinding binding = Win32SubsystemBinding.open("");

  @Test
  void elsewhereThanOnWindowsPreflightSaysSo() {
    List<Finding> findings = binding.preflight();
    assertThat(findings).extracting(Finding::severity).containsExactly(Severity.ERROR);
    assertThat(findings.get(0).text()).contains("MAPI is part of Windows");
  }

  @Test
  void elsewhereThanOnWindowsLoadFailsWithThatReason() {
    assertThatThrownBy(binding::load)
        .isInstanceOf(MapiException.class)
        .hasMessageContaining("MAPI is part of Windows")
        .hasMessageContaining("use the emulator");
  }

  @Test
  void aTimeForRetriesThatIsImpossibleIsRefusedByName() {
    for (int seconds : new int[] {-1, 601}) {
      assertThatThrownBy(() -> new Settings("", Duration.ofSeconds(seconds)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("org.mapiosgi.binding.win32: com.retry.seconds")
          .hasMessageContaining("between 0 and 600, not " + seconds);
    }
    assertThat(new Settings("", Duration.ZERO).retry()).isZero();
  }
}
