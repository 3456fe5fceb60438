// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.workload;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Ways to let time pass. */
final class Pause {
  /** Who is not done by then has lost something. */
  private static final long PATIENCE_SECONDS = 12;

  private Pause() {}

  /** Until that moment or a little later, with the processor given away. */
  static void parkUntil(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Until that moment exactly, with the processor kept busy. */
  static void spinUntil(long nanoTime) {
    while (nanoTime - System.nanoTime() > 0) {
      Thread.onSpinWait();
    }
  }

  /** Fails where it takes too long. */
  static void await(CountDownLatch latch, String what) throws InterruptedException {
    if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          what + ": " + latch.getCount() + " missing after " + PATIENCE_SECONDS + " s");
    }
  }
}
