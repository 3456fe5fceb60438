// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.support;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.internal.loop.PumpServices;
import org.mapiosgi.pump.internal.loop.ThreadPump;
import org.mapiosgi.tck.VirtualQueue;

/** Pumps for tests. */
public final class Pumps {
  private Pumps() {}

  public static ThreadPump virtual(VirtualQueue queue) {
    return virtual(queue, Settings.DEFAULT);
  }

  public static ThreadPump virtual(VirtualQueue queue, Settings settings) {
    return ThreadPump.start(new PumpContext("test", queue, settings), queue, PumpServices.create());
  }

  public static ThreadPump real() {
    return real(new AtomicLong());
  }

  public static ThreadPump real(AtomicLong wakes) {
    return ThreadPump.start(
        new PumpContext("test", System::nanoTime, Settings.DEFAULT),
        name -> new ParkingQueue(wakes),
        PumpServices.create());
  }

  /** The pump thread: a call of native code, which loops until it is over. */
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

  /** Ends a pump and says so where it does not end. */
  public static void end(ThreadPump pump) throws InterruptedException {
    pump.shutdownNow();
    if (!pump.awaitTermination(30, TimeUnit.SECONDS)) {
      throw new AssertionError(pump + " does not end: " + pump.status());
    }
  }

  /**
   * Waits for a whole pass. Two tasks may have one turn; a timer is not adopted before what was
   * asked for earlier is done, and the second one in a later pass.
   */
  public static void passes(ThreadPump pump) throws Exception {
    pump.schedule(() -> {}, 1, TimeUnit.NANOSECONDS).get();
    pump.schedule(() -> {}, 1, TimeUnit.NANOSECONDS).get();
  }
}
