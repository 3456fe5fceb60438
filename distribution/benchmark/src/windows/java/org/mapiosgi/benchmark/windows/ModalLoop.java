// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.windows;

import com.sun.jna.Memory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.mapiosgi.benchmark.run.Line;
import org.mapiosgi.benchmark.subject.Subject;
import org.mapiosgi.benchmark.workload.Workload;

/**
 * B10: a task or a message's handler ({@code from}) enters a message loop of its own for {@code
 * millis}, as a message box does, while {@code count} tasks are posted. How many ran inside it, and
 * how many not even some seconds after it?
 */
final class ModalLoop implements Workload {
  private static final int MSG_BYTES = 48;
  private static final long PATIENCE_SECONDS = 5;

  @Override
  public Line run(Subject subject, Line order) throws Exception {
    int count = order.number("count");
    long nanos = order.number("millis") * 1_000_000L;
    boolean inside = order.number("inside") > 0;
    AtomicInteger ran = new AtomicInteger();
    AtomicInteger ranInside = new AtomicInteger();
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch left = new CountDownLatch(1);
    CountDownLatch all = new CountDownLatch(count);
    Runnable modal =
        () -> {
          entered.countDown();
          long until = System.nanoTime() + nanos;
          if (inside) {
            subject.loop(() -> pump(until));
          } else {
            pump(until);
          }
          ranInside.set(ran.get());
          left.countDown();
        };
    boolean task = order.text("from").equals("task");
    (task ? subject.poster(modal) : subject.message(modal)).run();
    await(entered);
    Runnable counted =
        () -> {
          ran.incrementAndGet();
          all.countDown();
        };
    Runnable post = inside ? subject.insidePoster(counted) : subject.poster(counted);
    for (int i = 0; i < count; i++) {
      post.run();
    }
    await(left);
    boolean complete = all.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return Line.of(Line.RESULT)
        .with("inside", ranInside.get())
        .with("lost", complete ? 0 : count - ran.get());
  }

  private static void pump(long until) {
    try (Memory message = new Memory(MSG_BYTES)) {
      long left = until - System.nanoTime();
      while (left > 0) {
        int unused =
            User32.INSTANCE.MsgWaitForMultipleObjectsEx(
                0,
                null,
                (int) TimeUnit.NANOSECONDS.toMillis(left) + 1,
                User32.QS_ALLINPUT,
                User32.MWMO_INPUTAVAILABLE);
        while (User32.INSTANCE.PeekMessageW(message, null, 0, 0, User32.PM_REMOVE)) {
          User32.INSTANCE.TranslateMessage(message);
          User32.INSTANCE.DispatchMessageW(message);
        }
        left = until - System.nanoTime();
      }
    }
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the modal loop was not entered or not left");
    }
  }
}
