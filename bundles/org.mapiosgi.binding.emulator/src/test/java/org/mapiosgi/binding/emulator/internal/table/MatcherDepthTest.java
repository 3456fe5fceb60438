// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.Restriction;

class MatcherDepthTest {
  static Stream<UnaryOperator<Restriction>> nestings() {
    return Stream.of(
        term -> new Restriction.And(List.of(term)),
        term -> new Restriction.Or(List.of(term)),
        Restriction::not,
        term -> new Restriction.Sub(Pr.MESSAGE_RECIPIENTS, term),
        term -> new Restriction.Count(1, term),
        term -> new Restriction.Comment(List.of(), term),
        term -> new Restriction.Annotation(List.of(), term));
  }

  private static Restriction nested(UnaryOperator<Restriction> nesting, int levels) {
    Restriction all = Restriction.exists(Pr.SUBJECT);
    for (int i = 0; i < levels; i++) {
      all = nesting.apply(all);
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("nestings")
  void termsAreRefusedBeyondTheDeepestLevelWhateverNestsThem(UnaryOperator<Restriction> nesting) {
    assertThat(Matcher.of(nested(nesting, Matcher.DEEPEST))).isNotNull();
    assertThatThrownBy(() -> Matcher.of(nested(nesting, Matcher.DEEPEST + 1)))
        .isInstanceOf(MapiException.class)
        .hasMessageContaining("MAPI_E_TOO_COMPLEX")
        .hasMessageContaining("nested more than " + Matcher.DEEPEST + " deep");
  }
}
