// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowsLaneModeTest {
  @Test
  void theThreeModesAreKnown() {
    assertThat(WindowsLaneMode.of("required")).isEqualTo(WindowsLaneMode.REQUIRED);
    assertThat(WindowsLaneMode.of("auto")).isEqualTo(WindowsLaneMode.AUTO);
    assertThat(WindowsLaneMode.of("off")).isEqualTo(WindowsLaneMode.OFF);
  }

  @Test
  void anotherModeIsRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> WindowsLaneMode.of("yes"))
        .hasMessageContaining("yes")
        .hasMessageContaining("required, auto or off");
  }

  @Test
  void eachMissingPartIsNamedWithItsCure() {
    WindowsTools nothing =
        new WindowsTools(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(nothing.missing()).hasSize(3).anyMatch(line -> line.contains("apt-get install"));
    Optional<Path> there = Optional.of(Path.of("there"));
    assertThat(new WindowsTools(there, there, there, there).missing()).isEmpty();
    assertThat(new WindowsTools(there, there, Optional.empty(), there).missing())
        .singleElement()
        .asString()
        .contains("mingw");
  }
}
