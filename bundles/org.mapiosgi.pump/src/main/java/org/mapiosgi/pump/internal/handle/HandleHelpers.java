// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.handle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.mapiosgi.spi.HandleWaits.HandleState;
import org.mapiosgi.spi.MessageQueueFactory;

/** The threads that wait for the handles for which the pump's own wait has no room. The pump's. */
final class HandleHelpers {
  private final String pump;
  private final MessageQueueFactory queues;
  private final BiConsumer<HandleWait, HandleState> report;
  private final List<HandleWaiter> waiters = new ArrayList<>();

  /** How many there were. */
  private int made;

  /**
   * No thread yet.
   *
   * @param report takes the signals, on the helpers' threads
   */
  HandleHelpers(
      String pump, MessageQueueFactory queues, BiConsumer<HandleWait, HandleState> report) {
    this.pump = pump;
    this.queues = queues;
    this.report = report;
  }

  /** Gives the wait to a helper that has room, or to a new one. */
  void assign(HandleWait wait, int capacity) {
    HandleWaiter waiter = withRoom(capacity);
    wait.waiter(waiter);
    waiter.arm(wait);
  }

  private HandleWaiter withRoom(int capacity) {
    waiters.removeIf(HandleHelpers::isOver);
    for (HandleWaiter waiter : waiters) {
      if (waiter.assign(capacity)) {
        return waiter;
      }
    }
    HandleWaiter next = new HandleWaiter(queues, pump + "-handles-" + ++made, report);
    boolean unused = next.assign(capacity);
    next.start();
    waiters.add(next);
    return next;
  }

  /** The wait is over; ends it when the system waits no more. */
  void release(HandleWait wait, HandleWaiter waiter) {
    waiter.release(wait);
    if (isOver(waiter)) {
      waiters.remove(waiter);
    }
  }

  private static boolean isOver(HandleWaiter waiter) {
    boolean over = waiter.isUseless();
    if (over) {
      waiter.stop();
    }
    return over;
  }

  /** All waits are released. */
  void stop() {
    waiters.forEach(HandleWaiter::stop);
  }
}
