// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import java.util.Optional;
import org.opentest4j.TestAbortedException;

/** Gives what a fixture may know. A test whose fixture does not know it is left out. */
final class Known {
  private Known() {}

  /**
   * Returns the fact.
   *
   * @param otherwise why the test cannot be tried; reports print it
   */
  static <T> T of(Optional<T> fact, String otherwise) {
    return fact.orElseThrow(() -> new TestAbortedException(otherwise));
  }
}
