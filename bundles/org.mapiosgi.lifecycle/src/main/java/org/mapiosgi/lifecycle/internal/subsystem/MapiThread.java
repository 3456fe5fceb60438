// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.api.pump.PumpStatus;
import org.mapiosgi.spi.NativeMapi;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.Promises;

/**
 * A pump thread with its own lease of MAPI: MAPIInitialize and OleInitialize before anything else
 * on it, their opposites after everything else (R6, R7, R11).
 */
public final class MapiThread implements Executor {
  private final MessagePump pump;
  private final Predicate<Thread> oneOfUs;
  private NativeMapi leased;

  MapiThread(MessagePump pump, Predicate<Thread> oneOfUs) {
    this.pump = pump;
    this.oneOfUs = oneOfUs;
  }

  /** The pump's name. */
  public String name() {
    return pump.name();
  }

  /** Whether the calling thread is one of those that hold a lease of MAPI, this or another. */
  public boolean isOneOfUs() {
    return oneOfUs.test(Thread.currentThread());
  }

  boolean isThisThread() {
    return pump.isPumpThread();
  }

  PumpStatus status() {
    return pump.status();
  }

  @Override
  public void execute(Runnable step) {
    pump.execute(step);
  }

  /** Runs a step on the thread. Where the thread is gone the promise fails. */
  public <T> Promise<T> async(Callable<T> step) {
    return pump.async(step);
  }

  /** Takes the lease. */
  Promise<NativeMapi> up(Callable<NativeMapi> loader, int initFlags) {
    return queue(
        () -> {
          NativeMapi mapi = loader.call();
          mapi.initialize(initFlags);
          try {
            mapi.oleInitialize();
          } catch (RuntimeException e) {
            mapi.uninitialize();
            throw e;
          }
          leased = mapi;
          return mapi;
        });
  }

  private <T> Promise<T> queue(Callable<T> step) {
    try {
      return pump.async(step);
    } catch (RejectedExecutionException e) {
      return Promises.failed(e);
    }
  }

  /** Gives the lease back, if it was ever taken, and ends the thread; behind all that is queued. */
  Promise<Void> down() {
    Promise<Void> given =
        queue(
            () -> {
              if (leased != null) {
                leased.oleUninitialize();
                leased.uninitialize();
                leased = null;
              }
              return null;
            });
    pump.shutdown();
    return given;
  }
}
