// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.endurance;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sets the pace of an endurance run: its threads pause between their acts, so that the load stays
 * the same on a fast machine. The end of the run ends every pause. Thread-safe.
 */
public final class Pace {
  private final CountDownLatch end = new CountDownLatch(1);

  /** Makes the pace of a run that begins now. */
  public Pace() {}

  /**
   * Pauses.
   *
   * @throws InterruptedException if the run ends before or meanwhile
   */
  public void pause(Duration length) throws InterruptedException {
    if (end.await(length.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("the endurance run has ended");
    }
  }

  /** Ends the run. */
  public void end() {
    end.countDown();
  }

  /** Whether the run has ended. */
  public boolean ended() {
    return end.getCount() == 0;
  }
}
