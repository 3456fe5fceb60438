// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What other programs read: the doctor's JSON on standard output, and the table of rules. */
class ProgramOutputIT {
  private static final int LIMIT_SECONDS = 120;
  private static final Pattern RULE = Pattern.compile("^R\\d+ .*");
  private static Distribution distribution;

  /** What a command wrote, its two streams apart. */
  private record Written(int exitCode, String out, String err) {}

  @BeforeAll
  static void unpack() {
    distribution = Distribution.unpack("program output");
  }

  private static Written run(String... words) throws IOException, InterruptedException {
    Path out = Files.createTempFile(Build.target(), "out-", ".txt");
    Path err = Files.createTempFile(Build.target(), "err-", ".txt");
    List<String> line = new ArrayList<>();
    line.add(distribution.home().resolve("bin/mapi-osgi").toString());
    line.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder
        .environment()
        .putAll(Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_OPTS", ""));
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      process.getOutputStream().close();
      assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
      return new Written(process.exitValue(), Exec.read(out), Exec.read(err));
    } finally {
      Exec.endAll(process);
      Files.delete(out);
      Files.delete(err);
    }
  }

  @Test
  void allRulesArePrintedWithinAHundredColumnsAndNothingIsStarted() throws Exception {
    Written all = run("rules");
    assertThat(all.exitCode()).isZero();
    assertThat(all.err()).isEmpty();
    assertThat(all.out().lines().filter(RULE.asMatchPredicate())).hasSize(50);
    assertThat(all.out().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    assertThat(distribution.home().resolve("data/rules")).doesNotExist();
  }

  @Test
  void oneRuleIsPrintedAndOneThatThereIsNotIsRefused() throws Exception {
    assertThat(run("rules", "R19").out().lines().filter(RULE.asMatchPredicate()))
        .singleElement()
        .asString()
        .startsWith("R19 ");
    Written none = run("rules", "R51");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.out()).contains("no rule 'R51'");
  }

  @Test
  void aHealthyDoctorWritesJsonAndNothingElse() throws Exception {
    Written written =
        run("doctor", "--json", "--conf", distribution.home().resolve("demo/conf").toString());
    assertThat(written.exitCode()).as(written.err()).isZero();
    assertThat(written.out().strip())
        .startsWith("{\n  \"schema\": \"mapi-osgi/doctor/1\",\n  \"healthy\": true,")
        .contains("\"name\": \"default\"", "\"state\": \"up\"")
        .endsWith("\n}");
    assertThat(written.err().strip()).contains("doctor ok: every session is up: default");
  }

  @Test
  void aDoctorThatFindsNoMapiSaysSoInJsonWithTheExitCodeOfTheText() throws Exception {
    Written written = run("doctor", "--json", "--timeout", "10");
    assertThat(written.exitCode()).as(written.err()).isEqualTo(1);
    assertThat(written.out().strip())
        .startsWith("{\n  \"schema\": \"mapi-osgi/doctor/1\",\n  \"healthy\": false,")
        .contains("\"severity\": \"error\"", "win32")
        .endsWith("\"sessions\": []\n}");
    assertThat(written.err()).contains("doctor failed: ");
  }

  @Test
  void aCommandLineThatCannotBeFollowedLeavesStandardOutputEmpty() throws Exception {
    Written written = run("doctor", "--json", "--jsno");
    assertThat(written.exitCode()).isEqualTo(2);
    assertThat(written.out()).isEmpty();
    assertThat(written.err()).contains("--jsno");
  }
}
