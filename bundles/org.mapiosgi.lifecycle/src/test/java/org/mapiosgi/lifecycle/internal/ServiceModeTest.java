// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mapiosgi.spi.NativeMapi;

class ServiceModeTest {
  private static final int USER_INTERFACE =
      NativeMapi.MAPI_LOGON_UI | NativeMapi.MAPI_PASSWORD_UI | NativeMapi.MAPI_SERVICE_UI_ALWAYS;

  @Test
  void aServiceSaysSoInBothPlacesAndLogsOnWithoutMail() {
    assertThat(ServiceMode.SERVICE.initFlags()).isEqualTo(0x00010000);
    assertThat(ServiceMode.SERVICE.logonFlags()).isEqualTo(0x80118032);
    assertThat(ServiceMode.SERVICE.hasSpooler()).isFalse();
  }

  @Test
  void aDesktopSaysSoInNeither() {
    assertThat(ServiceMode.INTERACTIVE.initFlags()).isZero();
    assertThat(ServiceMode.INTERACTIVE.logonFlags() & NativeMapi.MAPI_NT_SERVICE).isZero();
    assertThat(ServiceMode.INTERACTIVE.hasSpooler()).isTrue();
  }

  @Test
  void noModeAsksForAUserInterfaceOrJoinsAnothersSession() {
    for (ServiceMode mode : ServiceMode.values()) {
      assertThat(mode.logonFlags() & (USER_INTERFACE | NativeMapi.MAPI_ALLOW_OTHERS))
          .as(mode.word())
          .isZero();
      assertThat(mode.logonFlags() & NativeMapi.MAPI_NEW_SESSION).isNotZero();
    }
  }

  @Test
  void aWordThatIsNoModeIsRefusedNamingTheChoice() {
    assertThat(ServiceMode.of(" Service ")).isEqualTo(ServiceMode.SERVICE);
    assertThatThrownBy(() -> ServiceMode.of("daemon"))
        .hasMessage("mode is 'daemon', but must be 'service' or 'interactive'");
  }
}
