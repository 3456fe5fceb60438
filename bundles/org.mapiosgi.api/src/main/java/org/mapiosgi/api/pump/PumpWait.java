// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.pump;

import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/** A handle a pump waits for. Any thread. */
@ProviderType
public interface PumpWait {
  /** What a pump tells of a handle. */
  enum Signal {
    /** It was signalled. */
    SIGNALED,
    /** As {@link #SIGNALED}: a mutex whose owner ended without releasing it. */
    ABANDONED,
    /** The time given is over. The wait is over, too. */
    TIMED_OUT,
    /**
     * It cannot be waited for: it was closed, is of another kind, or the message queue waits for no
     * handles. The wait is over; others go on.
     */
    FAILED
  }

  /** The handle. */
  long handle();

  /**
   * Ends the wait. Where the pump's thread owns a mutex by then, the handler runs once more, for it
   * must release it, unless the pump ends before.
   *
   * @return resolved when the handler will not run any more and nobody waits for the handle, so
   *     that it may be closed; also when the wait ends by itself or the pump ends. Its callbacks do
   *     not run on the pump thread
   */
  Promise<Void> remove();
}
