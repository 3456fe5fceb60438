// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.pump;

import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/**
 * A thread that owns a message queue and runs tasks and timers between messages.
 *
 * <p>Also registered as {@link ScheduledExecutorService}, with the JDK's contract: tasks run one at
 * a time, in the order in which each caller submitted them; {@code execute} never runs a task in
 * the caller; timers never fire early. A task that throws fails its future or is logged, and the
 * pump goes on. While a task runs no message is dispatched, so tasks should be short.
 *
 * <p>Waiting, on the pump's own thread, for a task of that pump is refused with {@link
 * IllegalStateException}, because it would never end.
 */
@ProviderType
public interface MessagePump extends ScheduledExecutorService {
  /** The factory PID of a pump's configuration. */
  String PID = "org.mapiosgi.pump";

  /** Service property, String: the pump's name, from its configuration. */
  String NAME = "pump.name";

  /** The pump's name. */
  String name();

  /** Whether the calling thread is the pump's. */
  boolean isPumpThread();

  /**
   * As {@link #submit(Callable)}, with a promise for an outcome. Its callbacks do not run on the
   * pump thread.
   */
  <T> Promise<T> async(Callable<T> task);

  /** The pump at this moment. Never blocks. */
  PumpStatus status();
}
