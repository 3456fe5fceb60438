// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.mapiosgi.api.Finding;
import org.mapiosgi.api.MapiException;
import org.mapiosgi.api.Severity;

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
}
