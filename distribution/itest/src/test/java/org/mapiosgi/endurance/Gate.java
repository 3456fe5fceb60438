// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.endurance;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Lets the acts of an endurance run go on together, or rest together. */
final class Gate {
  // Fair, so that a rest comes even if the acts never pause together.
  private final ReadWriteLock acts = new ReentrantReadWriteLock(true);
  private boolean resting;

  /** Something that may fail. */
  @FunctionalInterface
  interface Act {
    void run() throws Exception;
  }

  /** Runs an act, after the rest if there is one. */
  void act(Act act) throws Exception {
    holding(acts.readLock(), act);
  }

  /** Waits for the end of all acts, holds up new acts and new work, and runs the act alone. */
  void rest(Act alone) throws Exception {
    holding(
        acts.writeLock(),
        () -> {
          setResting(true);
          try {
            alone.run();
          } finally {
            setResting(false);
          }
        });
  }

  private static void holding(Lock lock, Act act) throws Exception {
    lock.lockInterruptibly();
    try {
      act.run();
    } finally {
      lock.unlock();
    }
  }

  private synchronized void setResting(boolean value) {
    resting = value;
    notifyAll();
  }

  /**
   * Waits for the end of a rest. Work is held up only in the rest itself, not while acts end before
   * it: an act may wait for a thread that submits work.
   */
  synchronized void awaitWork() throws InterruptedException {
    while (resting) {
      wait();
    }
  }
}
