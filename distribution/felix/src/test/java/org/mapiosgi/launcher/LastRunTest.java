// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastRunTest {
  @TempDir Path log;

  @Test
  void outOfMemoryIsFoundInWhatTheJvmHasPrinted() throws Exception {
    Files.writeString(
        log.resolve("jvm_my service_pid4711.log"),
        "<x>\nTerminating due to java.lang.OutOfMemoryError: Java heap space\n");
    assertThat(LastRun.reason(log, "4711"))
        .isEqualTo("out of memory, Java heap space (exit code 3)");
    assertThat(LastRun.reason(log, "471")).contains("killed");
  }

  @Test
  void aCrashIsFoundInItsReport() throws Exception {
    Files.writeString(log.resolve("hs_err_x.log"), "#  SIGSEGV at pc=0x1, pid=4711, tid=4712\n");
    assertThat(LastRun.reason(log, "4711")).contains("a crash of the JVM");
    assertThat(LastRun.reason(log, "47")).contains("killed");
  }

  @Test
  void whatIsLeftOfOtherRunsIsRemovedAndCrashReportsStay() throws Exception {
    Path own = Files.createFile(log.resolve("jvm_a_pid" + ProcessHandle.current().pid() + ".log"));
    Path other = Files.createFile(log.resolve("jvm_a_pid0.log"));
    Path report = Files.createFile(log.resolve("hs_err_a.log"));
    LastRun.tidy(log);
    assertThat(other).doesNotExist();
    assertThat(own).exists();
    assertThat(report).exists();
  }
}
