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
 * <p>Thread-safe; callable from any thread, virtual ones included, but never blocking except for
 * {@link #call}. One factory configuration {@value #PID} gives one session.
 */
@ProviderType
public interface MapiSession {
  /** The factory PID of a session's configuration. */
  String PID = "org.mapiosgi.session";

  /** Service property, String: the session's name, from its configuration. */
  String SESSION = "mapi.session";

  /** Service property, String: the profile it is logged on with. */
  String PROFILE = "mapi.profile";

  /** Service property, String: {@code win32} or {@code emulator}. */
  String BINDING = "mapi.binding";

  /** Service property, String: the e-mail address, or failing that the name, of its identity. */
  String IDENTITY = "mapi.identity";

  /** Service property, String: {@code service} or {@code interactive}. */
  String MODE = "mapi.mode";

  /** The {@code osgi.condition.id} of the Condition that is registered while a session is up. */
  String READY = "mapi.session.ready";

  /** The session's name. */
  String name();

  /**
   * Queues a unit of work, with the session's configured deadline.
   *
   * <p>Units of work of one session start in the order in which they were submitted. The promise
   * never stays unresolved: it fails with a {@link MapiException} when the work could not be run
   * ({@code MAPI_E_END_OF_SESSION}) or was not done by its deadline ({@code MAPI_E_TIMEOUT}), and
   * with whatever the task threw. Its callbacks run on a thread of the product's that may block.
   *
   * @return the outcome
   */
  <T extends @Nullable Object> Promise<T> submit(MapiTask<T> task);

  /**
   * As {@link #submit(MapiTask)}, with a deadline of its own that counts from now.
   *
   * <p>Work not yet started by the deadline will not start. Work that is running cannot be stopped:
   * the promise fails, the work goes on, and its lane is shown as stuck until it comes back.
   *
   * @param deadline greater than zero
   */
  <T extends @Nullable Object> Promise<T> submit(MapiTask<T> task, Duration deadline);

  /**
   * Runs a unit of work and waits for it.
   *
   * @param deadline the longest wait, greater than zero
   * @return what the task returned
   * @throws MapiException as the promise of {@link #submit(MapiTask, Duration)} would fail
   * @throws InterruptedException where the caller's thread is interrupted; the work goes on
   * @throws java.util.concurrent.ExecutionException around a checked exception of the task
   * @throws IllegalStateException where called on a pump thread, which must not wait for itself
   */
  <T extends @Nullable Object> T call(MapiTask<T> task, Duration deadline)
      throws InterruptedException, java.util.concurrent.ExecutionException;
}
