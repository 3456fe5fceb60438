// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.binding.emulator.start.Emulators;

class AddressSettingsTest {
  private static List<String> findings(EmulatorSettings settings) {
    return Emulators.open(settings).preflight().stream().map(Finding::text).toList();
  }

  @Test
  void anEntryThatCannotBeReadIsRefusedWithTheFormThatItNeeds() {
    EmulatorSettings defaults = EmulatorSettings.defaults();
    assertThat(findings(defaults.withSharedMailboxes("Invoices")))
        .containsExactly("'shared.mailboxes' is 'Invoices', which is not Name <address>");
    assertThat(findings(defaults.withAddressBook("Team")))
        .containsExactly(
            "'address.book' is 'Team', which is not Name <address> or, for a list,"
                + " Name <address>: address, address");
  }

  @Test
  void aListIsNoMailbox() {
    String list = "Team <team@example.com>: ada@example.com";
    assertThat(findings(EmulatorSettings.defaults().withSharedMailboxes(list)))
        .containsExactly("'shared.mailboxes' is '" + list + "', which is not Name <address>");
    assertThat(findings(EmulatorSettings.defaults().withAddressBook(list)))
        .singleElement()
        .asString()
        .contains("profile 'emulator'");
  }

  @Test
  void eachSettingIsReplacedAlone() {
    EmulatorSettings all =
        EmulatorSettings.defaults()
            .withMailbox(Path.of("mail"))
            .withProfile("p")
            .withUser("n", "a@example.com")
            .withCoupled(false)
            .withMessageServices("S")
            .withSharedMailboxes("b@example.com")
            .withAddressBook("c@example.com")
            .withPublicFolders(true);
    assertThat(all)
        .isEqualTo(
            new EmulatorSettings(
                "mail",
                "p",
                "a@example.com",
                "n",
                false,
                Set.of("S"),
                List.of("b@example.com"),
                List.of("c@example.com"),
                true));
  }
}
