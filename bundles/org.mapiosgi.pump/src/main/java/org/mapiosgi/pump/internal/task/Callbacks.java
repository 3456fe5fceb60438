// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.task;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.util.promise.PromiseFactory;

/**
 * Gives each consumer promises whose callbacks run on threads that only this consumer can hold:
 * never a pump's, and at most {@link CallbackThreads#THREADS}. A consumer is known by the class
 * loader of its task, so in OSGi by its bundle. The product's own bundles are consumers of their
 * own: no callback of another bundle keeps their steps waiting.
 *
 * <p>The threads are daemons and end when they are idle, so there is nothing to close; a promise
 * that resolves while its pump's bundle stops still reaches its callbacks.
 */
public final class Callbacks {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Deadlines deadlines;
  private final long patienceNanos;

  /** The values know no class loader, so that an entry goes with its consumer. */
  private final Map<ClassLoader, PromiseFactory> consumers = new WeakHashMap<>();

  /** The consumer that asked last is the next, most of the time. */
  private volatile @Nullable Recent recent;

  private record Recent(WeakReference<ClassLoader> loader, PromiseFactory promises) {}

  /**
   * Threads that exist from the first callback on.
   *
   * @param deadlines where a report of blocked threads is due
   */
  public Callbacks(Deadlines deadlines) {
    this(deadlines, PATIENCE_NANOS);
  }

  Callbacks(Deadlines deadlines, long patienceNanos) {
    this.deadlines = deadlines;
    this.patienceNanos = patienceNanos;
  }

  /** Any thread: promises for the consumer that has this class. */
  public PromiseFactory of(Class<?> consumer) {
    return of(consumer.getClassLoader());
  }

  PromiseFactory of(ClassLoader consumer) {
    Recent last = recent;
    if (last != null && last.loader().get() == consumer && consumer != null) {
      return last.promises();
    }
    PromiseFactory promises;
    synchronized (consumers) {
      promises = consumers.computeIfAbsent(consumer, this::create);
    }
    recent = new Recent(new WeakReference<>(consumer), promises);
    return promises;
  }

  private PromiseFactory create(ClassLoader consumer) {
    return new PromiseFactory(
        new CallbackThreads(nameOf(consumer), deadlines, patienceNanos),
        null,
        PromiseFactory.Option.CALLBACKS_EXECUTOR_THREAD);
  }

  /** A framework's class loader names its bundle. */
  private static String nameOf(ClassLoader consumer) {
    if (consumer == null) {
      return "the JDK";
    }
    return consumer.getName() == null ? consumer.toString() : consumer.getName();
  }
}
