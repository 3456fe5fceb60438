// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mapiosgi.api.rule.Rule;

class ErrorHintsTest {
  @Test
  void everyHintBeginsWithRulesThatThereAre() {
    assertThat(ErrorHints.all()).isNotEmpty();
    for (String hint : ErrorHints.all()) {
      assertThat(hint).matches("R\\d+(, R\\d+)*: .+");
      assertThat(Rule.idsIn(hint)).as(hint).allSatisfy(Rule::of);
    }
  }
}
