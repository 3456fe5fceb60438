// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.internal.loop.PumpServices;
import org.mapiosgi.pump.internal.loop.ThreadPump;
import org.mapiosgi.spi.MessageQueueFactory;
import org.mapiosgi.tck.VirtualQueue;

/** Starts pumps for a test and ends them after it; a pump that does not end fails the test. */
public final class Pumps implements AfterEachCallback {
  private final List<ThreadPump> started = new CopyOnWriteArrayList<>();

  public ThreadPump start(PumpContext context, MessageQueueFactory queues, PumpServices services) {
    // A test may start thousands and end them itself.
    started.removeIf(ThreadPump::isTerminated);
    ThreadPump pump = ThreadPump.start(context, queues, services);
    started.add(pump);
    return pump;
  }

  public ThreadPump virtual(VirtualQueue queue) {
    return virtual(queue, Settings.DEFAULT);
  }

  public ThreadPump virtual(VirtualQueue queue, Settings settings) {
    return start(new PumpContext("test", queue, settings), queue, PumpServices.create());
  }

  public ThreadPump real() {
    return start(
        new PumpContext("test", System::nanoTime, Settings.DEFAULT),
        name -> new ParkingQueue(new AtomicLong()),
        PumpServices.create());
  }

  /** Runs a call of native code on the pump thread, which loops until it is over. */
  public static void nativeLoop(ThreadPump pump, VirtualQueue queue, AtomicBoolean over) {
    try {
      Void unused =
          pump.nesting()
              .call(
                  () -> {
                    queue.nativeLoop(over::get);
                    return null;
                  });
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Ends a pump in the middle of a test, which fails if the pump does not end. */
  public static void end(ThreadPump pump) throws InterruptedException {
    pump.shutdownNow();
    if (!pump.awaitTermination(30, TimeUnit.SECONDS)) {
      throw new AssertionError(pump + " does not end: " + pump.status());
    }
  }

  @Override
  public void afterEach(ExtensionContext test) throws InterruptedException {
    // One pump may wait for a task of another.
    started.forEach(ThreadPump::shutdownNow);
    for (ThreadPump pump : started) {
      end(pump);
    }
  }

  /**
   * Waits for a whole pass. Two tasks may have one turn; a timer is not adopted before earlier
   * requests are fulfilled, and the second one is adopted in a later pass.
   */
  public static void passes(ThreadPump pump) throws Exception {
    pump.schedule(() -> {}, 1, TimeUnit.NANOSECONDS).get();
    pump.schedule(() -> {}, 1, TimeUnit.NANOSECONDS).get();
  }
}
