// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.consumer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.api.pump.PumpTiming;

/** Submits as a consumer's bundle does, from a package that is not the pump's. */
public final class Submitter {
  private Submitter() {}

  /** A way to submit. */
  public interface Way {
    /** Submits a task in that way. */
    void submit(MessagePump pump, Runnable task);
  }

  /** Execute. */
  public static void execute(MessagePump pump, Runnable task) {
    pump.execute(task);
  }

  /** Latest of a key. */
  public static void executeLatest(MessagePump pump, Runnable task) {
    pump.executeLatest("key", task);
  }

  /** Nestable. */
  public static void nestable(MessagePump pump, Runnable task) {
    pump.nesting().nestable().execute(task);
  }

  /** Future. */
  public static void future(MessagePump pump, Runnable task) {
    var unused = pump.submit(task);
  }

  /** Promise. */
  public static void promise(MessagePump pump, Runnable task) {
    var unused =
        pump.async(
            () -> {
              task.run();
              return null;
            });
  }

  /** Promise with a deadline. */
  public static void deadline(MessagePump pump, Runnable task) {
    var unused =
        pump.async(
            () -> {
              task.run();
              return null;
            },
            Duration.ofHours(1));
  }

  /** Timer that is due. */
  public static void due(MessagePump pump, Runnable task) {
    var unused = pump.schedule(task, 0, TimeUnit.SECONDS);
  }

  /** Timer. */
  public static void timer(MessagePump pump, Runnable task) {
    var unused = pump.schedule(task, PumpTiming.once(Duration.ofNanos(1)));
  }
}
