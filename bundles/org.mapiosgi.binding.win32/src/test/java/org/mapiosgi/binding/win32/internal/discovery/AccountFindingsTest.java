// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Severity;
import org.mapiosgi.binding.win32.internal.discovery.ProcessToken.Kind;

class AccountFindingsTest {
  private final FakeHost host = new FakeHost();

  private Finding find(String subject) {
    List<Finding> all = new AccountFindings(host).look();
    return all.stream().filter(each -> each.subject().equals(subject)).findFirst().orElseThrow();
  }

  private static ProcessToken token(String account, String sid, boolean impersonating) {
    return new ProcessToken(
        account,
        sid,
        Set.of("S-1-5-4"),
        Optional.of(true),
        OptionalInt.of(1),
        Optional.of(true),
        impersonating);
  }

  @Test
  void aServiceUnderAUserAccountIsAsItShouldBe() {
    Finding account = find("account");
    assertThat(account.severity()).isEqualTo(Severity.OK);
    assertThat(account.text())
        .contains(
            "CONTOSO\\svc-mail, a user account (S-1-5-21-1-2-3-1104), in session 0 (services),"
                + " signed in as a service, not elevated");
    assertThat(find("desktop").text()).contains("nobody can see");
    assertThat(find("registry of the account"))
        .isEqualTo(
            Finding.ok("registry of the account", "HKU\\S-1-5-21-1-2-3-1104 is loaded")
                .rule("R28")
                .build());
  }

  @Test
  void theKindsOfAccountsAreTold() {
    Map.of(
            "S-1-5-18", Kind.LOCAL_SYSTEM,
            "S-1-5-19", Kind.LOCAL_SERVICE,
            "S-1-5-20", Kind.NETWORK_SERVICE,
            "S-1-5-80-1-2-3-4-5", Kind.VIRTUAL,
            "S-1-5-21-1-2-3-500", Kind.USER,
            "", Kind.UNKNOWN)
        .forEach((sid, kind) -> assertThat(token("x", sid, false).kind()).isEqualTo(kind));
    assertThat(token("CONTOSO\\gmsa$", "S-1-5-21-1-2-3-4", false).kind()).isEqualTo(Kind.MANAGED);
  }

  @Test
  void anAccountThatNobodyCanSignInAsIsWarnedOf() {
    host.token(token("NT AUTHORITY\\SYSTEM", "S-1-5-18", false));
    Finding account = find("account");
    assertThat(account.severity()).isEqualTo(Severity.WARNING);
    assertThat(account.rule()).contains("R28");
    assertThat(account.text()).contains("the local system account", "elevated");
    assertThat(account.remedy().orElse("")).contains("service install --user");
  }

  @Test
  void aHiveThatIsNotLoadedKeepsMapiFromBeingLoaded() {
    host.withoutHive();
    Finding hive = find("registry of the account");
    assertThat(hive.severity()).isEqualTo(Severity.ERROR);
    assertThat(hive.rule()).contains("R28");
    assertThat(Preflight.of(host, "amd64").run("").findings()).contains(hive);
  }

  @Test
  void aThreadThatActsAsSomebodyElseIsAnError() {
    host.token(token("CONTOSO\\a", "S-1-5-21-1-2-3-4", true));
    assertThat(find("impersonation").severity()).isEqualTo(Severity.ERROR);
    assertThat(find("impersonation").rule()).contains("R29");
  }
}
