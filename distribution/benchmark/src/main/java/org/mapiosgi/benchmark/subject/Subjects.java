// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.subject;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.mapiosgi.binding.emulator.internal.queue.JvmEvent;
import org.mapiosgi.binding.emulator.internal.queue.JvmMessageQueues;

/** What runs on every platform, by the name it has in the results. */
public final class Subjects {
  /** The one that is measured against the others. */
  public static final String PUMP = "pump";

  /** The pump with all off that can be turned off. */
  public static final String BARE_PUMP = "pump, metrics and watchdog off";

  /** The JDK's. */
  public static final String JDK = "ScheduledThreadPoolExecutor";

  /** The JDK's, with setRemoveOnCancelPolicy. */
  public static final String JDK_REMOVES = "ScheduledThreadPoolExecutor (remove on cancel)";

  /** Netty's. */
  public static final String NETTY = "Netty DefaultEventExecutor";

  /** Vert.x's. */
  public static final String VERTX = "Vert.x context";

  /** A queue and nothing else. */
  public static final String QUEUE = "JCTools MPSC queue (floor)";

  /** A thread in a process with little heap, for the workloads that read mail. */
  public static final String MAIL = "mail";

  private Subjects() {}

  /** The peers that run everywhere. */
  public static Map<String, Callable<Subject>> peers() {
    Map<String, Callable<Subject>> subjects = new LinkedHashMap<>();
    subjects.put(JDK, () -> new JdkSubject(false));
    subjects.put(JDK_REMOVES, () -> new JdkSubject(true));
    subjects.put(NETTY, NettySubject::new);
    subjects.put(VERTX, VertxSubject::new);
    subjects.put(QUEUE, QueueSubject::new);
    return subjects;
  }

  /** The peers, and the pump on a message queue of this JVM. */
  public static Map<String, Callable<Subject>> portable() {
    Map<String, Callable<Subject>> subjects = peers();
    subjects.put(MAIL, () -> new JdkSubject(false));
    subjects.put(PUMP, Subjects::pump);
    subjects.put(BARE_PUMP, () -> PumpSubject.startBare(new JvmMessageQueues()));
    return subjects;
  }

  private static Subject pump() {
    JvmMessageQueues queues = new JvmMessageQueues();
    return PumpSubject.start(
        queues,
        pump -> {
          Thread thread = SubjectThread.of(pump);
          return handler -> () -> queues.post(thread, handler);
        },
        () -> new EmulatedEvent(queues.events().create(true)));
  }

  private record EmulatedEvent(JvmEvent event) implements Events.Event {
    @Override
    public long handle() {
      return event.handle();
    }

    @Override
    public void signal() {
      event.set();
    }
  }
}
