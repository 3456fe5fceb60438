// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.mapiosgi.api.error.MapiException;

/** That a call was refused for breaking a rule. */
final class Refused {
  private Refused() {}

  static void refused(ThrowingCallable call, String code, String rule) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MapiException.class,
            failure -> {
              assertThat(failure.result().name()).isEqualTo(code);
              assertThat(failure.hint().orElse("")).startsWith(rule);
            });
  }
}
