// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActorTest {
  private final ExecutorService pool = Executors.newFixedThreadPool(4);

  @AfterEach
  void endThreads() {
    pool.shutdownNow();
  }

  @Test
  void stepsRunInOrderAndNeverTwoAtATime() throws InterruptedException {
    Actor actor = new Actor(pool);
    List<Integer> seen = new ArrayList<>(); // no lock: the actor is the lock
    CountDownLatch done = new CountDownLatch(1);
    for (int i = 0; i < 10_000; i++) {
      int step = i;
      actor.execute(() -> seen.add(step));
    }
    actor.execute(done::countDown);
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(seen).hasSize(10_000).isSorted();
  }

  @Test
  void aStepThatThrowsDoesNotEndTheActor() throws InterruptedException {
    Actor actor = new Actor(pool);
    CountDownLatch done = new CountDownLatch(1);
    actor.execute(
        () -> {
          throw new StackOverflowError("thrown by the test");
        });
    actor.execute(done::countDown);
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
