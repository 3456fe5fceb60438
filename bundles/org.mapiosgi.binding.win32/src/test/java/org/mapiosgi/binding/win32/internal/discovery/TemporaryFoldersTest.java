// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Severity;

class TemporaryFoldersTest {
  @TempDir Path folder;

  private String missing() {
    return folder.resolve("none").toString();
  }

  @Test
  void aFolderThatCannotBeWrittenToStopsEverythingWhereJnaUsesIt() {
    assertThat(TemporaryFolders.look(null, missing()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.ERROR);
              assertThat(finding.text()).contains(missing());
            });
  }

  @Test
  void aFolderOfJnasThatCannotBeMadeIsAnErrorWithTheRemedy() throws IOException {
    String below = Files.createFile(folder.resolve("file")).resolve("jna").toString();
    Finding finding = TemporaryFolders.look(below, folder.toString()).get(0);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.remedy().orElse("")).contains("-Djna.tmpdir=");
  }

  @Test
  void aFolderOfJnasThatIsNotThereIsMadeAsJnaMakesIt() {
    assertThat(TemporaryFolders.look(missing(), folder.toString()))
        .extracting(Finding::severity)
        .containsExactly(Severity.OK, Severity.OK);
  }

  @Test
  void javasIsAWarningWhereJnaHasItsOwn() {
    assertThat(TemporaryFolders.look(folder.toString(), missing()))
        .extracting(Finding::severity)
        .containsExactly(Severity.OK, Severity.WARNING);
  }
}
