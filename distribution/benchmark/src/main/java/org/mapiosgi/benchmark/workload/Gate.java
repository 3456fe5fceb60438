// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.workload;

import java.util.concurrent.CountDownLatch;
import org.mapiosgi.benchmark.subject.Subject;

/** Holds the subject's thread in a task, so that everything posted has to wait. */
final class Gate implements AutoCloseable {
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);

  private Gate() {}

  static Gate close(Subject subject) throws InterruptedException {
    Gate gate = new Gate();
    subject.poster(gate::hold).run();
    Pause.await(gate.closed, "the gate");
    return gate;
  }

  private void hold() {
    closed.countDown();
    try {
      open.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void open() {
    open.countDown();
  }

  @Override
  public void close() {
    open();
  }
}
