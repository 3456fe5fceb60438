// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.support.Gate;
import org.mapiosgi.pump.support.Pumps;
import org.mapiosgi.tck.VirtualQueue;
import org.osgi.util.promise.Promise;

@Timeout(60)
class PumpErrorsTest {
  @RegisterExtension final Pumps pumps = new Pumps();
  private final VirtualQueue queue = new VirtualQueue();

  @Test
  void survivesAHundredThousandThrowingTasksAndCountsThem() throws Exception {
    ThreadPump pump = pumps.virtual(queue);
    for (int i = 0; i < 100_000; i++) {
      int number = i;
      pump.execute(
          () -> {
            switch (number % 4) {
              case 0 -> throw new IllegalStateException("a task of the test");
              case 1 -> throw new AssertionError("a task of the test");
              case 2 -> throw sneaky(new Exception("a task of the test"));
              default -> throw new StackOverflowError("a task of the test");
            }
          });
    }
    assertThat(pump.submit(() -> "alive").get()).isEqualTo("alive");
    assertThat(pump.status().tasksFailed()).isEqualTo(100_000);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException sneaky(Throwable e) throws T {
    throw (T) e;
  }

  @Test
  void survivesARealStackOverflow() throws Exception {
    ThreadPump pump = pumps.virtual(queue);
    Future<Integer> deep = pump.submit(() -> dive(0));
    assertThatThrownBy(deep::get).hasCauseInstanceOf(StackOverflowError.class);
    pump.execute(() -> dive(0));
    assertThat(pump.submit(() -> "alive").get()).isEqualTo("alive");
  }

  private static int dive(int depth) {
    return depth < 0 ? 0 : dive(depth + 1) + 1;
  }

  @Test
  void survivesAMessageHandlerThatThrows() throws Exception {
    ThreadPump pump = pumps.virtual(queue);
    queue.post(
        () -> {
          throw new IllegalStateException("a message of the test");
        });
    queue.settle();
    assertThat(pump.submit(() -> "alive").get()).isEqualTo("alive");
  }

  @Test
  void ignoresAndCountsQuitMessages() throws Exception {
    ThreadPump pump = pumps.virtual(queue);
    queue.post(VirtualQueue.QUIT);
    queue.settle();
    queue.post(VirtualQueue.QUIT);
    queue.post(() -> {});
    queue.settle();
    assertThat(pump.submit(() -> "alive").get()).isEqualTo("alive");
    assertThat(pump.status().quitsIgnored()).isEqualTo(2);
    assertThat(pump.status().messages()).isEqualTo(1);
  }

  @Test
  void withoutAQueueEveryTaskFailsWithTheReason() throws Exception {
    queue.failOpen(new IllegalStateException("desktop heap exhausted"));
    CountDownLatch gate = new CountDownLatch(1);
    ThreadPump pump =
        pumps.start(
            new PumpContext("test", queue, Settings.DEFAULT),
            name -> {
              Gate.await(gate);
              return queue.open(name);
            },
            PumpServices.create());
    Future<?> future = pump.submit(() -> 1);
    Promise<Integer> promise = pump.async(() -> 1);
    Future<?> timer = pump.schedule(() -> 1, 1, SECONDS);
    gate.countDown();
    assertThatThrownBy(future::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(RejectedExecutionException.class)
        .hasRootCauseMessage("desktop heap exhausted");
    assertThatThrownBy(timer::get).hasRootCauseMessage("desktop heap exhausted");
    assertThat(promise.getFailure())
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessageContaining("could not open its message queue")
        .hasRootCauseMessage("desktop heap exhausted");
    assertThat(pump.awaitTermination(30, SECONDS)).isTrue();
    assertThatThrownBy(() -> pump.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessageContaining("'test'")
        .hasMessageContaining("desktop heap exhausted");
    assertThat(pump.isShutdown()).isTrue();
    assertThat(pump.isTerminated()).isTrue();
  }

  @Test
  void aWaitThatFailsEndsThePumpInsteadOfSpinning() throws Exception {
    ThreadPump pump = pumps.virtual(queue);
    queue.settle();
    Future<?> timer = pump.schedule(() -> 1, 1, SECONDS);
    queue.failWait(new IllegalStateException("WAIT_FAILED"));
    assertThatThrownBy(timer::get).hasRootCauseMessage("WAIT_FAILED");
    assertThat(pump.awaitTermination(30, SECONDS)).isTrue();
    assertThat(queue.isClosed()).isTrue();
  }
}
