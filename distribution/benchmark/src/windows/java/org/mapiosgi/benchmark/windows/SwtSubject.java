// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.windows;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.swt.widgets.Display;
import org.mapiosgi.benchmark.subject.Subject;

/** SWT's Display with the loop that every SWT program writes. */
final class SwtSubject implements Subject {
  private final Display display;
  private MessageWindow window;

  SwtSubject() {
    CompletableFuture<Display> made = new CompletableFuture<>();
    Thread thread = new Thread(() -> loop(made), "swt");
    thread.setDaemon(true);
    thread.start();
    display = made.orTimeout(30, TimeUnit.SECONDS).join();
  }

  private static void loop(CompletableFuture<Display> made) {
    Display display;
    try {
      display = new Display();
    } catch (RuntimeException | Error e) {
      made.completeExceptionally(e);
      return;
    }
    made.complete(display);
    while (!display.isDisposed()) {
      if (!display.readAndDispatch()) {
        display.sleep();
      }
    }
  }

  @Override
  public Runnable poster(Runnable task) {
    return () -> display.asyncExec(task);
  }

  @Override
  public synchronized Runnable message(Runnable handler) {
    if (window == null) {
      window = MessageWindow.of(this);
    }
    return window.message(handler);
  }

  @Override
  public void close() {
    display.asyncExec(display::dispose);
  }
}
