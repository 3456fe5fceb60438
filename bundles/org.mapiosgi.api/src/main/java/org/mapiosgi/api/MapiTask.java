// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Does a unit of work: the code that a consumer runs in a session, on a thread that may call MAPI.
 *
 * <p>A task runs once, on a lane of the session. When it returns or throws, the product releases
 * everything that was opened through the scope. A task returns plain values (text, rows, entry ids)
 * or null. The promise fails if the result is or contains an open object, or if changes were not
 * saved. A task should wait for nothing but MAPI.
 *
 * @param <T> the type of its result
 */
@ConsumerType
@FunctionalInterface
public interface MapiTask<T extends @Nullable Object> {
  /**
   * Does the work.
   *
   * @param mapi gives the session's stores; valid until this method returns
   * @return the result, or null
   * @throws Exception if the work fails; the caller's promise then fails with this exception
   */
  T run(MapiScope mapi) throws Exception;
}
