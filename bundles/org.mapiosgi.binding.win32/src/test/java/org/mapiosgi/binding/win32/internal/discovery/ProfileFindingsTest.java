// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Severity;
import org.mapiosgi.binding.win32.internal.discovery.Registry.Root;

class ProfileFindingsTest {
  private static final String OUTLOOK = ProfileHive.OFFICE_16 + "\\Profiles\\Outlook";
  private static final String GLOBAL = OUTLOOK + "\\13dbb0c8aa05101a9bb000aa002fc45a";

  private final FakeHost host = new FakeHost();

  private List<Finding> look() {
    return new ProfileFindings(host).look();
  }

  private FakeHost own(String key, String name, Object value) {
    return host.value(Root.CURRENT_USER, key, name, value);
  }

  @Test
  void profilesAreListedWithTheDefaultAndWhetherTheyHaveExchange() {
    own(ProfileHive.OFFICE_16, "DefaultProfile", "outlook");
    own(OUTLOOK + "\\0a", "001f3d09", "MSEMS\0".getBytes(StandardCharsets.UTF_16LE));
    own(ProfileHive.WINDOWS + "\\Profiles\\Archive\\0b", "001e3d09", "MSUPST MS");
    assertThat(look().get(0))
        .isEqualTo(
            Finding.ok(
                    "profiles in the registry",
                    "Outlook (default, with Exchange (MSEMS)), Archive (no Exchange (MSEMS))")
                .rule("R28")
                .build());
  }

  @Test
  void noProfileIsAWarningForMapiHasTheLastWord() {
    assertThat(look().get(0).severity()).isEqualTo(Severity.WARNING);
    assertThat(look().get(0).rule()).contains("R28");
  }

  @Test
  void flagsThatMakeTheProviderAskAreNamed() {
    own(GLOBAL, "00036601", new byte[] {0x1 | 0x2 | 0x8, 0, 0, 0});
    assertThat(look())
        .filteredOn(finding -> finding.subject().equals("profile Outlook"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.rule()).contains("R4");
              assertThat(finding.text())
                  .contains("CONFIG_SHOW_STARTUP_UI, CONFIG_PROMPT_FOR_CREDENTIALS", OUTLOOK)
                  .doesNotContain("CONNECT");
            });
  }

  @Test
  void aServiceProfileIsNotComplainedOf() {
    own(GLOBAL, "00036601", new byte[] {0x1, 0, 0, 0});
    assertThat(look()).noneMatch(finding -> finding.severity() == Severity.WARNING);
  }

  @Test
  void whatDecidesTheSignInToMicrosoft365IsTold() {
    String identity = "Software\\Microsoft\\Office\\16.0\\Common\\Identity";
    assertThat(look()).anyMatch(each -> each.text().contains("Office has signed in nobody"));
    own(identity + "\\Identities\\a_ADAL", "EmailAddress", "svc@contoso.example");
    own(identity, "EnableADAL", 0);
    host.value(
        Root.LOCAL_MACHINE,
        "SOFTWARE\\Microsoft\\Active Setup\\Installed Components"
            + "\\{A509B1A7-37EF-4b3f-8CFC-4F3A74704073}",
        "IsInstalled",
        1);
    assertThat(look())
        .filteredOn(finding -> finding.subject().equals("sign-in to Microsoft 365"))
        .satisfiesExactly(
            known -> {
              assertThat(known.severity()).isEqualTo(Severity.OK);
              assertThat(known.text()).contains("1 signed-in").doesNotContain("contoso");
            },
            modern -> assertThat(modern.text()).contains("EnableADAL is 0"),
            enhanced -> assertThat(enhanced.text()).contains("Enhanced Security"));
  }
}
