// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** {@code bin\mapi-osgi.bat certify} against the reference provider. */
@RequiresWindowsLane
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowsCertifyIT {
  private static final Duration RUN = Duration.ofMinutes(8);

  private WinePrefix prefix;
  private Distribution distribution;

  @BeforeAll
  void unpack(WinePrefix windows) {
    prefix = windows;
    distribution = Distribution.unpack("windows certify");
  }

  private static Path directory(String name) {
    return Build.target().resolve("certify").resolve(name);
  }

  /** Fewer messages than usual in the Inbox: each test makes new mailboxes. */
  private Exec.Result certify(String profile, Map<String, String> settings, String... options) {
    Trees.delete(directory(profile));
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("MAPIREF_MESSAGES", "40");
    String[] words = new String[5 + options.length];
    List<String> first =
        List.of(
            "certify", "--profile", profile, "--report", WinePrefix.windows(directory(profile)));
    first.toArray(words);
    System.arraycopy(options, 0, words, first.size(), options.length);
    return prefix.script(distribution, words).with(environment).within(RUN).run();
  }

  @Test
  void theReferenceProviderConformsAndIsLeftAsItWas() throws IOException {
    Path trace = Files.createDirectories(directory("trace")).resolve("trace.txt");
    Trees.delete(trace);
    Exec.Result result =
        certify("service", Map.of("MAPIREF_TRACE", WinePrefix.windows(trace)), "--send");
    CertifyReport report = CertifyReport.in(directory("service"));
    assertThat(report.failures()).isEmpty();
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(report.facts())
        .containsEntry("verdict", "conforms")
        .containsEntry("folder", "removed")
        .containsEntry("binding", "win32")
        .containsEntry("address", "known");
    assertThat(report.with(CertifyReport.HOLDS))
        .hasSizeGreaterThan(150)
        .contains(
            "Folders.aFolderMovesWithAllThatIsInIt",
            "Submitting.aSelfAddressedMessageIsDelivered",
            "Notifications.newMailIsToldOnTheFirstInitialisingThread");
    assertThat(report.with(CertifyReport.NOT_TRIED))
        .contains("Profiles.aProfileIsRenamed", "Tables.theWholeInboxIsRead");
    TraceFile calls = TraceFile.read(trace);
    assertThat(calls.calls("DeleteFolder")).as("the folder's end").isNotEmpty();
    assertThat(calls.calls("IProfAdmin::CreateProfile")).isEmpty();
    assertThat(calls.lastLine().value("last")).isEqualTo("1");
    assertThat(calls.lastLine().value("objects")).isEqualTo("0");
  }

  @Test
  void aCrashIsNamedInTheReportThatTheProcessLeaves() {
    Exec.Result result = certify("uncoupled", Map.of("MAPIREF_FAULTS", "IStream::Write#1=crash"));
    assertThat(result.exitCode()).as(result.output()).isEqualTo(6);
    CertifyReport report = CertifyReport.in(directory("uncoupled"));
    assertThat(report.with(CertifyReport.FAILS)).isNotEmpty();
    List<JsonObject> ended =
        report.with(CertifyReport.FAILS).stream()
            .map(report.assertions()::get)
            .filter(each -> each.get("failure").getAsString().equals("the process ended in it"))
            .toList();
    assertThat(ended).hasSize(1);
    assertThat(report.facts()).doesNotContainKey("verdict");
    assertThat(report.facts().get("folder")).startsWith("perhaps left behind: mapi-osgi certify ");
  }
}
