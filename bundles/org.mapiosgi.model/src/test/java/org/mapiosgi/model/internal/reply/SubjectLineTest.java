// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubjectLineTest {
  @Test
  void theSubjectLosesItsPrefixes() {
    assertThat(SubjectLine.withoutPrefixes("Re: FW: AW:  Figures: May")).isEqualTo("Figures: May");
    assertThat(SubjectLine.withoutPrefixes("Note: x")).isEqualTo("Note: x");
    assertThat(SubjectLine.withoutPrefixes("10: x")).isEqualTo("10: x");
    assertThat(SubjectLine.withoutPrefixes("re:")).isEqualTo("re:");
  }
}
