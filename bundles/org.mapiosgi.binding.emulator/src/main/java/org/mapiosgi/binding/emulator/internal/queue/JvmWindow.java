// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.queue;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.spi.MessageWindow;

/** A message-only window whose messages are those of its thread. */
final class JvmWindow implements MessageWindow {
  private static final HResult INVALID_WINDOW_HANDLE = new HResult(0x80070578);

  private final String pump;
  private final long handle;
  private final RegisteredMessages names;
  private final Consumer<Runnable> thread;
  private final Procedure procedure;
  private final AtomicBoolean outstanding = new AtomicBoolean();
  private volatile boolean closed;

  /**
   * A window.
   *
   * @param thread where its messages are posted
   */
  JvmWindow(
      String pump,
      long handle,
      RegisteredMessages names,
      Consumer<Runnable> thread,
      Procedure procedure) {
    this.pump = pump;
    this.handle = handle;
    this.names = names;
    this.thread = thread;
    this.procedure = procedure;
  }

  @Override
  public long handle() {
    return handle;
  }

  @Override
  public int register(String name) {
    return names.number(name);
  }

  @Override
  public void ring() {
    if (!closed && !outstanding.getAndSet(true)) {
      thread.accept(this::deliver);
    }
  }

  private void deliver() {
    boolean more = !closed && procedure.rung();
    if (!more) {
      outstanding.set(false);
      // Threads that rang before this have posted nothing.
      more = !closed && procedure.rung() && !outstanding.getAndSet(true);
    }
    if (more) {
      // Behind all that is there now: this queue knows one rank of messages only.
      thread.accept(this::deliver);
    }
  }

  @Override
  public void post(int message, long wParam, long lParam) {
    if (closed) {
      throw MapiException.of(
          "PostMessage", INVALID_WINDOW_HANDLE, "the window of pump '" + pump + "' is closed");
    }
    thread.accept(
        () -> {
          if (!closed) {
            procedure.received(message, wParam, lParam);
          }
        });
  }

  @Override
  public void close() {
    closed = true;
  }
}
