// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapiosgi.api.rule.Rule;

class ErrorHintsTest {
  private static final HResult TOO_COMPLEX = HResult.named("MAPI_E_TOO_COMPLEX");

  @Test
  void everyHintHasAdviceAndNamesOnlyRulesThatExist() {
    assertThat(ErrorHints.all()).isNotEmpty();
    for (ErrorHint hint : ErrorHints.all()) {
      assertThat(hint.advice()).isNotBlank().doesNotContainPattern("^R\\d");
      assertThat(hint.rules()).as(hint.advice()).matches("(R\\d+(, R\\d+)*)?");
      assertThat(Rule.idsIn(hint.rules())).as(hint.rules()).allSatisfy(Rule::of);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"IMAPITable::Restrict", "IMAPITable::FindRow", "IMAPIFolder::SetSearchCriteria"})
  void aRestrictionThatIsTooComplexGetsAdviceAboutRestrictionsAndNoneAboutTheRegistry(String call) {
    MapiException failure = MapiException.of(call, TOO_COMPLEX);
    assertThat(failure.advice()).hasValueSatisfying(a -> assertThat(a).contains("restriction"));
    assertThat(failure.rule()).isEmpty();
    assertThat(failure).message().doesNotContain("registry");
    assertThat(failure.retry()).isEqualTo(RetryClass.CALLER);
  }

  @Test
  void theRegistryAdviceBelongsToMapiInitialize() {
    MapiException failure = MapiException.of("MAPIInitialize", TOO_COMPLEX);
    assertThat(failure.rule()).contains("R31");
    assertThat(failure.advice()).hasValueSatisfying(a -> assertThat(a).contains("registry"));
    assertThat(MapiException.of("IMessage::SaveChanges", TOO_COMPLEX).hint()).isEmpty();
  }

  @Test
  void theAdviceAboutProfilesBelongsToTheLogon() {
    assertThat(MapiException.of("MAPILogonEx", HResult.LOGON_FAILED).rule()).contains("R28");
    assertThat(MapiException.of("IMAPIFolder::OpenEntry", HResult.LOGON_FAILED).hint()).isEmpty();
  }

  @Test
  void theAdviceComesWithoutRuleAndTheFactWithoutAdvice() {
    MapiException failure = MapiException.of("MAPILogonEx", HResult.LOGON_FAILED, "no profile");
    assertThat(failure.fact())
        .isEqualTo("MAPILogonEx: MAPI_E_LOGON_FAILED (0x80040111): no profile");
    assertThat(failure.advice().orElseThrow()).startsWith("the profile must exist");
    assertThat(failure)
        .hasMessage(failure.fact() + " [R28, R26: " + failure.advice().orElseThrow() + "]");
    assertThat(failure.withAdvice("ask").hint()).contains("ask");
  }
}
