// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;

/** Checks the failures of refused calls. */
final class Failures {
  private Failures() {}

  /** The call fails with one of the codes, and its message names the operation and the code. */
  static MapiException refused(Executable call, String... codes) {
    MapiException failure = catchThrowableOfType(MapiException.class, call::execute);
    List<HResult> expected = Stream.of(codes).map(HResult::named).toList();
    assertThat(failure).as("must fail with one of %s", expected).isNotNull();
    assertThat(failure.result()).isIn(expected);
    assertThat(failure.operation()).isNotBlank();
    assertThat(failure).hasMessageContaining(failure.operation());
    assertThat(failure).hasMessageContaining(failure.result().name());
    assertThat(failure).hasMessageContaining(failure.result().hex());
    return failure;
  }
}
