// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import java.util.Optional;
import java.util.function.Consumer;
import org.mapiosgi.api.error.HResult;

/**
 * A collector of the SPI, with what it threw. An exception must not cross native frames: the native
 * method fails, so that the provider does not count the change as exported, and the caller of
 * Synchronize gets the exception.
 *
 * @param <T> the collector
 */
final class Collecting<T> {
  static final int FAILED = HResult.CALL_FAILED.code();

  private final T target;
  private Optional<Throwable> thrown = Optional.empty();

  Collecting(T target) {
    this.target = target;
  }

  /**
   * Hands something to the collector.
   *
   * @param taken the result of the native method if the collector took it
   */
  int collect(int taken, Consumer<T> action) {
    try {
      action.accept(target);
      return taken;
    } catch (Throwable failure) {
      thrown = Optional.of(failure);
      return FAILED;
    }
  }

  /** Takes the exception out that ended a method since the last call. */
  Optional<Throwable> takeThrown() {
    Optional<Throwable> last = thrown;
    thrown = Optional.empty();
    return last;
  }
}
