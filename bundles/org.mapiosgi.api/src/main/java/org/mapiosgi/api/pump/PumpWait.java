// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.pump;

import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/** Represents a pump's wait for a handle. Any thread. */
@ProviderType
public interface PumpWait {
  /** Says what happened to a handle. New signals can be added. */
  enum Signal {
    /** It was signalled. */
    SIGNALED,
    /** As {@link #SIGNALED}, and the owner of the mutex ended without releasing it. */
    ABANDONED,
    /** The time limit has passed. The wait is over, too. */
    TIMED_OUT,
    /**
     * The handle cannot be waited for: it was closed, it is of another kind, or the message queue
     * waits for no handles. This wait is over; other waits go on.
     */
    FAILED
  }

  /** Returns the handle. */
  long handle();

  /**
   * Ends the wait. If the pump's thread owns the mutex by then, the handler runs once more to
   * release the mutex, unless the pump ends before.
   *
   * @return resolved when the handler will not run any more and the pump no longer waits for the
   *     handle, so that the handle may be closed; also when the wait ends by itself or the pump
   *     ends. The promise's callbacks do not run on the pump thread
   */
  Promise<Void> remove();
}
