// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapiosgi.api.rule.FlagRule.Word.LOGOFF;
import static org.mapiosgi.api.rule.FlagRule.Word.MAPI_INITIALIZE;
import static org.mapiosgi.api.rule.FlagRule.Word.MAPI_LOGON_EX;
import static org.mapiosgi.api.rule.FlagRule.Word.OPEN_MSG_STORE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagRuleTest {
  private static final int SERVICE_LOGON = 0x80018032;

  @Test
  void theDocumentedServiceWordsBreakNothing() {
    assertThat(FlagRule.broken(MAPI_INITIALIZE, 0x00010000, true)).isEmpty();
    assertThat(FlagRule.broken(MAPI_INITIALIZE, 0x00010001, true)).isEmpty();
    assertThat(FlagRule.broken(MAPI_LOGON_EX, SERVICE_LOGON, true)).isEmpty();
    assertThat(FlagRule.broken(MAPI_LOGON_EX, SERVICE_LOGON | 0x00300000, true)).isEmpty();
    assertThat(FlagRule.broken(OPEN_MSG_STORE, 0x81, true)).isEmpty();
    assertThat(FlagRule.broken(LOGOFF, 0, true)).isEmpty();
  }

  @Test
  void theRecipeThatIsCopiedAroundTheWebIsNamedWrongInEachPoint() {
    int copied =
        0x10000 | 0x10 | 0x40 | 0x20; // NT_SERVICE, EXPLICIT_PROFILE, USE_DEFAULT, EXTENDED
    assertThat(rules(FlagRule.broken(MAPI_LOGON_EX, copied, true)))
        .containsExactly("R3", "R22", "R22");
  }

  @ParameterizedTest
  @CsvSource({
    "MAPI_INITIALIZE, 0x00000000, R2",
    "MAPI_INITIALIZE, 0x00010002, R5",
    "MAPI_INITIALIZE, 0x40010000, R5",
    "MAPI_LOGON_EX,   0x00008032, R2",
    "MAPI_LOGON_EX,   0x00010032, R3",
    "MAPI_LOGON_EX,   0x00019032, R3",
    "MAPI_LOGON_EX,   0x00018033, R4",
    "MAPI_LOGON_EX,   0x00038032, R4",
    "MAPI_LOGON_EX,   0x0001A032, R4",
    "MAPI_LOGON_EX,   0x00018030, R22",
    "MAPI_LOGON_EX,   0x00018022, R22",
    "MAPI_LOGON_EX,   0x0001803A, R22",
    "MAPI_LOGON_EX,   0x00018072, R22",
    "MAPI_LOGON_EX,   0x000180B2, R43",
    "OPEN_MSG_STORE,  0x00000080, R4",
    "LOGOFF,          0x00000001, R23",
    "LOGOFF,          0x00000002, R4",
    "OPEN_ENTRY,      0x00010000, R43",
    "ADVISE,          0x40000000, R43",
    "OPEN_PROPERTY,   0x00000010, R43",
    "SAVE_CHANGES,    0x00000100, R43",
    "COPY_MESSAGES,   0x00000003, R4",
    "DELETE_MESSAGES, 0x00000002, R4",
    "CREATE_FOLDER,   0x00000002, R43",
    "SUBMIT_MESSAGE,  0x00000002, R43",
    "SET_READ_FLAG,   0x00000002, R43",
    "CREATE_PROFILE,  0x00000009, R4",
    "COPY_PROFILE,    0x00000008, R4",
    "RENAME_PROFILE,  0x00000008, R4",
    "ADMIN_SERVICES,  0x00000008, R4",
    "CREATE_MSG_SERVICE,    0x00000002, R4",
    "CREATE_MSG_SERVICE,    0x00000010, R4",
    "CONFIGURE_MSG_SERVICE, 0x00000002, R4",
    "CONFIGURE_MSG_SERVICE, 0x00000008, R4",
    "CONFIGURE_MSG_SERVICE, 0x00000010, R4",
    "OPEN_PROFILE_SECTION,  0x00000002, R43",
    "PROFILE_CONFIG_FLAGS,  0x00000003, R4",
    "PROFILE_CONFIG_FLAGS,  0x00000004, R4",
    "PROFILE_CONFIG_FLAGS,  0x00000008, R4"
  })
  void aBitTooManyOrTooFewIsNamedInAService(FlagRule.Word word, String flags, String rule) {
    assertThat(rules(FlagRule.broken(word, Integer.decode(flags), true))).containsExactly(rule);
  }

  @Test
  void outsideOfAServiceItsOwnFlagsAreForbiddenAndItsDutiesAreNot() {
    assertThat(FlagRule.broken(MAPI_INITIALIZE, 0, false)).isEmpty();
    assertThat(FlagRule.broken(MAPI_LOGON_EX, 0x80000020, false)).isEmpty();
    assertThat(FlagRule.broken(OPEN_MSG_STORE, 0, false)).isEmpty();
    assertThat(rules(FlagRule.broken(MAPI_INITIALIZE, 0x00010000, false))).containsExactly("R2");
    assertThat(rules(FlagRule.broken(MAPI_LOGON_EX, SERVICE_LOGON, false))).containsExactly("R2");
  }

  @Test
  void everyDemandGoesBackToARuleAndSaysWhichBitsItIsAbout() {
    for (FlagRule each : FlagRule.all()) {
      assertThat(Rule.find(each.rule())).as(each.toString()).isPresent();
      assertThat(each.bits()).as(each.toString()).isNotZero();
    }
    assertThat(FlagRule.all().get(3))
        .hasToString("R3: MAPILogonEx in a service with MAPI_NO_MAIL (0x00008000)");
  }

  private static List<String> rules(List<FlagRule> broken) {
    return broken.stream().map(FlagRule::rule).toList();
  }
}
