// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.status.Reason;

class SessionVerdictTest {
  private static MapiException failed(String operation, String code) {
    return MapiException.of(operation, HResult.named(code));
  }

  /** The code, then what it means of: the logon, the store in a logon, a call, another mailbox. */
  @ParameterizedTest
  @CsvSource({
    "MAPI_E_LOGON_FAILED,       DENIED,  DENIED, IN_DOUBT, SOUND, LOST",
    "MAPI_E_PASSWORD_EXPIRED,   DENIED,  DENIED, IN_DOUBT, SOUND, LOST",
    "MAPI_E_ACCOUNT_DISABLED,   DENIED,  DENIED, IN_DOUBT, SOUND, LOST",
    "MAPI_E_FAILONEPROVIDER,    RETRY,   RETRY,  IN_DOUBT, SOUND, LOST",
    "MAPI_E_CALL_FAILED,        RETRY,   RETRY,  SOUND,    SOUND, SOUND",
    "MAPI_E_TIMEOUT,            RETRY,   RETRY,  SOUND,    SOUND, SOUND",
    "MAPI_E_BUSY,               RETRY,   RETRY,  SOUND,    SOUND, SOUND",
    "MAPI_E_OFFLINE,            RETRY,   RETRY,  SOUND,    SOUND, SOUND",
    "MAPI_E_END_OF_SESSION,     RETRY,   RETRY,  LOST,     LOST,  LOST",
    "MAPI_E_RECONNECTED,        RETRY,   RETRY,  LOST,     LOST,  LOST",
    "MAPI_E_NETWORK_ERROR,      RETRY,   RETRY,  LOST,     LOST,  LOST",
    "MAPI_E_TOO_COMPLEX,        REFUSED, DENIED, SOUND,    SOUND, SOUND",
    "MAPI_E_UNCONFIGURED,       DENIED,  DENIED, SOUND,    SOUND, SOUND",
    "MAPI_E_INVALID_PARAMETER,  REFUSED, DENIED, SOUND,    SOUND, SOUND",
    "MAPI_E_NOT_FOUND,          REFUSED, DENIED, SOUND,    SOUND, SOUND",
  })
  void aCodeMeansWhatItsContextMakesOfIt(
      String code,
      SessionVerdict logon,
      SessionVerdict store,
      SessionVerdict call,
      SessionVerdict otherMailbox,
      SessionVerdict probe) {
    assertThat(SessionVerdict.ofLogon(failed("MAPILogonEx", code), 0)).isEqualTo(logon);
    assertThat(SessionVerdict.ofLogon(failed("IMAPISession::OpenMsgStore", code), 0))
        .isEqualTo(store);
    assertThat(SessionVerdict.ofWork(failed("IMsgStore::OpenEntry", code))).isEqualTo(call);
    assertThat(SessionVerdict.ofWork(failed("IMAPISession::OpenMsgStore", code)))
        .isEqualTo(otherMailbox);
    assertThat(SessionVerdict.ofProbe(failed("IMsgStore::GetProps", code))).isEqualTo(probe);
  }

  @ParameterizedTest
  @CsvSource({
    "MAPI_E_LOGON_FAILED,    MAPILogonEx,                0, DENIED",
    "MAPI_E_LOGON_FAILED,    MAPILogonEx,                1, DENIED",
    "MAPI_E_LOGON_FAILED,    MAPILogonEx,                2, REFUSED",
    "MAPI_E_LOGON_FAILED,    MAPILogonEx,                9, REFUSED",
    "MAPI_E_LOGON_FAILED,    IMAPISession::OpenMsgStore, 2, REFUSED",
    "MAPI_E_NOT_FOUND,       IMAPISession::OpenMsgStore, 2, REFUSED",
    "MAPI_E_FAILONEPROVIDER, MAPILogonEx,               99, RETRY",
    "MAPI_E_FAILONEPROVIDER, IMAPISession::OpenMsgStore,99, RETRY",
    "MAPI_E_NETWORK_ERROR,   MAPILogonEx,               99, RETRY",
  })
  void onlyWhatMayLockAnAccountIsNotTriedForEver(
      String code, String operation, int denied, SessionVerdict expected) {
    assertThat(SessionVerdict.ofLogon(failed(operation, code), denied)).isEqualTo(expected);
  }

  @Test
  void whatASessionOfOursSaysIsNothingAboutThisOne() {
    assertThat(SessionVerdict.ofWork(failed("MapiSession::submit", "MAPI_E_END_OF_SESSION")))
        .isEqualTo(SessionVerdict.SOUND);
  }

  @Test
  void aFailureThatIsNotMapisIsTriedAgainAndNamed() {
    IllegalStateException other = new IllegalStateException("no lane");
    assertThat(SessionVerdict.ofLogon(other, 99)).isEqualTo(SessionVerdict.RETRY);
    assertThat(SessionVerdict.reason(other).text())
        .contains("IllegalStateException")
        .contains("no lane");
  }

  @Test
  void theReasonOfARefusalKeepsRuleRemedyAndCodeApart() {
    MapiException failure =
        failed("MAPILogonEx", "MAPI_E_LOGON_FAILED").withHint("R28", "correct it");
    Reason reason = SessionVerdict.reason(new RefusedLogonException(failure));
    assertThat(reason.kind()).isEqualTo(Reason.Kind.CONFIGURATION);
    assertThat(reason.text()).isEqualTo(failure.fact());
    assertThat(reason.rule()).contains("R28");
    assertThat(reason.remedy()).contains("correct it");
    assertThat(reason.result()).contains(HResult.LOGON_FAILED);
  }
}
