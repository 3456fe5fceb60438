// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.profile.ExchangeMailbox;
import org.mapiosgi.api.profile.NewService;
import org.mapiosgi.api.profile.Secret;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropTag;

class ProfileConfigTest {
  private static final String SECRET = "0x6703001E text of the secret";

  private static DeclaredProfile read(Map<String, ?> delivered) {
    Map<String, Object> stored = new HashMap<>(delivered);
    stored.replaceAll((key, value) -> key.startsWith("secret.") ? "$[secret:some]" : value);
    return new ProfileConfig(delivered, stored).read("NAME");
  }

  private static void refused(Map<String, ?> delivered, String... words) {
    assertThatThrownBy(() -> read(delivered))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains(words)
        .doesNotContain(SECRET);
  }

  @Test
  void aMailboxByItsAddress() {
    DeclaredProfile declared =
        read(Map.of("address", " service@example.test ", "default", "TRUE", "service.pid", "x~y"));
    assertThat(declared.name()).isEqualTo("NAME");
    assertThat(declared.overwrite()).isFalse();
    assertThat(declared.profile().makeDefault()).isTrue();
    assertThat(declared.profile().services()).isEmpty();
    assertThat(declared.profile().exchange())
        .contains(new ExchangeMailbox.ByAddress("service@example.test"));
  }

  @Test
  void whatKarafAndFileInstallAddIsNobodysKey() {
    DeclaredProfile declared =
        read(
            Map.of(
                "address", "service@example.test",
                "service.factoryPid", "org.mapiosgi.profile",
                "component.name", "c",
                "felix.fileinstall.source.path", "etc/x.cfg",
                "org.apache.karaf.features.configKey", "org.mapiosgi.profile~x"));
    assertThat(declared.profile().exchange())
        .contains(new ExchangeMailbox.ByAddress("service@example.test"));
    refused(Map.of("address", "service@example.test", "org.apache.other", "x"), "unknown key");
  }

  @Test
  void aMailboxOnAServer() {
    DeclaredProfile declared =
        read(Map.of("profile", "Bill ing", "server", "s", "mailbox", "m", "overwrite", "always"));
    assertThat(declared.name()).isEqualTo("Bill ing");
    assertThat(declared.overwrite()).isTrue();
    assertThat(declared.profile().exchange()).contains(new ExchangeMailbox.OnServer("s", "m"));
  }

  @Test
  void anotherServiceWithPropertiesOfEachTypeAndASecret() {
    DeclaredProfile declared =
        read(
            Map.of(
                "service", "MSUPST MS",
                "property.0x6700001F", "C:\\x.pst",
                "property.0x67010003", "0x80000002",
                "property.0x6702000B", "false",
                "property.0x67040102", "00FF",
                "secret.0x6703001E", SECRET));
    NewService service = declared.profile().services().get(0);
    assertThat(service.name()).isEqualTo("MSUPST MS");
    assertThat(service.properties())
        .extracting(property -> property.value())
        .containsExactlyInAnyOrder("C:\\x.pst", 0x80000002, false, Binary.ofHex("00FF"));
    assertThat(service.secrets()).isEqualTo(Map.of(PropTag.of(0x6703001E), Secret.of(SECRET)));
    assertThat(declared.toString()).doesNotContain(SECRET);
  }

  @Test
  void whatCannotBeIsNamed() {
    refused(Map.of("adress", "a@b"), "unknown key adress", "address");
    refused(Map.of("address", "nobody"), "'nobody' is no mail address");
    refused(Map.of("address", "a@b", "server", "s"), "both 'address' and 'server'");
    refused(Map.of("server", "s"), "'server' and 'mailbox' go together");
    refused(Map.of("profile", "a-b"), "'-' (U+002D)", "letters, digits");
    refused(Map.of("default", "yes"), "default is 'yes'", "'true' or 'false'");
    refused(Map.of("overwrite", "maybe"), "overwrite is 'maybe'", "'never' or 'always'");
    refused(Map.of("property.0x6700001F", "x"), "no 'service'");
    refused(Map.of("service", "S", "property.zero", "x"), "'zero' is no property tag");
    refused(Map.of("service", "S", "property.0x67000040", "x"), "cannot be configured");
    refused(Map.of("service", "S", "property.0x67000003", "x"), "property.0x67000003 is 'x'");
    refused(Map.of("service", "S", "secret.0x67000003", SECRET), "a secret is text");
    refused(
        Map.of("service", "S", "property.0x6703001E", "x", "secret.0x6703001E", SECRET),
        "two values");
  }

  @Test
  void aPlaceholderThatIsLeftIsRefused() {
    refused(Map.of("address", "$[env:MAILBOX]"), "nothing has replaced", "$[env:MAILBOX]");
    refused(
        Map.of("service", "S", "secret.0x6703001E", "$[secret:missing]"),
        "secret.0x6703001E has a placeholder that nothing has replaced");
  }

  @Test
  void aSecretInTheFileItselfIsRefusedAndNotRepeated() {
    Map<String, String> plain = Map.of("service", "S", "secret.0x6703001E", SECRET);
    assertThatThrownBy(() -> new ProfileConfig(plain, plain).read("NAME"))
        .hasMessageContaining("secret.0x6703001E holds the secret itself")
        .message()
        .doesNotContain(SECRET);
  }
}
