// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.support;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a task wait until a test opens its gate. */
public final class Gate {
  private Gate() {}

  /** Waits for the gate; ends early if the thread is interrupted. */
  public static void await(CountDownLatch gate) {
    try {
      if (!gate.await(60, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody opened the gate");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
