// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeadlinesTest {
  private final Deadlines deadlines = new Deadlines();

  @Test
  void aDeadlineThatIsCancelledIsKeptNoLonger() {
    Future<?> far = deadlines.after(TimeUnit.DAYS.toNanos(1), () -> {});
    Future<?> farther = deadlines.after(TimeUnit.DAYS.toNanos(2), () -> {});
    assertThat(deadlines.pending()).isEqualTo(2);
    far.cancel(false);
    assertThat(deadlines.pending()).isEqualTo(1);
    farther.cancel(false);
    assertThat(deadlines.pending()).isZero();
  }

  @Test
  void aDeadlineExpiresOnADaemonOfTheProduct() throws Exception {
    CompletableFuture<Thread> on = new CompletableFuture<>();
    CompletableFuture<ClassLoader> loader = new CompletableFuture<>();
    // The caller has a class loader of its own, which its new threads would inherit.
    Thread caller =
        new Thread(
            () ->
                deadlines.after(
                    0,
                    () -> {
                      loader.complete(Thread.currentThread().getContextClassLoader());
                      on.complete(Thread.currentThread());
                    }));
    caller.setDaemon(false);
    caller.setContextClassLoader(new URLClassLoader("foreign", new URL[0], null));
    caller.start();
    assertThat(on.get().getName()).isEqualTo("pump-deadlines");
    assertThat(on.get().isDaemon()).isTrue();
    assertThat(loader.get()).isSameAs(Deadlines.class.getClassLoader());
  }
}
