// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.service;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.pump.internal.loop.ThreadPump;
import org.mapiosgi.spi.MessageQueueFactory;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the pump of one configuration running. A pump that ends by itself, because its message
 * queue could not be opened or used, is withdrawn, reported and started again after a pause.
 */
final class PumpKeeper {
  /**
   * The pause before the second start; the first one follows at once. Doubles up to the longest.
   */
  private static final long FIRST_PAUSE_SECONDS = 1;

  private static final long LONGEST_PAUSE_SECONDS = 60;

  /** A pump that lived longer ends the row of failed starts. */
  private static final long HEALTHY_NANOS = TimeUnit.MINUTES.toNanos(2);

  private static final long ANSWER_SECONDS = 30;

  private final Logger logger = LoggerFactory.getLogger(PumpKeeper.class);
  private final BundleContext context;
  private final PumpRuntime runtime;
  private final MessageQueueFactory queues;
  private final EndedPump finding;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Null before the first possible configuration. */
  private @Nullable PumpConfiguration wanted;

  /** Null while no pump runs. */
  private @Nullable PumpService service;

  /** Stands for the pump that runs; one that ended before is another. */
  private @Nullable Object life;

  private long began;
  private long pauseSeconds;
  private boolean over;

  PumpKeeper(BundleContext context, PumpRuntime runtime, MessageQueueFactory queues) {
    this.context = context;
    this.runtime = runtime;
    this.queues = queues;
    this.finding = new EndedPump(context);
  }

  /** Has the pump be as configured: changes the one that runs, or starts another. */
  void keep(PumpConfiguration next) {
    lock.lock();
    try {
      wanted = next;
      if (service != null && service.name().equals(next.name())) {
        service.configure(next);
        return;
      }
      if (service != null) {
        // First: if the next cannot be started there is none, and the change after that tries
        // again.
        PumpService before = service;
        service = null;
        life = null;
        before.end();
      }
      pauseSeconds = 0;
      finding.clear();
      start(next);
    } finally {
      changed.signalAll();
      lock.unlock();
    }
  }

  /** The service says why a configuration is not in force. Returns the pump's name, or "". */
  String refuse(String reason) {
    lock.lock();
    try {
      if (service == null) {
        return "";
      }
      service.refuse(reason);
      return service.name();
    } finally {
      lock.unlock();
    }
  }

  /** Withdraws the pump, then ends it within the stop timeout. */
  void end() {
    PumpService last;
    lock.lock();
    try {
      over = true;
      last = service;
      service = null;
      life = null;
      finding.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (last != null) {
      last.end();
    }
  }

  private void start(PumpConfiguration config) {
    Object next = new Object();
    ThreadPump pump =
        runtime.start(config.name(), queues, config.settings(), () -> ended(config.name(), next));
    service = new PumpService(context, pump, config);
    life = next;
    began = System.nanoTime();
  }

  /**
   * The pump thread, at its end: has another thread start the next pump, so that it never waits.
   */
  private void ended(String name, Object which) {
    Thread thread = new Thread(() -> revive(which), "pump-revival-" + name);
    thread.setDaemon(true);
    thread.setContextClassLoader(PumpKeeper.class.getClassLoader());
    thread.start();
  }

  /** Starts another pump for one that ended, unless that was intended. */
  private void revive(Object which) {
    Object revived;
    PumpService running;
    lock.lock();
    try {
      PumpService lost = service;
      if (lost == null || life != which) {
        return;
      }
      service = null;
      life = null;
      lost.withdraw();
      if (System.nanoTime() - began > HEALTHY_NANOS) {
        pauseSeconds = 0;
      }
      while (service == null && !over) {
        finding.tell(lost.ending(), wanted().pid(), pauseSeconds);
        pause();
        if (service == null && !over) {
          tryToStart();
        }
      }
      revived = life;
      running = service;
    } finally {
      lock.unlock();
    }
    if (running != null && running.answers(ANSWER_SECONDS)) {
      clear(revived);
    }
  }

  private PumpConfiguration wanted() {
    return Objects.requireNonNull(wanted, "a pump has run, so there is a configuration");
  }

  private void pause() {
    long left = TimeUnit.SECONDS.toNanos(pauseSeconds);
    pauseSeconds = Math.min(LONGEST_PAUSE_SECONDS, Math.max(FIRST_PAUSE_SECONDS, 2 * pauseSeconds));
    PumpConfiguration before = wanted();
    try {
      while (left > 0 && service == null && !over && before.equals(wanted)) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      // Nobody interrupts this thread on purpose; then the pause is shorter.
      logger.debug("the pause before pump '{}' starts again was cut short", before.name(), e);
    }
  }

  private void tryToStart() {
    PumpConfiguration config = wanted();
    try {
      start(config);
    } catch (RuntimeException | OutOfMemoryError e) {
      logger.error("pump '{}' cannot be started again", config.name(), e);
    }
  }

  private void clear(@Nullable Object revived) {
    lock.lock();
    try {
      if (life == revived) {
        finding.clear();
        logger.info("pump '{}' runs again", wanted().name());
      }
    } finally {
      lock.unlock();
    }
  }
}
