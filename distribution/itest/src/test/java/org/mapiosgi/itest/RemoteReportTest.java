// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapiosgi.itest.RemoteReport.Outcome;
import org.mapiosgi.itest.RemoteReport.RemoteTest;

class RemoteReportTest {
  @TempDir Path directory;

  private Path file(String content) throws Exception {
    return Files.writeString(directory.resolve("TEST-junit-jupiter.xml"), content);
  }

  @Test
  void eachOutcomeIsReadWithItsReason() throws Exception {
    RemoteReport report =
        RemoteReport.read(
            file(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="JUnit Jupiter" tests="4" skipped="1" failures="1" errors="1">
                <testcase name="passes()" classname="a.B" time="0.1">
                <system-out><![CDATA[unique-id: x]]></system-out>
                </testcase>
                <testcase name="fails()" classname="a.B" time="0.1">
                <failure message="m" type="t"><![CDATA[expected 1]]></failure>
                </testcase>
                <testcase name="breaks()" classname="a.B$C" time="0.1">
                <error type="t"><![CDATA[NullPointerException]]></error>
                </testcase>
                <testcase name="waits()" classname="a.B" time="0">
                <skipped><![CDATA[no Windows]]></skipped>
                </testcase>
                </testsuite>
                """));
    assertThat(report.tests())
        .extracting(RemoteTest::className, RemoteTest::name, RemoteTest::outcome, RemoteTest::text)
        .containsExactly(
            tuple("a.B", "passes()", Outcome.PASSED, ""),
            tuple("a.B", "fails()", Outcome.FAILED, "expected 1"),
            tuple("a.B$C", "breaks()", Outcome.FAILED, "NullPointerException"),
            tuple("a.B", "waits()", Outcome.SKIPPED, "no Windows"));
  }

  @Test
  void aReportThatWasCutShortIsAFailureThatNamesTheFile() throws Exception {
    Path cut = file("<?xml version=\"1.0\"?><testsuite><testcase name=\"x\"");
    assertThatThrownBy(() -> RemoteReport.read(cut))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(cut.toString());
  }
}
