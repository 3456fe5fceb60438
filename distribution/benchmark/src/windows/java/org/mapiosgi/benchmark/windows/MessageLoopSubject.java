// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.windows;

import com.sun.jna.platform.win32.User32Util.MessageLoopThread;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.mapiosgi.benchmark.subject.NotOffered;
import org.mapiosgi.benchmark.subject.Subject;

/** jna's MessageLoopThread. */
final class MessageLoopSubject implements Subject {
  private final MessageLoopThread thread = new MessageLoopThread();
  private MessageWindow window;

  MessageLoopSubject() throws Exception {
    thread.setDaemon(true);
    thread.start();
    // The thread makes its queue some time after it started; what is posted before is lost.
    Boolean unused = thread.runOnThread(() -> true);
  }

  @Override
  public Runnable poster(Runnable task) {
    Callable<Object> callable = Executors.callable(task);
    return () -> thread.runAsync(callable);
  }

  @Override
  public Future<?> submit(Callable<?> task) {
    return thread.runAsync(task);
  }

  @Override
  public void shutdown() {
    thread.exit();
  }

  @Override
  public void shutdownNow() {
    throw new NotOffered("an end at once");
  }

  @Override
  public boolean awaitEnd(long millis) throws InterruptedException {
    thread.join(millis);
    return !thread.isAlive();
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
    thread.exit();
  }
}
