// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.actor;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs steps one at a time, in order, on threads of a pool. Thread-safe. */
final class Serial {
  private static final Logger LOG = LoggerFactory.getLogger(Serial.class);

  private final Executor threads;
  private final ArrayDeque<Runnable> steps = new ArrayDeque<>();
  private boolean running;

  /** No step waits. */
  Serial(Executor threads) {
    this.threads = threads;
  }

  /**
   * Queues a step.
   *
   * @return false if the pool has ended; no step is run any more then
   */
  boolean offer(Runnable step) {
    synchronized (steps) {
      steps.add(step);
      if (running) {
        return true;
      }
      running = true;
    }
    try {
      threads.execute(this::run);
    } catch (RejectedExecutionException e) {
      synchronized (steps) {
        running = false;
        steps.clear();
      }
      LOG.debug("a step came after the end", e);
      return false;
    } catch (Error e) {
      // For example, no thread can be started. The next step begins with this one.
      synchronized (steps) {
        running = false;
      }
      LOG.error("a state machine has no thread for a step; it waits for its next step", e);
    }
    return true;
  }

  private void run() {
    for (Runnable step = next(); step != null; step = next()) {
      try {
        step.run();
      } catch (RuntimeException | Error e) {
        LOG.error("a step of a state machine failed", e);
      }
    }
  }

  private Runnable next() {
    synchronized (steps) {
      Runnable step = steps.poll();
      running = step != null;
      return step;
    }
  }
}
