// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapiosgi.certify.Assertion.Detail;

class ReportTest {
  @TempDir Path directory;
  private Report report;

  @BeforeEach
  void expectThree() {
    report = new Report(directory.resolve("made"));
    report.fact("binding", "win32");
    report.expect(List.of("Folders.first", "Folders.second", "Tables.third"));
  }

  private String text() throws IOException {
    return Files.readString(report.text());
  }

  private String json() throws IOException {
    return Files.readString(report.text().resolveSibling("certify.json"));
  }

  @Test
  void ifTheProcessEndsTheFilesNameTheAssertionThatEndedIt() throws IOException {
    report.begin("Folders.first");
    report.put(Assertion.holds("Folders.first"));
    report.begin("Folders.second");
    assertThat(text())
        .contains("does not hold: 1\n  Folders.second: failure the process ended in it\n")
        .contains("not tried: 1\n  Tables, reason the process ended before\n    third\n")
        .contains("holds: 1\n  Folders\n    first\n");
  }

  @Test
  void ifTheTimeIsOverNothingIsSaidToFailAndWhatComesLaterDoesNotCount() throws IOException {
    report.begin("Folders.first");
    report.put(Assertion.holds("Folders.first"));
    report.begin("Folders.second");
    report.outOfTime("Folders.second");
    report.end(Verdict.OUT_OF_TIME);
    String ended = text();
    report.put(Assertion.holds("Tables.third"));
    report.fact("verdict", "conforms");
    report.begin("Folders.second");
    assertThat(text())
        .isEqualTo(ended)
        .contains("verdict   out of time")
        .contains("does not hold: 0")
        .contains("Folders, reason the time of the run was over while it ran\n    second")
        .contains("Tables, reason the time of the run was over before\n    third");
  }

  @Test
  void bothFormsSayTheSame() throws IOException {
    report.put(Assertion.holds("Folders.first"));
    report.put(Assertion.notTried("Folders.second", "no \"other\" mailboxes\tare known"));
    report.put(
        Assertion.fails(
            "Tables.third", List.of(new Detail("at", "T.java:3"), new Detail("actual", "7"))));
    report.end(Verdict.DIFFERS);
    assertThat(json())
        .isEqualTo(
            """
            {
              "format": 1,
              "binding": "win32",
              "verdict": "differs",
              "does not hold": 1,
              "not tried": 1,
              "holds": 1,
              "assertions": [
                {"assertion": "Folders.first", "outcome": "holds"},
                {"assertion": "Folders.second", "outcome": "not tried", "reason": "no \\"other\\" mailboxes\\u0009are known"},
                {"assertion": "Tables.third", "outcome": "does not hold", "at": "T.java:3", "actual": "7"}
              ]
            }
            """);
    assertThat(text())
        .contains("binding   win32")
        .contains("  Tables.third: at T.java:3, actual 7");
  }
}
