// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** conf/logback.xml is changed while the program runs. */
class LogLevelsIT {
  private static final Duration STEP = Duration.ofMinutes(2);
  private static final String END = "</configuration>";

  private Path conf;
  private Path output;
  private Path log;
  private Process program;
  private int changes;

  @BeforeEach
  void start() {
    Distribution distribution = Distribution.unpack("log levels");
    conf = distribution.copyOfDemoConfiguration("log levels");
    Path data = distribution.home().resolve("data of log levels");
    output = Build.target().resolve("log-levels.txt");
    log = data.resolve("log/mapi-osgi.log");
    program =
        distribution
            .command("run", "--conf", conf.toString(), "--data", data.toString())
            .start(output);
    awaitOutput("1 sent, 1 notified");
  }

  @AfterEach
  void end() {
    Exec.endAll(program);
  }

  private void awaitOutput(String words) {
    await(words).atMost(STEP).until(() -> Exec.read(output).contains(words));
  }

  private void configure(String xml) {
    MailFiles.write(conf.resolve("logback.xml"), xml);
  }

  /** Changes a configuration again and again, until that has brought words into the log. */
  private void awaitLogged(String words) {
    await(words)
        .atMost(STEP)
        .until(
            () -> {
              MailFiles.write(
                  conf.resolve("org.mapiosgi.unused.cfg"), "change=" + ++changes + "\n");
              return Exec.read(log).contains(words);
            });
  }

  @Test
  void aLevelIsChangedWithoutARestartAndAMistakeIsToldInALine() {
    String asDelivered = Exec.read(conf.resolve("logback.xml"));
    assertThat(Exec.read(log)).doesNotContain(" DEBUG ");

    String debug = "<logger name=\"org.apache.felix.configadmin\" level=\"DEBUG\"/>" + END;
    configure(asDelivered.replace(END, debug));
    awaitOutput("logback.xml has changed; the log follows it within seconds");
    awaitLogged("org.apache.felix.configadmin - ");

    configure("<configuration scan=\"true\">\n  <root>\n");
    awaitOutput("logback.xml is not well-formed, line 3");
    assertThat(Exec.read(output))
        .contains("; the log is written as before")
        .doesNotContain("\tat ");
    String marked = "  <root level=\"WARN\">";
    assertThat(asDelivered).contains(marked);
    configure(asDelivered.replace(marked, marked.replace("WARN", "LOUD")));
    awaitOutput("logback.xml has no usable level for root: 'LOUD'");

    // The mistakes have not stopped the program from following the file.
    configure(
        asDelivered.replace("%-5level [%thread]", "%-5level mended [%thread]").replace(END, debug));
    awaitLogged("DEBUG mended [");
    assertThat(program.isAlive()).isTrue();
  }
}
