// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same as {@link WatchTest} through the Win32 binding to the reference provider. */
@Tag("windows")
@Timeout(300)
class WatchWindowsTest {
  private static Stage stage() {
    return ProviderStage.with(ProviderControl.ofDefaultMailClient(), 1);
  }

  @Test
  void theRecipeOfTheManualWatchesASharedMailbox() throws Exception {
    assertThat(WatchUnits.run(stage(), WatchUnits::theRecipeOfTheManual)).isTrue();
  }

  @Test
  void aFolderByPathHearsOfWhatLeavesIt() throws Exception {
    assertThat(WatchUnits.run(stage(), WatchUnits::whatLeavesAFolder)).isTrue();
  }

  @Test
  void messagesTablesAndPublicFoldersAreWatched() throws Exception {
    assertThat(WatchUnits.run(stage(), WatchUnits::messagesTablesAndPublicFolders)).isTrue();
  }
}
