// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A unit of work: the code that a consumer runs in a session, on the thread that may call MAPI.
 *
 * <p>It runs once, on a lane of the session; everything opened through the scope is released when
 * it returns or throws. It returns plain values (text, rows, entry ids) or null; a result that is
 * an open object, or has one in it, fails the promise, and so do changes that were not saved. It
 * should not wait for anything but MAPI.
 *
 * @param <T> what it returns
 */
@ConsumerType
@FunctionalInterface
public interface MapiTask<T extends @Nullable Object> {
  /**
   * Does the work.
   *
   * @param mapi the way in to the session's stores, valid until this method returns
   * @throws Exception what the caller's promise is to fail with
   */
  T run(MapiScope mapi) throws Exception;
}
