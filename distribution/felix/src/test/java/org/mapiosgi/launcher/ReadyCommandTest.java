// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyCommandTest {
  @TempDir Path directory;

  private void assertNotReady(String why) throws LaunchException {
    Exit exit = ReadyCommand.run(directory);
    assertThat(exit.code()).isEqualTo(1);
    assertThat(exit.lastLine()).startsWith("not ready: ").contains(why);
  }

  @Test
  void anInstanceIsReadyWhileItHasItsFile() throws Exception {
    assertNotReady("no mapi-osgi runs on " + directory);
    InstanceLock lock = InstanceLock.take(directory);
    try {
      assertNotReady("MAPI or a session is not up");
      Files.createFile(directory.resolve("ready"));
      assertThat(ReadyCommand.run(directory).code()).isZero();
    } finally {
      lock.close();
    }
  }

  @Test
  void theFileOfAnInstanceThatCrashedCountsForNothing() throws Exception {
    Files.writeString(directory.resolve("lock"), "4711");
    Files.createFile(directory.resolve("ready"));
    assertNotReady("no mapi-osgi runs on");
    assertThat(directory.resolve("lock")).hasContent("4711");
  }

  @Test
  void theDirectoryIsThatOfRunWhateverTheOptionsAre() throws Exception {
    assertThat(Installation.dataOfRun(directory, CommandLine.parse("ready")))
        .isEqualTo(directory.resolve("data/run"));
    Path data = directory.resolve("other");
    assertThat(
            Installation.dataOfRun(
                directory, CommandLine.parse("ready", "--data", data.toString())))
        .isEqualTo(data.resolve("run"));
  }
}
