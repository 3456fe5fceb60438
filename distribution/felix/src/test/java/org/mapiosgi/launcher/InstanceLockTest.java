// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceLockTest {
  @TempDir Path directory;

  private static Consumer<LaunchException> told(ExitCode exitCode, String... words) {
    return refused -> {
      assertThat(refused.exitCode()).isEqualTo(exitCode);
      assertThat(refused).hasMessageContainingAll(words);
    };
  }

  @Test
  void aSecondInstanceIsToldWhoTheFirstIsAndWhatToDo() throws LaunchException {
    InstanceLock first = InstanceLock.take(directory);
    try {
      String pid = Long.toString(ProcessHandle.current().pid());
      assertThatThrownBy(() -> InstanceLock.take(directory))
          .isInstanceOfSatisfying(
              LaunchException.class,
              told(ExitCode.ALREADY_RUNNING, "process " + pid, directory.toString(), "--data"));
    } finally {
      first.close();
    }
  }

  @Test
  void whatOneInstanceGivesBackTheNextCanTake() throws LaunchException {
    InstanceLock.take(directory).close();
    InstanceLock.take(directory).close();
  }

  @Test
  void instancesOnDifferentDirectoriesDoNotMeet() throws Exception {
    Path other = Files.createDirectory(directory.resolve("other"));
    InstanceLock first = InstanceLock.take(directory);
    InstanceLock second = InstanceLock.take(other);
    second.close();
    first.close();
  }

  @Test
  void aDirectoryThatIsNoneIsNamed() {
    Path missing = directory.resolve("missing");
    assertThatThrownBy(() -> InstanceLock.take(missing))
        .isInstanceOfSatisfying(
            LaunchException.class, told(ExitCode.FAILED, missing.toString(), "--data"));
  }

  @Test
  void whoDidNotGiveTheDirectoryBackIsKnownToTheNext() throws Exception {
    Files.writeString(directory.resolve("lock"), "4711");
    InstanceLock lock = InstanceLock.take(directory);
    assertThat(lock.previous()).isEqualTo("4711");
    lock.close();
    InstanceLock next = InstanceLock.take(directory);
    assertThat(next.previous()).isEmpty();
    next.explained();
    assertThat(directory.resolve("lock")).isEmptyFile();
    next.close();
  }
}
