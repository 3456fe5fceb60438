// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ServiceControlTest {
  private static String state(int exitCode, String output) {
    return ServiceControl.stateOf(new Exec.Result("sc query", exitCode, output));
  }

  @Test
  void theStateIsReadOffTheQuery() {
    assertThat(
            state(
                0,
                """
                SERVICE_NAME: mapi-osgi
                        TYPE               : 16  WIN32_OWN_PROCESS
                        STATE              : 4  RUNNING
                        WIN32_EXIT_CODE    : 0  (0x0)
                """))
        .isEqualTo("RUNNING");
    assertThat(state(0, "        STATE              : 3 STOP_PENDING\r\n"))
        .isEqualTo("STOP_PENDING");
  }

  @Test
  void aServiceThatThereIsNotIsAbsent() {
    assertThat(state(1, "")).isEqualTo(ServiceControl.ABSENT);
    assertThat(state(1, "[SC] OpenService FAILED 1060:")).isEqualTo(ServiceControl.ABSENT);
  }

  @Test
  void anythingElseIsAFailureThatShowsIt() {
    assertThatThrownBy(() -> state(5, "Access is denied."))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Access is denied.");
  }
}
