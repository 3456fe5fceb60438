// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.mapiosgi.spi.MessageWindow;

/** The window of a {@link VirtualQueue}. */
final class VirtualWindow implements MessageWindow {
  private static final long HANDLE = 0x10010;
  private static final int FIRST_REGISTERED = 0xC000;

  private final VirtualQueue queue;
  private final Procedure procedure;
  private final Map<String, Integer> registered = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger(FIRST_REGISTERED);
  private final AtomicBoolean outstanding = new AtomicBoolean();
  private volatile boolean closed;

  VirtualWindow(VirtualQueue queue, Procedure procedure) {
    this.queue = queue;
    this.procedure = procedure;
  }

  @Override
  public long handle() {
    return HANDLE;
  }

  @Override
  public int register(String name) {
    return registered.computeIfAbsent(name, unused -> next.getAndIncrement());
  }

  @Override
  public void ring() {
    if (!closed && !outstanding.getAndSet(true)) {
      queue.postToWindow(this::deliver);
    }
  }

  private void deliver() {
    boolean more = !closed && procedure.rung();
    if (!more) {
      outstanding.set(false);
      // A ring that came before this line has posted nothing.
      more = !closed && procedure.rung() && !outstanding.getAndSet(true);
    }
    if (more) {
      queue.timer(this::deliver);
    }
  }

  @Override
  public void post(int message, long wParam, long lParam) {
    if (closed) {
      throw new IllegalStateException("the window is closed");
    }
    queue.postToWindow(
        () -> {
          if (!closed) {
            queue.dispatching(message);
            procedure.received(message, wParam, lParam);
            queue.dispatching(0);
          }
        });
  }

  @Override
  public void close() {
    closed = true;
  }
}
