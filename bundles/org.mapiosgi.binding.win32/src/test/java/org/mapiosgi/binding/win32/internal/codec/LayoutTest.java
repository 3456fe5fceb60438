// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayoutTest {
  /** Not in these headers; MicrosoftHeadersTest compares it with others. */
  private static final Set<Struct> MISSING = Set.of(Struct.RES_COUNT, Struct.READ_STATE);

  @ParameterizedTest
  @EnumSource(Abi.class)
  void structureSizesAreThoseOfTheHeaders(Abi abi) {
    Map<String, Long> ours = new LinkedHashMap<>();
    Arrays.stream(Struct.values())
        .filter(struct -> !struct.openEnded() && !MISSING.contains(struct))
        .forEach(struct -> ours.put("sizeof(" + struct.cName() + ")", (long) struct.size(abi)));
    assertThat(ours).isEqualTo(CCompiler.evaluate(abi, ours.keySet().stream().toList()));
  }

  @ParameterizedTest
  @EnumSource(Abi.class)
  void fieldOffsetsAreThoseOfTheHeaders(Abi abi) {
    Map<String, Long> ours = new LinkedHashMap<>();
    Arrays.stream(Field.values())
        .filter(field -> !MISSING.contains(field.struct()))
        .forEach(
            field ->
                ours.put(
                    "offsetof(" + field.struct().cName() + ", " + field.cName() + ")",
                    (long) field.in(abi)));
    assertThat(ours).isEqualTo(CCompiler.evaluate(abi, ours.keySet().stream().toList()));
  }

  @ParameterizedTest
  @EnumSource(Abi.class)
  void openEndedStructuresEndWhereTheirArrayBegins(Abi abi) {
    assertThat(Struct.SPROP_TAG_ARRAY.size(abi)).isEqualTo(Field.TAGS_TAGS.in(abi));
    assertThat(Struct.SPROP_PROBLEM_ARRAY.size(abi)).isEqualTo(Field.PROBLEMS_PROBLEMS.in(abi));
    assertThat(Struct.SROW_SET.size(abi)).isEqualTo(Field.ROWSET_ROWS.in(abi));
    assertThat(Struct.ADRLIST.size(abi)).isEqualTo(Field.ADRLIST_ENTRIES.in(abi));
    assertThat(Struct.SSORT_ORDER_SET.size(abi)).isEqualTo(Field.SORTS_SORTS.in(abi));
  }
}
