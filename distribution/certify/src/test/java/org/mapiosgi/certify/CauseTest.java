// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.certify.Assertion.Detail;

class CauseTest {
  private static final String PRIVATE = "Ada <ada@example.com>";

  private static List<Detail> of(Throwable failure) {
    List<Detail> details = Cause.of(failure);
    assertThat(ReportFormat.details(details)).doesNotContain("Ada", "ada@", "example.com");
    return details;
  }

  @Test
  void aComparisonOfTextsSaysWhatItIsAndNotTheTexts() {
    Throwable failure =
        catchThrowable(() -> assertThat(PRIVATE).as(PRIVATE).isEqualTo("ben@example.com"));
    assertThat(failure).hasMessageContaining(PRIVATE);
    assertThat(of(failure)).containsExactly(new Detail("failure", "AssertionFailedError"));
  }

  @Test
  void numbersAndResultsAreTold() {
    assertThat(of(catchThrowable(() -> assertThat(3).as(PRIVATE).isEqualTo(4))))
        .contains(new Detail("expected", "4"), new Detail("actual", "3"));
    assertThat(of(catchThrowable(() -> assertThat(HResult.S_OK).isEqualTo(HResult.NOT_FOUND))))
        .contains(
            new Detail("expected", HResult.NOT_FOUND.toString()),
            new Detail("actual", HResult.S_OK.toString()));
    assertThat(of(catchThrowable(() -> assertThat(Set.of("ADA")).isEqualTo(Set.of("BEN")))))
        .extracting(Detail::key)
        .doesNotContain("expected", "actual");
    assertThat(of(catchThrowable(() -> assertThat("ADA").isEqualTo("12345"))))
        .extracting(Detail::key)
        .doesNotContain("expected", "actual");
    assertThat(of(new AssertionError(PRIVATE + " must fail with MAPI_E_NOT_FOUND, not S_OK")))
        .contains(new Detail("codes", "MAPI_E_NOT_FOUND S_OK"));
  }

  @Test
  void aFailedCallIsToldWithoutItsExplanation() {
    assertThat(of(MapiException.of("IMAPIFolder::CreateMessage", HResult.NOT_FOUND, PRIVATE)))
        .contains(
            new Detail("failure", "MapiException"),
            new Detail("call", "IMAPIFolder::CreateMessage"),
            new Detail("result", "MAPI_E_NOT_FOUND 0x8004010F"));
    assertThat(of(MapiException.of(PRIVATE, HResult.NOT_FOUND, "")))
        .extracting(Detail::key)
        .doesNotContain("call");
  }

  @Test
  void thePlaceIsTheLineOfTheContract() {
    AssertionError failure = new AssertionError();
    failure.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("org.assertj.core.Assert", "isEqualTo", "Assert.java", 1),
          new StackTraceElement("org.mapiosgi.tck.Desk", "read", "Desk.java", 2),
          new StackTraceElement("org.mapiosgi.tck.FolderContract", "a", "FolderContract.java", 3),
          new StackTraceElement("org.mapiosgi.tck.StagedContract", "b", "StagedContract.java", 4),
        });
    assertThat(of(failure)).contains(new Detail("at", "FolderContract.java:3"));
  }
}
