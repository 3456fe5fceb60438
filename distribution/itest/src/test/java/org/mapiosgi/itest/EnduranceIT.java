// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.endurance.Soak;
import org.mapiosgi.endurance.consumer.SoakConsumer;
import org.mapiosgi.endurance.emulator.EmulatorFromBehind;
import org.mapiosgi.endurance.win32.ProviderFromBehind;
import org.osgi.framework.BundleActivator;

/**
 * The packaged distribution for an hour of change: nothing grows, and no unit of work is lost. Runs
 * with {@code -Pendurance} only; the report is {@code target/endurance.json}.
 */
@Tag("endurance")
@Timeout(value = 5, unit = TimeUnit.HOURS)
class EnduranceIT {
  /** For the start, for the rests and for a busy machine. */
  private static final Duration GRACE = Duration.ofMinutes(60);

  private static final String API =
      "org.mapiosgi.api,org.mapiosgi.api.addressbook,org.mapiosgi.api.error,"
          + "org.mapiosgi.api.property,org.mapiosgi.api.pump,org.mapiosgi.api.status,"
          + "org.mapiosgi.api.store,org.osgi.util.promise,org.osgi.util.function";
  private static final String RUN = "org.mapiosgi.endurance";
  private static final List<String> FIGURES = new ArrayList<>();

  @Test
  void nothingGrowsOnTheEmulator() throws IOException {
    Distribution distribution = Distribution.unpack("endurance");
    Path conf = distribution.copyOfDemoConfiguration("endurance");
    Files.delete(conf.resolve("org.mapiosgi.example.cfg"));
    session(conf, "emulator");
    Path report = Build.target().resolve("endurance.json");
    long minutes = Long.getLong("endurance.minutes");
    options(distribution, minutes, report.toString(), List.of());
    bundles(
        distribution,
        EmulatorFromBehind.class,
        "javax.management,org.mapiosgi.binding.emulator,org.mapiosgi.spi");
    assertFlat(distribution.command("run", "--conf", conf.toString()), minutes, report);
  }

  @Test
  @RequiresWindowsLane
  void nothingGrowsOnWindows(WinePrefix prefix) throws IOException {
    Distribution distribution = Distribution.unpack("endurance on windows");
    Path conf = distribution.home().resolve("conf of endurance");
    Trees.copy(distribution.home().resolve("conf"), conf);
    session(conf, "service");
    Path report = Build.target().resolve("endurance-windows.json");
    long minutes = Long.getLong("endurance.windows.minutes");
    String provider = WinePrefix.windows(prefix.provider().library());
    options(
        distribution,
        minutes,
        WinePrefix.windows(report),
        List.of("-Dendurance.provider=" + provider));
    bundles(distribution, ProviderFromBehind.class, "com.sun.jna,com.sun.jna.ptr");
    Exec run = prefix.script(distribution, "run", "--conf", WinePrefix.windows(conf));
    assertFlat(run, minutes, report);
  }

  private static void session(Path conf, String profile) {
    MailFiles.write(
        conf.resolve("org.mapiosgi.session-default.cfg"),
        "profile=" + profile + "\nretry.min.seconds=1\nretry.max.seconds=2\n");
  }

  private static void options(
      Distribution distribution, long minutes, String report, List<String> more)
      throws IOException {
    List<String> lines = new ArrayList<>(more);
    // Softly reachable objects would look like a growth.
    lines.add("-XX:SoftRefLRUPolicyMSPerMB=0");
    lines.add("-Dendurance.minutes=" + minutes);
    lines.add("-Dendurance.updates=" + Long.getLong("endurance.updates"));
    lines.add("-Dendurance.samples=" + Long.getLong("endurance.samples"));
    lines.add("-Dendurance.report=" + report);
    Files.writeString(
        distribution.home().resolve("conf/jvm.options"),
        "\n" + String.join("\n", lines) + "\n",
        StandardOpenOption.APPEND);
  }

  private static void bundles(
      Distribution distribution, Class<? extends BundleActivator> mapi, String imports) {
    Path tools = distribution.home().resolve("bundle/5-tools");
    DroppedBundle.writePackage(
        tools.resolve("soak.jar"),
        Soak.class,
        API + ",org.osgi.framework.wiring,org.osgi.service.cm",
        RUN);
    DroppedBundle.writePackage(
        tools.resolve("soak-consumer.jar"), SoakConsumer.class, API + "," + RUN, "");
    DroppedBundle.writePackage(
        tools.resolve("soak-mapi.jar"), mapi, API + "," + RUN + "," + imports, "");
  }

  private static void assertFlat(Exec run, long minutes, Path report) throws IOException {
    Files.deleteIfExists(report);
    Path output = Build.target().resolve(report.getFileName() + ".txt");
    Exec.Result result = run.within(Duration.ofMinutes(minutes).plus(GRACE)).run(output);
    assertThat(report).as(result + "; see " + output).isRegularFile();
    JsonObject json = JsonParser.parseString(Exec.read(report)).getAsJsonObject();
    FIGURES.add(words(json));
    assertThat(json.get("wrong").getAsLong()).as(json.get("first wrong").toString()).isZero();
    assertThat(json.get("open").getAsLong()).as("units without an outcome").isZero();
    assertThat(json.get("units").getAsLong()).as("units of work").isPositive();
    assertThat(json.get("updates").getAsLong()).isEqualTo(Long.getLong("endurance.updates"));
    assertThat(json.getAsJsonObject("came and went").asMap().values())
        .as("what came and went: %s", json.get("came and went"))
        .allMatch(count -> count.getAsLong() > 0);
    assertThat(result.exitCode()).as(result + "; see " + output).isZero();
  }

  private static String words(JsonObject json) {
    StringBuilder text = new StringBuilder();
    for (String name :
        List.of("binding", "minutes", "updates", "came and went", "units", "done", "failed")) {
      text.append(name).append(": ").append(json.get(name)).append(", ");
    }
    text.append("wrong: ").append(json.get("wrong"));
    for (JsonElement figure : json.getAsJsonArray("figures")) {
      text.append("\n  ").append(figure.getAsJsonObject().get("words").getAsString());
    }
    return text.toString();
  }

  @AfterAll
  static void tellTheFigures() {
    FIGURES.forEach(figures -> System.out.println("\nENDURANCE\n" + figures));
  }
}
