// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same as {@link MsgUnitsTest} through the Win32 binding to the reference provider. */
@Tag("windows")
@Timeout(300)
class MsgUnitsWindowsTest {
  @Test
  void msgFilesAreExportedAndImported() throws Exception {
    assertThat(new MsgUnits(ProviderStage.with(ProviderControl.ofDefaultMailClient(), 1)).run())
        .isTrue();
  }
}
