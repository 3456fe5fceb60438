// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapiosgi.binding.win32.internal.codec.Abi;
import org.mapiosgi.binding.win32.internal.codec.CCompiler;

class MapiMethodTest {
  @ParameterizedTest
  @EnumSource(Abi.class)
  void slotsAreThoseOfTheHeaders(Abi abi) {
    Map<String, Long> ours = new LinkedHashMap<>();
    for (MapiMethod method : MapiMethod.values()) {
      ours.put(
          "offsetof(%sVtbl, %s) / sizeof(void *)".formatted(method.declaredIn(), method.method()),
          (long) method.slot());
    }
    assertThat(ours).isEqualTo(CCompiler.evaluate(abi, List.copyOf(ours.keySet())));
  }

  /** A call with another number of arguments does not compile. */
  @Test
  void argumentsAreAsManyAsInTheHeaders() {
    Map<String, Long> probes = new LinkedHashMap<>();
    for (MapiMethod method : MapiMethod.values()) {
      probes.put(
          "sizeof(((%sVtbl *)0)->%s(0%s))"
              .formatted(method.declaredIn(), method.method(), ", 0".repeat(method.arity())),
          4L);
    }
    assertThat(CCompiler.evaluate(Abi.X64, List.copyOf(probes.keySet()))).isEqualTo(probes);
  }
}
