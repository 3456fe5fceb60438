// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.binding.emulator.start.Emulators;

class WatchTest {
  private static final Pattern PROPERTY = Pattern.compile("\"(mapi\\.\\w+)=([^\"]+)\"");

  /** The tests of Windows run where there are no sources. */
  @Test
  void theRecipeIsUsedWithItsOwnProperties() throws IOException {
    String recipe =
        Files.readString(
            Path.of("src/test/java/org/mapiosgi/lifecycle/internal/subsystem/InvoiceWatch.java"));
    assertThat(
            PROPERTY
                .matcher(recipe)
                .results()
                .collect(
                    Collectors.groupingBy(
                        found -> found.group(1),
                        Collectors.mapping(found -> found.group(2), Collectors.toList()))))
        .isEqualTo(WatchUnits.RECIPE);
  }

  private static Stage stage() {
    return new EmulatorStage(
        Emulators.open(
            EmulatorSettings.defaults()
                .withSharedMailboxes("Invoices <invoices@example.com>")
                .withPublicFolders(true)));
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
