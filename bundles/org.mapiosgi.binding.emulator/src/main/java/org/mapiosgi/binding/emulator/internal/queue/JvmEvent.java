// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.queue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** An event object. Any thread. */
public final class JvmEvent implements AutoCloseable {
  private final JvmEvents events;
  private final long handle;
  private final boolean autoReset;
  private final AtomicBoolean signalled = new AtomicBoolean();
  private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();

  JvmEvent(JvmEvents events, long handle, boolean autoReset) {
    this.events = events;
    this.handle = handle;
    this.autoReset = autoReset;
  }

  /** Its handle. */
  public long handle() {
    return handle;
  }

  /** SetEvent. */
  public void set() {
    signalled.set(true);
    waiting.forEach(LockSupport::unpark);
  }

  /** ResetEvent. */
  public void reset() {
    signalled.set(false);
  }

  /** CloseHandle. Who waits for it is told that it is gone. */
  @Override
  public void close() {
    events.close(this);
    waiting.forEach(LockSupport::unpark);
  }

  /** Says whether a wait would end. */
  boolean isSignalled() {
    return signalled.get();
  }

  /** Says whether a wait ends. Takes the signal of an auto-reset event. */
  boolean take() {
    return autoReset ? signalled.compareAndSet(true, false) : signalled.get();
  }

  void enter(Thread thread) {
    waiting.add(thread);
  }

  void leave(Thread thread) {
    waiting.remove(thread);
  }
}
