// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(TemporaryFolders.look(missing(), folder.toString()).get(0).remedy().orElse(""))
        .contains("-Djna.tmpdir=");
  }

  @Test
  void javasIsAWarningWhereJnaHasItsOwn() {
    assertThat(TemporaryFolders.look(folder.toString(), missing()))
        .extracting(Finding::severity)
        .containsExactly(Severity.OK, Severity.WARNING);
  }
}
