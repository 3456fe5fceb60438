// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.subject;

import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.pump.internal.service.PumpFactory;
import org.mapiosgi.pump.internal.service.PumpRuntime;
import org.mapiosgi.spi.MessageQueueFactory;

/** The pump of this product, as its bundle makes it, without a framework. */
public final class PumpSubject extends ExecutorSubject {
  private final MessagePump pump;
  private final CountingQueues queues;
  private final Function<Subject, UnaryOperator<Runnable>> ports;
  private final Events events;
  private UnaryOperator<Runnable> port;

  private PumpSubject(
      MessagePump pump,
      CountingQueues queues,
      Function<Subject, UnaryOperator<Runnable>> ports,
      Events events) {
    super(pump);
    this.pump = pump;
    this.queues = queues;
    this.ports = ports;
    this.events = events;
  }

  /**
   * Starts a pump.
   *
   * @param factory where its thread gets its queue
   * @param ports opens a way to post messages to a subject's thread: an action that posts for a
   *     handler that is run
   * @param events what the queue can wait for
   */
  public static PumpSubject start(
      MessageQueueFactory factory,
      Function<Subject, UnaryOperator<Runnable>> ports,
      Events events) {
    CountingQueues queues = new CountingQueues(factory);
    MessagePump pump = new PumpFactory(new PumpRuntime()).open("pump", queues);
    return new PumpSubject(pump, queues, ports, events);
  }

  /** As {@link #start}, with all turned off that can be, and without messages and events. */
  static PumpSubject startBare(MessageQueueFactory factory) {
    CountingQueues queues = new CountingQueues(factory);
    return new PumpSubject(
        BarePump.open(queues),
        queues,
        pump -> {
          throw new NotOffered("messages here");
        },
        () -> {
          throw new NotOffered("events here");
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
  public Runnable event(Runnable handler) {
    Events.Event event = events.create();
    pump.awaitEach(event.handle(), signal -> handler.run());
    return event::signal;
  }

  @Override
  public Runnable insidePoster(Runnable task) {
    return () -> pump.nesting().nestable().execute(task);
  }

  @Override
  public void loop(Runnable call) {
    try {
      Object unused = pump.nesting().call(Executors.callable(call));
    } catch (Exception e) {
      throw new IllegalStateException("the call in a task failed", e);
    }
  }

  @Override
  public long awakeSince() {
    return queues.awakeSince();
  }

  @Override
  public CallCounts calls() {
    return queues.counts();
  }
}
