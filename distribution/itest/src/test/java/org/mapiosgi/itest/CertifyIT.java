// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code bin/mapi-osgi certify} on the emulator. */
class CertifyIT {
  private static Distribution distribution;

  @BeforeAll
  static void unpack() {
    distribution = Distribution.unpack("certify");
  }

  private static Path directory(String name) {
    return distribution.home().resolve("reports of " + name);
  }

  private static Exec.Result certify(Path reports, String... words) {
    List<String> line = new ArrayList<>(List.of("certify", "--report", reports.toString()));
    line.addAll(List.of(words));
    return distribution.command(line.toArray(String[]::new)).within(Duration.ofMinutes(3)).run();
  }

  @Test
  void theEmulatorConformsAndWhatNeedsMoreIsLeftOutWithItsReason() {
    Path reports = directory("a quiet run");
    Exec.Result result = certify(reports);
    assertThat(result.exitCode()).as(result.output()).isZero();
    CertifyReport report = CertifyReport.in(reports);
    assertThat(report.failures()).isEmpty();
    assertThat(report.facts())
        .containsEntry("verdict", "conforms")
        .containsEntry("folder", "removed")
        .containsEntry("binding", "emulator")
        .containsEntry("address", "known")
        .containsEntry("dialogs", "0 cancelled");
    assertThat(report.facts().get("kit")).matches("mapi-osgi \\d.*");
    assertThat(report.with(CertifyReport.HOLDS))
        .hasSizeGreaterThan(140)
        .contains("Folders.aFolderMovesWithAllThatIsInIt", "Tables.pagesTogetherAreTheTable");
    for (String sending :
        List.of("Submitting.aSelfAddressedMessageIsDelivered", "Searches.newMailIsFound")) {
      assertThat(report.reason(sending))
          .isEqualTo("sends mail to its own address; option --send allows it");
    }
    assertThat(report.reason("Profiles.aProfileIsRenamed"))
        .isEqualTo("makes and deletes MAPI profiles");
    assertThat(report.reason("Folders.aFolderThatEveryStoreHasIsNotDeleted"))
        .isEqualTo("touches the user's own mail or folders");
    assertThat(report.reason("AddressBooks.aDistributionListHasMembers"))
        .isEqualTo("no entries of the address book are known");
  }

  @Test
  void whatMaySendIsTriedToo() {
    Path reports = directory("a run that sends");
    Exec.Result result = certify(reports, "--send");
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(CertifyReport.in(reports).with(CertifyReport.HOLDS))
        .contains(
            "Submitting.aSelfAddressedMessageIsDelivered", "Notifications.everyNewMailIsTold");
  }

  @Test
  void anUnknownProfileIsNamedOnTheTerminalAndNotInTheReport() {
    Path reports = directory("a wrong profile");
    Exec.Result result = certify(reports, "--profile", "Nobody Knows");
    assertThat(result.exitCode()).as(result.output()).isEqualTo(1);
    assertThat(result.output())
        .contains("certify failed: ", "Nobody Knows")
        .doesNotContain("\tat ");
    CertifyReport report = CertifyReport.in(reports);
    assertThat(report.facts())
        .containsEntry("verdict", "failed")
        .containsEntry("folder", "not made");
    assertThat(report.facts().get("failed")).contains("MAPI_E_LOGON_FAILED");
    assertThat(report.text()).doesNotContain("Nobody");
  }

  @Test
  void helpIsGivenAndAWrongOptionIsNamed() {
    Exec.Result help = certify(directory("nothing"), "--help");
    assertThat(help.exitCode()).as(help.output()).isZero();
    assertThat(help.output()).contains("usage: mapi-osgi certify --profile NAME", "--send");
    Exec.Result wrong = certify(directory("nothing"), "--sned");
    assertThat(wrong.exitCode()).as(wrong.output()).isEqualTo(2);
    assertThat(wrong.lastLine()).contains("unknown option '--sned'", "certify --help");
    assertThat(directory("nothing")).doesNotExist();
  }
}
