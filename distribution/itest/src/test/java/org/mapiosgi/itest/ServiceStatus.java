// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What QueryServiceStatusEx says, and Wine's {@code sc} does not.
 *
 * @param state dwCurrentState
 * @param controls SERVICE_ACCEPT_*
 * @param exitCode dwWin32ExitCode
 * @param specificExitCode dwServiceSpecificExitCode
 * @param checkPoint dwCheckPoint
 * @param waitHint dwWaitHint, in milliseconds
 */
record ServiceStatus(
    long state,
    long controls,
    long exitCode,
    long specificExitCode,
    long checkPoint,
    long waitHint) {
  /** Winsvc.h. */
  static final long SERVICE_STOPPED = 1;

  static final long SERVICE_START_PENDING = 2;
  static final long SERVICE_STOP_PENDING = 3;
  static final long SERVICE_RUNNING = 4;
  static final long SERVICE_ACCEPT_STOP = 0x1;
  static final long SERVICE_ACCEPT_SHUTDOWN = 0x4;
  static final long SERVICE_ACCEPT_PRESHUTDOWN = 0x100;

  /** Winerror.h. */
  static final long NO_ERROR = 0;

  static final long ERROR_SERVICE_SPECIFIC_ERROR = 1066;

  /** Asks, with a program that is compiled for it. */
  static ServiceStatus of(WinePrefix prefix, String service) {
    Path program = Build.target().resolve("service-status/service-status.exe");
    if (!program.toFile().exists()) {
      compile(prefix, program);
    }
    String answer =
        prefix.wine(WinePrefix.windows(program), service).run().orFail().output().strip();
    Map<String, Long> values =
        Stream.of(answer.split(" "))
            .map(word -> word.split("="))
            .collect(Collectors.toMap(word -> word[0], word -> Long.decode(word[1])));
    return new ServiceStatus(
        values.get("state"),
        values.get("controls"),
        values.get("exitcode"),
        values.get("specific"),
        values.get("checkpoint"),
        values.get("hint"));
  }

  private static void compile(WinePrefix prefix, Path program) {
    Path source = Build.root().resolve("distribution/itest/src/test/native/service-status.cpp");
    Path directory = program.getParent();
    if (!directory.toFile().isDirectory() && !directory.toFile().mkdirs()) {
      throw new AssertionError("cannot make " + directory);
    }
    Exec.Result unused =
        Exec.of(
                List.of(
                    prefix.tools().compiler().orElseThrow().toString(),
                    "-municode",
                    "-static",
                    "-o",
                    program.toString(),
                    source.toString(),
                    "-ladvapi32"))
            .within(Duration.ofMinutes(2))
            .run()
            .orFail();
  }
}
