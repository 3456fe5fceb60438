// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.function.Executable;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueueFactory;

/**
 * A thread that owns a message queue, pumps it, and runs what it is given in between: the least a
 * MAPI thread needs. Every wait has an end, and one that reaches it fails with the stack of the
 * thread that was waited for.
 */
final class PumpedThread implements AutoCloseable {
  /** Far more than anything here takes, also on a loaded machine. */
  static final Duration DEADLINE = Duration.ofSeconds(60);

  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<MessageQueue> opened = new CompletableFuture<>();
  private final Thread thread;
  private volatile boolean closed;

  PumpedThread(String name, MessageQueueFactory queues) {
    this.thread = new Thread(() -> pump(name, queues), name);
    this.thread.setDaemon(true);
    this.thread.start();
  }

  private void pump(String name, MessageQueueFactory queues) {
    try (MessageQueue queue = queues.open(name)) {
      opened.complete(queue);
      while (!closed || !tasks.isEmpty()) {
        Runnable task = tasks.poll();
        if (task != null) {
          task.run();
        }
        drain(queue);
        if (tasks.isEmpty() && !closed) {
          MessageQueue.Wakeup unused = queue.await(MessageQueue.FOREVER);
        }
      }
    } catch (RuntimeException | Error e) {
      opened.completeExceptionally(e);
      throw e;
    }
  }

  private static void drain(MessageQueue queue) {
    while (queue.dispatch() == MessageQueue.Dispatched.MESSAGE) {
      // dispatched; the next
    }
  }

  Thread thread() {
    return thread;
  }

  /** Hands a task over without waiting for it. */
  <T> CompletableFuture<T> begin(Callable<T> task) {
    MessageQueue queue = await(opened, "opening its queue");
    CompletableFuture<T> result = new CompletableFuture<>();
    tasks.add(
        () -> {
          try {
            result.complete(task.call());
          } catch (Exception | Error e) {
            result.completeExceptionally(e);
          }
        });
    queue.wake();
    return result;
  }

  /** Runs a task and gives its result; throws the failure of the task. */
  <T> T call(Callable<T> task) {
    return await(begin(task), "a task");
  }

  /** Runs a task; throws its failure. */
  void run(Executable task) {
    Object unused =
        call(
            () -> {
              try {
                task.execute();
              } catch (Exception | Error e) {
                throw e;
              } catch (Throwable e) {
                throw new AssertionError(e);
              }
              return null;
            });
  }

  /** Within a task: goes on pumping until the condition holds. */
  void pumpUntil(String what, BooleanSupplier condition) {
    assertThat(Thread.currentThread()).as("the pumping thread").isSameAs(thread);
    MessageQueue queue = opened.join();
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("did not happen within " + DEADLINE + ": " + what);
      }
      drain(queue);
      MessageQueue.Wakeup unused = queue.await(POLL_NANOS);
    }
  }

  /** The result of something that this thread does. */
  <T> T await(CompletableFuture<T> future, String what) {
    try {
      return future.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw Rethrow.unchecked(e.getCause());
    } catch (TimeoutException e) {
      AssertionError stuck =
          new AssertionError(thread.getName() + " did not finish " + what + " within " + DEADLINE);
      stuck.setStackTrace(thread.getStackTrace());
      throw stuck;
    } catch (InterruptedException e) {
      throw Rethrow.unchecked(e);
    }
  }

  /** Ends the thread after the tasks it has, and waits for its end. */
  @Override
  public void close() {
    MessageQueue queue = await(opened, "opening its queue");
    closed = true;
    queue.wake();
    try {
      thread.join(DEADLINE.toMillis());
    } catch (InterruptedException e) {
      throw Rethrow.unchecked(e);
    }
    assertThat(thread.isAlive()).as("%s is still alive", thread.getName()).isFalse();
  }
}
