// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.queue;

import org.mapiosgi.spi.HandleWaits.HandleState;

/** The events one thread waits for. */
final class WatchedEvents {
  /** As many as MsgWaitForMultipleObjectsEx takes beside messages, the wake and one to spare. */
  static final int CAPACITY = 61;

  private final JvmEvents events;
  private final Thread owner;
  private long[] handles = {};

  WatchedEvents(JvmEvents events, Thread owner) {
    this.events = events;
    this.owner = owner;
  }

  void watch(long... next) {
    if (next.length > CAPACITY) {
      throw new IllegalArgumentException(
          "a wait takes at most " + CAPACITY + " handles, not " + next.length);
    }
    for (long handle : handles) {
      JvmEvent event = events.find(handle);
      if (event != null) {
        event.leave(owner);
      }
    }
    handles = next.clone();
    for (long handle : handles) {
      JvmEvent event = events.find(handle);
      if (event != null) {
        event.enter(owner);
      }
    }
  }

  /** Says whether a probe of any event would find a signal. */
  boolean hasNews() {
    for (long handle : handles) {
      JvmEvent event = events.find(handle);
      if (event == null || event.isSignalled()) {
        return true;
      }
    }
    return false;
  }

  HandleState probe(int index) {
    return look(handles[index]);
  }

  HandleState look(long handle) {
    JvmEvent event = events.find(handle);
    if (event == null) {
      return HandleState.FAILED;
    }
    return event.take() ? HandleState.SIGNALED : HandleState.PENDING;
  }
}
