// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
  @Test
  void bothFilesTellTheSameRows(@TempDir Path directory) throws IOException {
    Row measured =
        new Row(
            "B1.p50",
            "linux",
            "pump",
            "a \"peer\"",
            "us",
            5.0,
            10.0,
            0.5,
            "<= 1x",
            false,
            "3 rounds",
            "Slow");
    Row missing =
        new Row("B7.p99", "wine", "pump", null, "us", null, null, null, "<= 9", null, "a\\b", null);

    new Results(List.of(measured, missing)).write(directory, "about");

    assertThat(Files.readString(directory.resolve("results.json")))
        .isEqualTo(
            """
            [
              {"id": "B1.p50", "platform": "linux", "subject": "pump", "peer": "a \\"peer\\"", \
            "unit": "us", "value": 5.0, "peerValue": 10.0, "ratio": 0.5, "target": "<= 1x", \
            "met": false},
              {"id": "B7.p99", "platform": "wine", "subject": "pump", "peer": null, \
            "unit": "us", "value": "n/a", "peerValue": null, "ratio": null, "target": "<= 9", \
            "met": null}
            ]
            """);
    assertThat(Files.readString(directory.resolve("results.md")))
        .contains("| B1.p50 | linux | 5 | us | a \"peer\" | 10 | 0.5x | <= 1x | NO | 3 rounds |")
        .contains("| B7.p99 | wine | n/a | us |  |  |  | <= 9 | n/a | a\\b |")
        .contains(
            "- B1.p50 on linux: 5 us against 10 of a \"peer\", 0.5x, not <= 1x; 3 rounds. Slow\n")
        .contains("0 of 2 targets met");
  }
}
