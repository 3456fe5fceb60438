// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/** A fault that is armed. Thread-safe. */
@ProviderType
public interface Fault extends AutoCloseable {
  /** Returns the number of calls that the fault has struck. */
  int hits();

  /**
   * Waits until it has struck a call; for a fault that hangs, until one hangs in it.
   *
   * @return whether it has, before the time was over
   */
  boolean awaitHit(Duration longest) throws InterruptedException;

  /** Disarms it; calls that hang or wait in it go on. A second call does nothing. */
  @Override
  void close();
}
