// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.karaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The archive with the features, in one life of a Karaf. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KarafFeaturesIT {
  private static final Duration STEP = Duration.ofMinutes(1);

  // The newest that the Karaf of this build runs on.
  private static final int NEWEST_JAVA = 21;

  private final Path mailbox = Path.of(System.getProperty("sample.mailbox"));
  private KarafInstance karaf;

  @BeforeAll
  void boot() throws IOException {
    int java = Runtime.version().feature();
    if (java > NEWEST_JAVA) {
      String why =
          "NOT TESTED IN KARAF: this is Java "
              + java
              + ", and this Karaf runs on "
              + NEWEST_JAVA
              + " at the newest";
      System.err.println(why);
      Assumptions.abort(why);
    }
    karaf =
        KarafInstance.make(
            Path.of(System.getProperty("karaf.home")),
            Path.of(System.getProperty("karaf.repository")));
    // There before the feature is: the administrator's file has to win over the feature's.
    karaf.append("etc/org.mapiosgi.binding.emulator.cfg", "mailbox=" + mailbox);
    karaf.start();
    karaf.command("feature:install kar");
    karaf.command("kar:install " + Path.of(System.getProperty("karaf.archive")).toUri());
    assertThat(karaf.log()).as("nothing starts by itself").doesNotContain("MAPI is ready");
    karaf.command("feature:install mapi-osgi-emulator mapi-osgi-example");
    Awaitility.await("the example's summary in the log")
        .atMost(STEP)
        .until(() -> karaf.log().contains("1 sent, 1 notified"));
  }

  @AfterAll
  void end() {
    if (karaf != null) {
      karaf.close();
    }
  }

  @Test
  @Order(1)
  void theExampleReadsTheWholeMailboxAndIsNotifiedOfItsOwnMessage() throws IOException {
    long messages;
    try (Stream<Path> files = Files.list(mailbox)) {
      messages = files.filter(file -> file.toString().endsWith(".eml")).count();
    }
    assertThat(messages).isPositive();
    assertThat(karaf.log()).contains(messages + " messages read, 1 sent, 1 notified");
  }

  @Test
  @Order(1)
  void whatTheFeaturesConfigureIsDeliveredOnceAndIsTheAdministratorsFromThenOn()
      throws IOException {
    for (String once : List.of("MAPI is ready", "is up on mapi-lane-", "1 sent, 1 notified")) {
      assertThat(karaf.log().split(Pattern.quote(once), -1)).as(once).hasSize(2);
    }
    assertThat(karaf.read("etc/org.mapiosgi.session-default.cfg"))
        .isEqualToIgnoringNewLines("profile = emulator");
    assertThat(karaf.read("etc/org.mapiosgi.subsystem.cfg"))
        .contains("binding.target = (mapi.binding=emulator)");
    assertThat(karaf.read("etc/org.mapiosgi.binding.emulator.cfg"))
        .as("there before the feature")
        .isEqualToIgnoringNewLines("mailbox=" + mailbox);
  }

  @Test
  @Order(1)
  void mapiStatusTellsThatMapiIsUpOnTheEmulatorInServiceMode() {
    assertThat(karaf.command("mapi:status"))
        .containsPattern("MAPI +READY")
        .containsPattern("binding +emulator")
        .containsPattern("mode +service")
        .containsPattern("sessions +1 UP");
  }

  @Test
  @Order(1)
  void mapiSessionsListsTheSession() {
    assertThat(karaf.command("mapi:sessions | cat")).containsPattern("default +UP");
  }

  @Test
  @Order(1)
  void pumpStatusListsThePrimaryPumpAndTheLanes() {
    assertThat(karaf.command("pump:status"))
        .contains("mapi-primary")
        .contains("mapi-lane-1")
        .contains("mapi-lane-2");
  }

  @Test
  @Order(1)
  void mapiDoctorFindsNothingWrong() {
    assertThat(karaf.command("mapi:doctor"))
        .containsPattern("ok +session default +UP")
        .doesNotContain("error ");
  }

  @Test
  @Order(1)
  void theShellHasTheCommandsOnceAndWithTheirCompletion() {
    String completed =
        karaf.command(
            "names = (new java.util.ArrayList);"
                + " ((($.session registry) getCommand mapi session) getCompleter false)"
                + " complete $.session"
                + " (new org.apache.karaf.shell.support.completers.ArgumentCommandLine mapi:se 7)"
                + " $names; echo completed: $names");
    assertThat(completed).contains("completed: [\"mapi:session\"]");
    String commands =
        karaf.command(
            "each (($.session registry) getCommands) { echo command ($it scope) ($it name) }");
    assertThat(commands.lines().filter("command mapi session"::equals)).hasSize(1);
    assertThat(commands.lines().filter("command pump metrics"::equals)).hasSize(1);
  }

  @Test
  @Order(2)
  void readinessIsAPageThatFollowsTheSession() {
    // Without -r Karaf restarts itself and MAPI, because others can use its new bundles, too.
    karaf.command("feature:install -r mapi-osgi-health");
    String page = "/system/health?tags=readiness";
    Awaitility.await("ready over HTTP")
        .atMost(STEP)
        .untilAsserted(() -> assertThat(karaf.page(page).exitCode()).isEqualTo(200));
    karaf.command("mapi:session down default");
    // Results are kept for two seconds.
    Awaitility.await("not ready over HTTP")
        .atMost(STEP)
        .untilAsserted(() -> assertThat(karaf.page(page).exitCode()).isEqualTo(503));
    assertThat(karaf.page("/system/health?tags=mapi").text())
        .contains("session default: DOWN")
        .contains("take it up again");
    assertThat(karaf.page("/system/health?tags=liveness").exitCode()).isEqualTo(200);
    karaf.command("mapi:session up default");
    Awaitility.await("ready again")
        .atMost(STEP)
        .untilAsserted(() -> assertThat(karaf.page(page).exitCode()).isEqualTo(200));
  }

  @Test
  @Order(2)
  void prometheusReadsTheFiguresOfTheSession() {
    karaf.command("feature:install -r mapi-osgi-metrics");
    assertThat(karaf.command("bundle:list -t 0 -s | grep org.mapiosgi.metrics")).contains("Active");
    karaf.command("bundle:install -s " + PrometheusBundle.write(karaf.file("prometheus.jar")));
    awaitFigure("mapi_session_up{number=\"1\",session=\"default\"} 1.0");
    assertThat(karaf.prometheus().text())
        .contains("# TYPE mapi_session_done_tasks_total counter")
        .contains("mapi_ready 1.0")
        .contains("mapi_pump_queue_tasks{number=\"1\",pump=\"mapi-primary\"}")
        .contains("mapi_limit_used{bundle=\"none\",counted=\"open stores\"");
    karaf.command("mapi:session down default");
    awaitFigure("mapi_session_up{number=\"1\",session=\"default\"} 0.0");
    karaf.command("mapi:session up default");
    awaitFigure("mapi_session_up{number=\"1\",session=\"default\"} 1.0");
  }

  private void awaitFigure(String line) {
    Awaitility.await(line)
        .atMost(STEP)
        .untilAsserted(() -> assertThat(karaf.prometheus().text()).contains(line));
  }

  @Test
  @Order(2)
  void thePageOfTheWebConsoleIsBehindTheLoginOfKaraf() {
    karaf.command("feature:install -r mapi-osgi-console");
    String overview = "/system/console/mapi/overview.json";
    Awaitility.await("the page")
        .atMost(STEP)
        .untilAsserted(
            () ->
                assertThat(karaf.pageWithLogin(overview).text()).contains("mapi-osgi/overview/1"));
    assertThat(karaf.pageWithLogin(overview).text()).contains("\"state\": \"ready\"");
    assertThat(karaf.pageWithLogin("/system/console/mapi").text())
        .contains("data-token=")
        .contains("/system/console/mapi/console.js");
    assertThat(karaf.page(overview).exitCode()).isEqualTo(401);
    assertThat(karaf.page("/mapi/overview.json").exitCode()).isEqualTo(404);
  }

  @Test
  @Order(3)
  void mapiComesDownWithKarafAndLeavesNothing() throws IOException, InterruptedException {
    karaf.stop();
    String log = karaf.log();
    assertThat(log.substring(log.lastIndexOf("MAPI is ")))
        .startsWith("MAPI is stopped: everything");
    assertThat(log).doesNotContain("| ERROR |");
  }
}
