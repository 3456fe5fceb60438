// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.subject;

import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.mapiosgi.pump.internal.PumpFactory;
import org.mapiosgi.pump.internal.PumpRuntime;
import org.mapiosgi.spi.MessageQueueFactory;

/** The pump of this product, as its bundle makes it, without a framework. */
public final class PumpSubject extends ExecutorSubject {
  private final CountingQueues queues;
  private final Function<Subject, UnaryOperator<Runnable>> ports;
  private UnaryOperator<Runnable> port;

  private PumpSubject(
      ScheduledExecutorService pump,
      CountingQueues queues,
      Function<Subject, UnaryOperator<Runnable>> ports) {
    super(pump);
    this.queues = queues;
    this.ports = ports;
  }

  /**
   * Starts a pump.
   *
   * @param factory where its thread gets its queue
   * @param ports opens a way to post messages to a subject's thread: an action that posts for a
   *     handler that is run
   */
  public static PumpSubject start(
      MessageQueueFactory factory, Function<Subject, UnaryOperator<Runnable>> ports) {
    CountingQueues queues = new CountingQueues(factory);
    return new PumpSubject(new PumpFactory(new PumpRuntime()).open("pump", queues), queues, ports);
  }

  /** As {@link #start}, with all turned off that can be, and without messages. */
  static PumpSubject startBare(MessageQueueFactory factory) {
    CountingQueues queues = new CountingQueues(factory);
    return new PumpSubject(
        BarePump.open(queues),
        queues,
        pump -> {
          throw new NotOffered("messages here");
        });
  }

  @Override
  public synchronized Runnable message(Runnable handler) {
    if (port == null) {
      port = ports.apply(this);
    }
    return port.apply(handler);
  }

  @Override
  public CallCounts calls() {
    return queues.counts();
  }
}
