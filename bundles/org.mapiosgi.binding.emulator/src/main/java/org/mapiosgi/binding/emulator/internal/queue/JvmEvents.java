// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.queue;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Event objects and their handles, as the kernel would hold them. */
public final class JvmEvents {
  private final Map<Long, JvmEvent> open = new ConcurrentHashMap<>();
  private final AtomicLong last = new AtomicLong();

  /**
   * CreateEvent, not signalled.
   *
   * @param autoReset whether a wait that it ends resets it
   */
  public JvmEvent create(boolean autoReset) {
    // As Windows numbers them, and never twice.
    JvmEvent event = new JvmEvent(this, last.addAndGet(4), autoReset);
    open.put(event.handle(), event);
    return event;
  }

  /** Null where the handle is none or closed. */
  @Nullable JvmEvent find(long handle) {
    return open.get(handle);
  }

  void close(JvmEvent event) {
    open.remove(event.handle());
  }
}
