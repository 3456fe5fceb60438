// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.mapiosgi.lifecycle.internal.actor.Actor.Word;

/** Steps on a pool without threads: the test itself runs the work of the pool. */
class SerialTest {
  private final Queue<Runnable> given = new ArrayDeque<>();
  private final List<String> done = new ArrayList<>();
  private Error noThread;
  private boolean ended;

  private void execute(Runnable work) {
    if (ended) {
      throw new RejectedExecutionException("thrown by the test");
    }
    if (noThread != null) {
      throw noThread;
    }
    given.add(work);
  }

  private void runAll() {
    for (Runnable work = given.poll(); work != null; work = given.poll()) {
      work.run();
    }
  }

  @Test
  void aStepIsTakenUntilThePoolHasEnded() {
    Actor actor = new Actor(this::execute);
    assertThat(actor.offer(() -> done.add("first"))).isTrue();
    assertThat(actor.offer(() -> done.add("second"))).as("behind one that waits").isTrue();
    runAll();
    ended = true;
    assertThat(actor.offer(() -> done.add("late"))).isFalse();
    actor.execute(() -> done.add("late, too"));
    assertThat(done).containsExactly("first", "second");
  }

  @Test
  void aStepThatWasRefusedDoesNotRunWithALaterOne() {
    Serial steps = new Serial(this::execute);
    ended = true;
    assertThat(steps.offer(() -> done.add("refused"))).isFalse();
    ended = false;
    assertThat(steps.offer(() -> done.add("later"))).isTrue();
    runAll();
    assertThat(done).containsExactly("later");
  }

  @Test
  void aStepForWhichThereIsNoThreadRunsWithTheNext() {
    Serial steps = new Serial(this::execute);
    noThread = new OutOfMemoryError("thrown by the test");
    assertThat(steps.offer(() -> done.add("first"))).isTrue();
    noThread = null;
    assertThat(steps.offer(() -> done.add("second"))).isTrue();
    runAll();
    assertThat(done).containsExactly("first", "second");
  }

  @Test
  void aTellingOfAnotherThreadBecomesAStep() {
    Actor actor = new Actor(this::execute, () -> done.add("published"));
    actor.after(Word.PRODUCT, () -> done.add("told"));
    assertThat(done).as("nothing before a step runs").isEmpty();
    runAll();
    assertThat(done).containsExactly("published", "told");
  }
}
