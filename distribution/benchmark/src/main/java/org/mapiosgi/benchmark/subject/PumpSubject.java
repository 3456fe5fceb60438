// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.subject;

import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiFunction;
import org.mapiosgi.pump.internal.PumpFactory;
import org.mapiosgi.pump.internal.PumpRuntime;
import org.mapiosgi.spi.MessageQueueFactory;

/** The pump of this product, as its bundle makes it, without a framework. */
public final class PumpSubject extends ExecutorSubject {
  private final CountingQueues queues;
  private final BiFunction<PumpSubject, Runnable, Runnable> messages;

  private PumpSubject(
      ScheduledExecutorService pump,
      CountingQueues queues,
      BiFunction<PumpSubject, Runnable, Runnable> messages) {
    super(pump);
    this.queues = queues;
    this.messages = messages;
  }

  /**
   * Starts a pump.
   *
   * @param factory where its thread gets its queue
   * @param messages makes a {@link #message} of a handler
   */
  public static PumpSubject start(
      MessageQueueFactory factory, BiFunction<PumpSubject, Runnable, Runnable> messages) {
    CountingQueues queues = new CountingQueues(factory);
    return new PumpSubject(
        new PumpFactory(new PumpRuntime()).open("pump", queues), queues, messages);
  }

  @Override
  public Runnable message(Runnable handler) {
    return messages.apply(this, handler);
  }

  @Override
  public CallCounts calls() {
    return queues.counts();
  }
}
