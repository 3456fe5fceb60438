// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueueFactory;

/** Runs tests on a thread of their own that owns a queue; the thread's end has a deadline. */
final class OwnedQueue {
  private OwnedQueue() {}

  static void onOwner(MessageQueueFactory queues, ThrowingConsumer<MessageQueue> test) {
    onThread(
        () -> {
          try (MessageQueue queue = queues.open("tck-queue")) {
            test.accept(queue);
          }
        });
  }

  static void onThread(Executable test) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread owner =
        new Thread(
            () -> {
              try {
                test.execute();
                done.complete(null);
              } catch (Throwable e) {
                done.completeExceptionally(e);
              }
            },
            "tck-queue-owner");
    owner.setDaemon(true);
    owner.start();
    try {
      done.get(2 * PumpedThread.DEADLINE.toSeconds(), SECONDS);
    } catch (ExecutionException e) {
      throw Rethrow.unchecked(e.getCause());
    } catch (InterruptedException e) {
      throw Rethrow.unchecked(e);
    } catch (TimeoutException e) {
      AssertionError stuck = new AssertionError("the owner of the queue hangs");
      stuck.setStackTrace(owner.getStackTrace());
      throw stuck;
    }
  }
}
