// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs steps one at a time, in order, on threads of a pool: the home of a state machine, whose
 * fields then need no lock. A step that blocks holds up this state machine and no other.
 */
public final class Actor implements Executor {
  private static final Logger LOG = LoggerFactory.getLogger(Actor.class);

  private final Executor threads;
  private final ArrayDeque<Runnable> steps = new ArrayDeque<>();
  private boolean running;

  /** An actor on threads of the given pool. */
  public Actor(Executor threads) {
    this.threads = threads;
  }

  /** Queues a step. Once the pool has ended all is over, and steps are dropped. */
  @Override
  public void execute(Runnable step) {
    synchronized (steps) {
      steps.add(step);
      if (running) {
        return;
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
    } catch (Error e) {
      // No thread to be had, say. The next step, whoever's it is, begins with this one.
      synchronized (steps) {
        running = false;
      }
      LOG.error("a state machine has no thread for a step, and waits for its next", e);
    }
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
