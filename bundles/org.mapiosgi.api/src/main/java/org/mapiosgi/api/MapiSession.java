// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.MapiException;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/**
 * Runs units of work in a MAPI session. The service is registered only while the session is logged
 * on.
 *
 * <p>Thread-safe. Any thread may call, also a virtual one. Only {@link #call} blocks. One factory
 * configuration {@value #PID} gives one session.
 */
@ProviderType
public interface MapiSession {
  /** The factory PID of a session's configuration. */
  String PID = "org.mapiosgi.session";

  /** Service property, String: the session's name, from its configuration. */
  String SESSION = "mapi.session";

  /** Service property, String: the profile that the session is logged on with. */
  String PROFILE = "mapi.profile";

  /** Service property, String: {@code win32} or {@code emulator}. */
  String BINDING = "mapi.binding";

  /**
   * Service property, String: the e-mail address of the session's identity, or its name if it has
   * no address.
   */
  String IDENTITY = "mapi.identity";

  /** Service property, String: {@code service} or {@code interactive}. */
  String MODE = "mapi.mode";

  /** The {@code osgi.condition.id} of the Condition that is registered while a session is up. */
  String READY = "mapi.session.ready";

  /** Returns the session's name. */
  String name();

  /**
   * Queues a unit of work, with the session's configured deadline.
   *
   * <p>Units of work of one session start in the order in which they were submitted. The promise is
   * always resolved. It fails with {@code MAPI_E_END_OF_SESSION} if the work could not be run, with
   * {@code MAPI_E_TIMEOUT} if the work was not done by its deadline (both as {@link
   * MapiException}), and with the exception of the task if the task threw one. The promise's
   * callbacks run on a thread of the product that may block.
   *
   * @return the outcome
   */
  <T extends @Nullable Object> Promise<T> submit(MapiTask<T> task);

  /**
   * Queues a unit of work, as {@link #submit(MapiTask)}, with the given deadline.
   *
   * <p>Work that has not started by the deadline never starts. Work that is running cannot be
   * stopped: the promise fails, the work goes on, and the status shows its lane as stuck until the
   * call returns.
   *
   * @param deadline from now, greater than zero
   */
  <T extends @Nullable Object> Promise<T> submit(MapiTask<T> task, Duration deadline);

  /**
   * Runs a unit of work and waits for it.
   *
   * @param deadline the longest wait, greater than zero
   * @return the result of the task
   * @throws MapiException as the promise of {@link #submit(MapiTask, Duration)} would fail
   * @throws InterruptedException if the caller's thread is interrupted; the work goes on
   * @throws java.util.concurrent.ExecutionException around a checked exception of the task
   * @throws IllegalStateException if called on a pump thread, because that thread would wait for
   *     itself
   */
  <T extends @Nullable Object> T call(MapiTask<T> task, Duration deadline)
      throws InterruptedException, java.util.concurrent.ExecutionException;
}
