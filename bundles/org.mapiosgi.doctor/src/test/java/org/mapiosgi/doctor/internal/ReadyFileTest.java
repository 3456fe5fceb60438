// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyFileTest {
  @TempDir Path directory;

  @Test
  void theFileComesAndGoesWhole() throws IOException {
    Path path = directory.resolve("ready");
    ReadyFile file = new ReadyFile(path);
    file.set(false);
    assertThat(directory).isEmptyDirectory();
    file.set(true);
    file.set(true);
    assertThat(path).hasContent("process " + ProcessHandle.current().pid());
    assertThat(directory).isDirectoryNotContaining("glob:**.new");
    file.set(false);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aDirectoryThatIsNotThereIsAnError() {
    ReadyFile file = new ReadyFile(directory.resolve("missing/ready"));
    assertThatThrownBy(() -> file.set(true)).isInstanceOf(IOException.class);
  }
}
