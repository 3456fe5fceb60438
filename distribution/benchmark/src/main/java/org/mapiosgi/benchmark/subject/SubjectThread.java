// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.subject;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Finds the thread of a subject. */
public final class SubjectThread {
  private SubjectThread() {}

  /** The thread that runs the subject's tasks. */
  public static Thread of(Subject subject) {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    subject.poster(() -> thread.complete(Thread.currentThread())).run();
    return thread.orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** As {@link #of}, and gives it a name by which the operating system knows it, too. */
  public static Thread named(Subject subject, String name) {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    subject
        .poster(
            () -> {
              // The system learns of it only where a thread names itself.
              Thread.currentThread().setName(name);
              thread.complete(Thread.currentThread());
            })
        .run();
    return thread.orTimeout(10, TimeUnit.SECONDS).join();
  }
}
