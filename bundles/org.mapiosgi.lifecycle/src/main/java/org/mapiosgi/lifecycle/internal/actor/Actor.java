// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.actor;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the steps of one state machine, one at a time and in order, on threads of a pool. The fields
 * of the state machine then need no lock.
 *
 * <p>A step first changes the state machine. After the step, the change is published for other
 * threads. Only then does code outside of the actor learn of it, in the order of {@link Word}. So a
 * consumer that learns of a change always sees the change.
 *
 * <p>Consumers' code runs in one place only: while a service is registered or withdrawn ({@link
 * Word#REGISTRY}), on a thread that no step waits for. A consumer that blocks there holds up the
 * words behind it for {@value Tellings#PATIENCE_MILLIS} ms and no step at all.
 */
public final class Actor implements Executor {
  private static final Logger LOG = LoggerFactory.getLogger(Actor.class);

  /** Names the receivers that learn of a step's change, in this order. */
  public enum Word {
    /** A thread of the product that waits for the step. It waits for no consumer. */
    PRODUCT,
    /** Users of the service registry: a service is registered or withdrawn. */
    REGISTRY,
    /** Those who hold a promise: it is resolved or fails. Their callbacks run elsewhere. */
    PROMISES,
    /** Listeners: events are queued for them. */
    EVENTS,
    /** MAPI: a call is queued on a lane, for example a logoff. */
    MAPI
  }

  private final Serial steps;
  private final Runnable publish;
  private final Tellings tellings;
  private volatile @Nullable Thread stepping;

  /** An actor of a state machine that publishes nothing. */
  public Actor(Executor threads) {
    this(threads, () -> {});
  }

  /**
   * An actor on threads of a pool.
   *
   * @param publish makes what a step has changed visible to other threads; called after each step
   */
  public Actor(Executor threads, Runnable publish) {
    this.steps = new Serial(threads);
    this.publish = publish;
    this.tellings = new Tellings(new Serial(threads));
  }

  /** Queues a step. After the pool has ended, steps are dropped. */
  @Override
  public void execute(Runnable step) {
    boolean unusedDropped = offer(step);
  }

  /**
   * Queues a step.
   *
   * @return false if the pool has ended, so that the step will not run
   */
  public boolean offer(Runnable step) {
    return steps.offer(() -> take(step));
  }

  /**
   * Informs a receiver outside of the actor, after the current step and after its change is
   * published. If another thread calls, the call becomes a step. It must not block, except for
   * {@link Word#REGISTRY}.
   */
  public void after(Word word, Runnable telling) {
    if (stepping == Thread.currentThread()) {
      tellings.add(word, telling);
    } else {
      execute(() -> tellings.add(word, telling));
    }
  }

  private void take(Runnable step) {
    stepping = Thread.currentThread();
    try {
      step.run();
    } finally {
      stepping = null;
      try {
        publish.run();
      } catch (RuntimeException | Error e) {
        LOG.error("a state machine could not publish what a step has changed", e);
      }
      tellings.tell();
    }
  }
}
