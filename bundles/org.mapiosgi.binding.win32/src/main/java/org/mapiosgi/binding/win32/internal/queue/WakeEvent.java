// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.queue;

import com.sun.jna.Pointer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.mapiosgi.binding.win32.internal.winapi.Kernel32;

/**
 * The event that ends a wait. Any thread may signal it at any time, also while and after it is
 * closed: Windows gives the number of a closed handle to the next one that is opened, so the handle
 * is closed by whoever leaves last, and nobody waits for anybody.
 */
final class WakeEvent {
  private static final int CLOSED = 0x8000_0000;

  /** Uses the handle. */
  interface Handles {
    void set(Pointer event);

    void close(Pointer event);
  }

  static final Handles KERNEL32 =
      new Handles() {
        @Override
        public void set(Pointer event) {
          Kernel32.setEvent(event);
        }

        @Override
        public void close(Pointer event) {
          Kernel32.closeHandle(event);
        }
      };

  private final Handles handles;
  private final Pointer event;

  // The number of threads that are using the handle, and the CLOSED bit.
  private final AtomicInteger users = new AtomicInteger();
  private final AtomicBoolean signalled = new AtomicBoolean();

  WakeEvent(Handles handles, Pointer event) {
    this.handles = handles;
    this.event = event;
  }

  Pointer handle() {
    return event;
  }

  /** SetEvent, unless it is set already or closed. Lock-free; never fails. */
  void signal() {
    if (signalled.getAndSet(true)) {
      return;
    }
    int count;
    do {
      count = users.get();
      if (count < 0) {
        return;
      }
    } while (!users.compareAndSet(count, count + 1));
    try {
      handles.set(event);
    } catch (Throwable e) {
      // No stack is left, say. Who signals next must not take it for done.
      signalled.set(false);
      throw e;
    } finally {
      if (users.decrementAndGet() == CLOSED) {
        handles.close(event);
      }
    }
  }

  /** To be called when a wait has ended on the event, before looking for what it was set for. */
  void consumed() {
    signalled.getAndSet(false);
  }

  void close() {
    int count;
    do {
      count = users.get();
      if (count < 0) {
        return;
      }
    } while (!users.compareAndSet(count, count | CLOSED));
    if (count == 0) {
      handles.close(event);
    }
  }
}
