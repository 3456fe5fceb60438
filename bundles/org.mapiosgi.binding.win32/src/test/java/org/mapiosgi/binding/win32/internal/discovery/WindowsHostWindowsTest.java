// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mapiosgi.binding.win32.internal.discovery.Registry.Root;

@Tag("windows")
class WindowsHostWindowsTest {
  private static final String VERSION = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";

  private final WindowsHost host = new WindowsHost();

  @Test
  void theRegistryIsReadByTypeAndWhatIsNotThereIsEmpty() {
    Registry registry = host.registry();
    assertThat(registry.text(Root.LOCAL_MACHINE, VERSION, "CurrentVersion")).isPresent();
    assertThat(registry.number(Root.LOCAL_MACHINE, VERSION, "CurrentVersion")).isEmpty();
    assertThat(registry.text(Root.LOCAL_MACHINE, VERSION, "no such value")).isEmpty();
    assertThat(registry.value(Root.LOCAL_MACHINE, "SOFTWARE\\no such key", "")).isEmpty();
    assertThat(registry.subkeys(Root.LOCAL_MACHINE, "SOFTWARE")).contains("Microsoft");
    assertThat(registry.subkeys(Root.LOCAL_MACHINE, "SOFTWARE\\no such key")).isEmpty();
  }

  @Test
  void theTokenTellsAnAccountWhoseHiveIsLoaded() {
    ProcessToken token = host.token();
    assertThat(token.sid()).startsWith("S-1-5-");
    assertThat(token.account()).isNotBlank();
    assertThat(token.groups()).allMatch(group -> group.startsWith("S-1-")).isNotEmpty();
    assertThat(token.elevated()).isPresent();
    assertThat(token.session()).isPresent();
    assertThat(token.visible()).isPresent();
    assertThat(token.impersonating()).isFalse();
    assertThat(host.registry().exists(Root.USERS, token.sid())).contains(true);
    assertThat(host.registry().exists(Root.USERS, "S-1-5-21-9-9-9-9")).contains(false);
  }

  @Test
  void aLoadedDllIsToldWithItsFile() {
    assertThat(host.loaded("kernel32.dll"))
        .get()
        .matches(Files::isRegularFile)
        .extracting(Path::getFileName)
        .asString()
        .isEqualToIgnoringCase("kernel32.dll");
    assertThat(host.loaded("not loaded.dll")).isEmpty();
  }
}
