// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import org.jspecify.annotations.Nullable;

/** Throws on what was caught on another thread, as it was. */
final class Rethrow {
  private Rethrow() {}

  /** Never returns; the return type lets a caller say that it throws. */
  static RuntimeException unchecked(@Nullable Throwable thrown) {
    if (thrown instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    throw new AssertionError(thrown);
  }
}
