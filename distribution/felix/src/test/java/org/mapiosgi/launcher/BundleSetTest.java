// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleSetTest {
  @TempDir Path bundles;

  private void jar(String path) throws IOException {
    Path jar = bundles.resolve(path);
    Files.createDirectories(jar.getParent());
    Files.createFile(jar);
  }

  @Test
  void theNumberOfTheFolderIsTheStartLevelAndTheUsersOwnComeLast() throws Exception {
    jar("mine.jar");
    jar("2-services/b.jar");
    jar("2-services/a.jar");
    jar("1-logging/log.jar");
    jar("1-logging/notes.txt");
    jar("others/not-taken.jar");
    BundleSet set = BundleSet.read(bundles);
    assertThat(set.entries())
        .extracting(entry -> entry.level() + " " + entry.jar().getFileName())
        .containsExactly("1 log.jar", "2 a.jar", "2 b.jar", "3 mine.jar");
    assertThat(set.highestLevel()).isEqualTo(3);
  }

  @Test
  void anEmptyFolderIsNamed() {
    assertThatThrownBy(() -> BundleSet.read(bundles))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining(bundles.toString());
  }

  @Test
  void aMissingFolderIsNamed() {
    Path missing = bundles.resolve("missing");
    assertThatThrownBy(() -> BundleSet.read(missing))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining(missing.toString());
  }
}
