// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.thread;

import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.osgi.util.promise.Promise;

/**
 * Holds a step of the product that any lane can do, until a lane is free for it. Only the product
 * uses its promise, as that of {@link MapiThread#async}.
 */
public final class LaneStep<T> {
  private final Predicate<MapiThread> binding;
  private final LaneTask<T> task;

  // Written and read by the lane that takes the step.
  private @Nullable MapiThread lane;
  private boolean wanted;

  /** Does the step. */
  @FunctionalInterface
  public interface Body<T> {
    /** Does it, on the thread of the lane. */
    T run(MapiThread lane) throws Exception;
  }

  /**
   * A step that waits nowhere yet.
   *
   * @param binding notes that a lane takes the step, and returns false if the step is not wanted
   *     any more; called on the lane before the step begins, under a lock, so it must only note
   */
  public LaneStep(Predicate<MapiThread> binding, Body<T> body) {
    this.binding = binding;
    this.task =
        new LaneTask<>(
            "the step was withdrawn before a lane was free",
            () -> body.run(Objects.requireNonNull(lane, "a lane runs what it has taken")));
  }

  /**
   * Returns the outcome. If no lane can take the step, the promise fails with a {@link
   * NoLaneException}.
   */
  public Promise<T> promise() {
    return task.promise();
  }

  /** Binds the step to a lane. On that lane. */
  void bind(MapiThread taker) {
    lane = taker;
    wanted = binding.test(taker);
  }

  /** Does the step if it is still wanted. On the lane that it is bound to. */
  void run() {
    if (wanted) {
      task.run();
    } else {
      cancel();
    }
  }

  /** Ends a step that no lane will take. */
  void refuse(NoLaneException why) {
    task.refuse(why);
  }

  /** Ends a step that is not wanted any more. */
  void cancel() {
    task.cancel(false);
  }
}
