// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HResultTest {
  @Test
  void aKnownCodeHasItsHeaderNameAndIsPrintedWithBoth() {
    HResult result = new HResult(0x8004010F);
    assertThat(result).isEqualTo(HResult.NOT_FOUND).hasToString("MAPI_E_NOT_FOUND (0x8004010F)");
    assertThat(result.isFailure()).isTrue();
  }

  @Test
  void anUnknownCodeIsPrintedInHexadecimalAndMayPass() {
    HResult result = new HResult(0x80131234);
    assertThat(result).hasToString("0x80131234");
    assertThat(result.retry()).isEqualTo(RetryClass.RETRY_LATER);
  }

  @Test
  void aCodeOfAStreamHasItsName() {
    assertThat(new HResult(0x80030008)).hasToString("STG_E_INSUFFICIENTMEMORY (0x80030008)");
    assertThat(new HResult(0x8003001E).name()).isEqualTo("STG_E_READFAULT");
  }

  @Test
  void aWarningIsNoFailure() {
    assertThat(HResult.named("MAPI_W_ERRORS_RETURNED").isFailure()).isFalse();
  }

  @Test
  void aNameThatTheHeadersDoNotKnowIsRefused() {
    assertThatThrownBy(() -> HResult.named("MAPI_E_TYPO")).hasMessageContaining("MAPI_E_TYPO");
  }

  @Test
  void aWrongPasswordNeverLooksLikeANetworkFault() {
    assertThat(HResult.LOGON_FAILED.retry()).isEqualTo(RetryClass.FATAL);
    assertThat(HResult.named("MAPI_E_NETWORK_ERROR").retry()).isEqualTo(RetryClass.RECONNECT);
    assertThat(HResult.named("MAPI_E_PASSWORD_EXPIRED").retry()).isEqualTo(RetryClass.FATAL);
  }

  @Test
  void anObjectLevelErrorNeverAsksForANewSession() {
    for (String name :
        new String[] {
          "MAPI_E_NOT_FOUND",
          "MAPI_E_OBJECT_DELETED",
          "MAPI_E_OBJECT_CHANGED",
          "MAPI_E_INVALID_OBJECT",
          "MAPI_E_CORRUPT_DATA"
        }) {
      assertThat(HResult.named(name).retry()).as(name).isEqualTo(RetryClass.CALLER);
    }
  }

  @Test
  void anExceptionNamesOperationCodeDetailAndHint() {
    MapiException e = MapiException.of("MAPILogonEx", HResult.LOGON_FAILED, "no such profile");
    assertThat(e)
        .hasMessageStartingWith(
            "MAPILogonEx: MAPI_E_LOGON_FAILED (0x80040111): no such profile [R28, R26:");
    assertThat(e.withHint("R99", "look here").hint()).contains("R99: look here");
  }

  @Test
  void theHintDependsOnTheOperationWhereTheCodeAloneSaysNothing() {
    assertThat(MapiException.of("MAPILogonEx", HResult.INVALID_PARAMETER).hint())
        .hasValueSatisfying(hint -> assertThat(hint).startsWith("R3:"));
    assertThat(MapiException.of("IMAPITable::SetColumns", HResult.INVALID_PARAMETER).hint())
        .isEmpty();
  }
}
