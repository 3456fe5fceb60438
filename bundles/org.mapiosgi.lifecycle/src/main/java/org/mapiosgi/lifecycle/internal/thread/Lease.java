// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.thread;

import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.spi.NativeMapi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread's right to call MAPI: MAPIInitialize and OleInitialize, and their opposites (R6, R7,
 * R11). All but {@link #isHeld} on that thread.
 */
final class Lease {
  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

  private volatile @Nullable NativeMapi held;

  void take(NativeMapi mapi, int initFlags) {
    mapi.initialize(initFlags);
    try {
      mapi.oleInitialize();
    } catch (RuntimeException e) {
      mapi.uninitialize();
      throw e;
    }
    held = mapi;
  }

  boolean isHeld() {
    return held != null;
  }

  /** Counts the buffers that the calling thread obtains from now on and does not free. */
  IntSupplier buffersFromNow() {
    NativeMapi mapi = held;
    if (mapi == null) {
      return () -> 0;
    }
    Thread thread = Thread.currentThread();
    int before = mapi.liveBuffers(thread);
    return () -> mapi.liveBuffers(thread) - before;
  }

  /** Gives the lease back if it was taken. */
  void giveBack() {
    NativeMapi mapi = held;
    if (mapi != null) {
      mapi.oleUninitialize();
      mapi.uninitialize();
      held = null;
    }
  }

  /**
   * The thread ends with the lease: an error of its pump. Nobody else can give it back (R7), and
   * with it MAPI could never be initialised anew in this process.
   *
   * @param before what has to be over before
   */
  void lastChance(Runnable before) {
    if (held == null) {
      return;
    }
    String thread = Thread.currentThread().getName();
    LOG.error("thread={} has ended by an error of its own; MAPI is given back", thread);
    try {
      try {
        before.run();
      } finally {
        giveBack();
      }
    } catch (RuntimeException | Error e) {
      LOG.error("thread={} could not give MAPI back", thread, e);
    }
  }
}
