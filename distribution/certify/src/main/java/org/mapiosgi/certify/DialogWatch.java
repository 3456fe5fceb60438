// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.certify;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.mapiosgi.spi.NativeDialog;
import org.mapiosgi.spi.NativeDialogs;

/** Presses Cancel in each dialog that a provider shows in spite of all flags (R4). */
final class DialogWatch implements AutoCloseable {
  private static final long POLL_MILLIS = 500;

  private final NativeDialogs dialogs;
  private final AtomicInteger cancelled = new AtomicInteger();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "certify-dialogs");
            made.setDaemon(true);
            return made;
          });

  DialogWatch(NativeDialogs dialogs) {
    this.dialogs = dialogs;
    ScheduledFuture<?> unused =
        thread.scheduleWithFixedDelay(this::look, 0, POLL_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    for (NativeDialog dialog : dialogs.find()) {
      if (dialogs.cancel(dialog)) {
        int unused = cancelled.incrementAndGet();
      }
    }
  }

  int cancelled() {
    return cancelled.get();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
