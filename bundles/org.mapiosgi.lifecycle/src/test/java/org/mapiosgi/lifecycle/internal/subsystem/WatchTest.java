// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import org.junit.jupiter.api.Test;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.binding.emulator.start.Emulators;

class WatchTest {
  private final WatchUnits units =
      new WatchUnits(
          new EmulatorStage(
              Emulators.open(
                  EmulatorSettings.defaults()
                      .withSharedMailboxes("Invoices <invoices@example.com>")
                      .withPublicFolders(true))));

  @Test
  void theRecipeOfTheManualWatchesASharedMailbox() throws Exception {
    try (units) {
      units.theRecipeOfTheManual();
    }
  }

  @Test
  void aFolderByPathHearsOfWhatLeavesIt() throws Exception {
    try (units) {
      units.whatLeavesAFolder();
    }
  }

  @Test
  void messagesTablesAndPublicFoldersAreWatched() throws Exception {
    try (units) {
      units.messagesTablesAndPublicFolders();
    }
  }
}
