// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.actor;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.mapiosgi.spi.flight.FlightEventType;
import org.osgi.util.promise.PromiseFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the things that the state machines share: the registry for their services, the events for a
 * flight recording, and the threads that are not MAPI's. The timer only posts to actors; code that
 * may block runs on the pool.
 */
public final class Surroundings implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Surroundings.class);
  private static final long CALLBACK_GRACE_SECONDS = 1;

  private final ServiceRegistry registry;
  private final ScheduledThreadPoolExecutor timer;
  private final ExecutorService pool;
  private final Callbacks callbacks;
  private final Map<String, Callbacks> consumers = new ConcurrentHashMap<>();
  private final FlightEventType units =
      FlightEventType.named(
              "org.mapiosgi.mapi.UnitOfWork",
              "Unit of Work",
              "A unit of work of a session, from its begin on a lane to its end")
          .text("session", "Session", "The name of the session")
          .text("bundle", "Bundle", "The symbolic name of the bundle that submitted it")
          .text("task", "Task", "The class of the task")
          .nanos("waited", "Waited", "The time from its submission to its begin")
          .text("result", "Result", "S_OK, the name of the HRESULT, or the class of the exception")
          .open();

  /** Starts no thread until one is needed. */
  public Surroundings(ServiceRegistry registry) {
    this.registry = registry;
    timer = new ScheduledThreadPoolExecutor(1, daemon("mapi-timer"));
    timer.setRemoveOnCancelPolicy(true);
    pool = Executors.newCachedThreadPool(daemon("mapi-work"));
    callbacks = new Callbacks("profiles", timer);
  }

  private static ThreadFactory daemon(String name) {
    AtomicInteger number = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      thread.setUncaughtExceptionHandler(
          (failed, e) ->
              LOG.error("a promise's callback or a timer failed on {}", failed.getName(), e));
      return thread;
    };
  }

  /** Where services are registered. */
  public ServiceRegistry registry() {
    return registry;
  }

  /** For deadlines and retries; its tasks must not block. */
  public ScheduledExecutorService timer() {
    return timer;
  }

  /** The events of units of work: session, bundle, task, nanoseconds it waited, result. */
  public FlightEventType units() {
    return units;
  }

  /** Makes promises for consumers that share one set of threads. */
  public PromiseFactory promises() {
    return callbacks.promises();
  }

  /**
   * Callbacks of promises for one consumer, whose threads no other consumer can hold. One set of
   * threads serves all sessions and calls of the consumer: a set for each session, or for each time
   * that the consumer gets the session, would add up until its threads are idle.
   */
  public Callbacks callbacks(String consumer) {
    return consumers.computeIfAbsent(consumer, name -> new Callbacks(name, timer));
  }

  /** An actor of one more state machine, which publishes nothing. */
  public Actor actor() {
    return new Actor(pool);
  }

  /**
   * An actor of one more state machine.
   *
   * @param publish makes what a step has changed visible to other threads
   */
  public Actor actor(Runnable publish) {
    return new Actor(pool, publish);
  }

  /** Closes at once if the last user of the threads is done, or else when it is done. */
  public void closeAfter(CompletableFuture<?> last) {
    if (last.isDone()) {
      close();
    } else {
      // On a separate thread, because a thread of the pool cannot wait for its own end.
      Executor end = work -> daemon("mapi-end").newThread(work).start();
      var unused = last.whenCompleteAsync((done, e) -> close(), end);
    }
  }

  /** Lets callbacks that are on their way run, for a moment, then ends the threads. */
  @Override
  public void close() {
    units.close();
    timer.shutdownNow();
    pool.shutdown();
    try {
      if (!pool.awaitTermination(CALLBACK_GRACE_SECONDS, TimeUnit.SECONDS)) {
        pool.shutdownNow();
      }
    } catch (InterruptedException e) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
