// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.gate;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.mapiosgi.spi.NativeDialog;
import org.mapiosgi.spi.NativeDialogs;

/** The dialogs that faults show. Thread-safe. */
public final class EmulatedDialogs implements NativeDialogs {
  private static final long FIRST_WINDOW = 0x10010;

  private final AtomicLong windows = new AtomicLong(FIRST_WINDOW);
  private final Map<NativeDialog, CompletableFuture<Boolean>> open = new ConcurrentHashMap<>();

  /**
   * Shows a dialog on the calling thread, deaf to interruption, until it is answered.
   *
   * @param answer completed with true by its Cancel button
   * @return whether it was cancelled
   */
  boolean show(
      String caption, String text, boolean cancellable, CompletableFuture<Boolean> answer) {
    NativeDialog dialog =
        new NativeDialog(windows.addAndGet(2), currentThread(), caption, text, cancellable);
    open.put(dialog, answer);
    try {
      return answer.join();
    } finally {
      open.remove(dialog);
    }
  }

  @Override
  @SuppressWarnings("deprecation") // Thread.threadId() is not in Java 17
  public long currentThread() {
    return Thread.currentThread().getId();
  }

  @Override
  public List<NativeDialog> find() {
    return List.copyOf(open.keySet());
  }

  @Override
  public boolean cancel(NativeDialog dialog) {
    CompletableFuture<Boolean> answer = open.get(dialog);
    return answer != null && dialog.cancellable() && answer.complete(true);
  }
}
