// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A unit of work: what a consumer does with a session, on the thread that may do it.
 *
 * <p>It runs once, on a lane of the session; everything opened through the scope is released when
 * it returns or throws. It should return plain values (text, rows, entry ids): an object of the
 * object model is dead once the task has returned. It should not wait for anything but MAPI.
 *
 * @param <T> what it returns
 */
@ConsumerType
@FunctionalInterface
public interface MapiTask<T> {
  /**
   * Does the work.
   *
   * @param mapi the way in to the session's stores, valid until this method returns
   * @throws Exception what the caller's promise is to fail with
   */
  T run(MapiScope mapi) throws Exception;
}
