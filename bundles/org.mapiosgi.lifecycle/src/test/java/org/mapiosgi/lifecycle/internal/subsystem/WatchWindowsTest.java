// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same as {@link WatchTest} through the Win32 binding to the reference provider. */
@Tag("windows")
@Timeout(300)
class WatchWindowsTest {
  private static WatchUnits units() {
    return new WatchUnits(ProviderStage.with(ProviderControl.ofDefaultMailClient(), 1));
  }

  @Test
  void theRecipeOfTheManualWatchesASharedMailbox() throws Exception {
    try (WatchUnits units = units()) {
      units.theRecipeOfTheManual();
    }
  }

  @Test
  void aFolderByPathHearsOfWhatLeavesIt() throws Exception {
    try (WatchUnits units = units()) {
      units.whatLeavesAFolder();
    }
  }

  @Test
  void messagesTablesAndPublicFoldersAreWatched() throws Exception {
    try (WatchUnits units = units()) {
      units.messagesTablesAndPublicFolders();
    }
  }
}
