// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.winapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.platform.win32.Advapi32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("windows")
class ThreadTokenWindowsTest {
  private static final int SECURITY_IMPERSONATION = 2;

  @Test
  void aThreadActsAsItsProcess() {
    assertThat(ThreadToken.impersonatedAccount()).isEmpty();
  }

  @Test
  void anImpersonationIsSeenUntilItIsReverted() {
    assertThat(Advapi32.INSTANCE.ImpersonateSelf(SECURITY_IMPERSONATION)).isTrue();
    try {
      assertThat(ThreadToken.impersonatedAccount())
          .hasValueSatisfying(account -> assertThat(account).isNotBlank());
    } finally {
      ThreadToken.revertToSelf();
    }
    assertThat(ThreadToken.impersonatedAccount()).isEmpty();
  }
}
