// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.lifecycle.internal.actor.Actor.Word;

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

  @Test
  void whatAStepChangedIsPublishedBeforeAnybodyIsToldAndEachInTurn() {
    List<String> seen = new CopyOnWriteArrayList<>();
    Actor actor = new Actor(pool, () -> seen.add("published"));
    actor.execute(
        () -> {
          for (Word word : List.of(Word.MAPI, Word.EVENTS, Word.PROMISES, Word.REGISTRY)) {
            actor.after(word, () -> seen.add(word + " of the first"));
          }
          actor.after(Word.PRODUCT, () -> seen.add("PRODUCT of the first"));
          seen.add("step");
          throw new IllegalStateException("thrown by the test");
        });
    CompletableFuture<Void> all = new CompletableFuture<>();
    actor.execute(() -> actor.after(Word.MAPI, () -> all.complete(null)));
    all.orTimeout(10, TimeUnit.SECONDS).join();
    assertThat(seen)
        .containsSubsequence(
            "step",
            "published",
            "PRODUCT of the first",
            "REGISTRY of the first",
            "PROMISES of the first",
            "EVENTS of the first",
            "MAPI of the first");
  }

  @Test
  void aConsumerThatHoldsUpTheRegistryHoldsUpNoStepAndIsNotWaitedForForEver() throws Exception {
    Actor actor = new Actor(pool);
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch stepped = new CountDownLatch(1);
    CountDownLatch told = new CountDownLatch(2);
    actor.execute(
        () -> {
          actor.after(Word.REGISTRY, () -> await(goOn));
          actor.after(Word.PROMISES, told::countDown);
        });
    actor.execute(
        () -> {
          actor.after(Word.REGISTRY, () -> {});
          actor.after(Word.PROMISES, told::countDown);
          stepped.countDown();
        });
    assertThat(stepped.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
    goOn.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
