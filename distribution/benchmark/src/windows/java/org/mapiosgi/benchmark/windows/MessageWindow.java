// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.windows;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.mapiosgi.benchmark.subject.Subject;

/** A message-only window of a subject's thread: its messages are handlers to be run. */
final class MessageWindow {
  // The long form: the int form gives 0x00000000FFFFFFFD, which is no window.
  private static final Pointer HWND_MESSAGE = Pointer.createConstant(-3L);

  private final List<Runnable> handlers = new CopyOnWriteArrayList<>();

  /** Kept, or it is collected while the window still calls it. */
  private final User32.WindowProcedure procedure = this::handle;

  private Pointer window;

  private MessageWindow() {}

  /** Makes one on the subject's thread. */
  static MessageWindow of(Subject subject) {
    CompletableFuture<MessageWindow> made = new CompletableFuture<>();
    subject
        .poster(
            () -> {
              try {
                MessageWindow window = new MessageWindow();
                window.create();
                made.complete(window);
              } catch (RuntimeException | Error e) {
                made.completeExceptionally(e);
              }
            })
        .run();
    return made.orTimeout(20, TimeUnit.SECONDS).join();
  }

  private void create() {
    window =
        User32.INSTANCE.CreateWindowExW(
            0,
            new WString("Static"),
            new WString("benchmark"),
            0,
            0,
            0,
            0,
            0,
            HWND_MESSAGE,
            null,
            null,
            null);
    if (window == null) {
      throw new IllegalStateException("CreateWindowExW gave no window");
    }
    User32.INSTANCE.SetWindowLongPtrW(window, User32.GWLP_WNDPROC, procedure);
  }

  private long handle(Pointer its, int message, long wParam, long lParam) {
    if (message == User32.WM_APP) {
      handlers.get((int) wParam).run();
      return 0;
    }
    return User32.INSTANCE.DefWindowProcW(its, message, wParam, lParam);
  }

  /** Each run posts a message, upon which the handler is run. */
  Runnable message(Runnable handler) {
    int number;
    synchronized (handlers) {
      number = handlers.size();
      handlers.add(handler);
    }
    return () -> {
      if (!User32.INSTANCE.PostMessageW(window, User32.WM_APP, number, 0)) {
        throw new IllegalStateException("PostMessageW failed: the queue is full");
      }
    };
  }
}
