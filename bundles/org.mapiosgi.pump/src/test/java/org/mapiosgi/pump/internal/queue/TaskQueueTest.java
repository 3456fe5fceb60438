// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapiosgi.api.pump.PumpPriority.HIGH;
import static org.mapiosgi.api.pump.PumpPriority.IDLE;
import static org.mapiosgi.api.pump.PumpPriority.NORMAL;
import static org.mapiosgi.api.pump.PumpPriority.URGENT;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapiosgi.api.pump.PumpPriority;
import org.mapiosgi.pump.internal.measure.PumpClock;
import org.mapiosgi.pump.internal.measure.Timings;

class TaskQueueTest {
  private final TaskQueue tasks = new TaskQueue(new PumpClock(() -> 0), new Timings(true));

  /** A task with a name. */
  private record Task(String name) implements Runnable {
    @Override
    public void run() {
      throw new UnsupportedOperationException("no test runs it");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private void offer(PumpPriority priority, String... names) {
    for (String name : names) {
      tasks.line(priority).offer(new Task(name));
    }
  }

  private void offerNestable(String... names) {
    for (String name : names) {
      tasks.nestable().offer(new Task(name));
    }
  }

  private List<String> pollAll() {
    List<String> polled = new ArrayList<>();
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      polled.add(task.toString());
    }
    return polled;
  }

  @ParameterizedTest
  @EnumSource(PumpPriority.class)
  void aTaskOfEachPriorityIsSeenCountedAndTaken(PumpPriority priority) {
    assertThat(tasks.isEmpty()).isTrue();
    offer(priority, "a", "b");
    assertThat(tasks.isEmpty()).isFalse();
    assertThat(tasks.size()).isEqualTo(2);
    assertThat(tasks.sizeOfLines()).isEqualTo(2);
    assertThat(tasks.poll()).hasToString("a");
    assertThat(tasks.lastPlace()).isEqualTo(Timings.place(priority));
    assertThat(tasks.polled()).isEqualTo(1);
    assertThat(tasks.size()).isEqualTo(1);
    assertThat(pollAll()).containsExactly("b");
    assertThat(tasks.isEmpty()).isTrue();
    assertThat(tasks.polled()).isEqualTo(2);
  }

  @Test
  void aNestableTaskIsSeenAndCountedButIsOfNoLine() {
    assertThat(tasks.hasNestable()).isFalse();
    assertThat(tasks.pollNestable()).isNull();
    offerNestable("n");
    assertThat(tasks.hasNestable()).isTrue();
    assertThat(tasks.isEmpty()).isFalse();
    assertThat(tasks.size()).isEqualTo(1);
    assertThat(tasks.sizeOfLines()).isZero();
    offer(HIGH, "h");
    assertThat(tasks.size()).isEqualTo(2);
    assertThat(tasks.sizeOfLines()).isEqualTo(1);
    assertThat(tasks.pollNestable()).hasToString("n");
    assertThat(tasks.lastPlace()).isEqualTo(Timings.NO_PRIORITY);
    assertThat(tasks.hasNestable()).isFalse();
    assertThat(tasks.polled()).isZero();
  }

  @Test
  void nestableTasksAndTheLinesTakeTurnsWhileBothHaveTasks() {
    offerNestable("n1", "n2", "n3");
    offer(NORMAL, "a", "b");
    assertThat(pollAll()).containsExactly("a", "n1", "b", "n2", "n3");
    offer(NORMAL, "c", "d");
    assertThat(pollAll()).containsExactly("c", "d");
  }

  @Test
  void theTurnIsTheLinesAgainWhereNestableTasksHadNone() {
    offerNestable("n1");
    assertThat(pollAll()).containsExactly("n1");
    assertThat(tasks.lastPlace()).isEqualTo(Timings.place(NORMAL));
    offer(URGENT, "u");
    assertThat(pollAll()).containsExactly("u");
  }

  @Test
  void theMostUrgentLineGivesTheNextTask() {
    offer(IDLE, "i");
    offer(NORMAL, "n");
    offer(HIGH, "h");
    offer(URGENT, "u");
    assertThat(pollAll()).containsExactly("u", "h", "n", "i");
  }

  @ParameterizedTest
  @CsvSource({"HIGH, 5", "NORMAL, 16", "IDLE, 90"})
  void aTaskThatWaitsIsPassedOverSoOftenAndThenHasItsTurn(PumpPriority waiting, int passedOver) {
    offer(waiting, "waits", "behind it");
    offer(URGENT, Collections.nCopies(200, "u").toArray(String[]::new));
    List<String> polled = pollAll();
    assertThat(polled.indexOf("waits")).isEqualTo(passedOver);
    assertThat(polled.indexOf("behind it")).isEqualTo(2 * passedOver + 1);
  }

  @Test
  void aLineWithoutATaskGrowsNotOlder() {
    offer(HIGH, "h");
    offer(URGENT, "u", "u", "u", "u");
    assertThat(pollAll()).endsWith("h");
    offer(URGENT, "u", "u", "u", "u");
    assertThat(pollAll()).hasSize(4);
    offer(HIGH, "h");
    offer(URGENT, "u", "u", "u");
    assertThat(pollAll()).endsWith("h");
  }

  @Test
  void aDrainOfOneLineEndsWhereTheTakerHasEnoughOrNothingIsLeft() {
    offer(NORMAL, "a", "b", "c");
    List<String> taken = new ArrayList<>();
    assertThat(tasks.drain(task -> taken.add(task.toString()) && taken.size() < 2)).isTrue();
    assertThat(taken).containsExactly("a", "b");
    assertThat(tasks.drain(task -> taken.add(task.toString()))).isFalse();
    assertThat(taken).containsExactly("a", "b", "c");
  }

  @Test
  void aDrainSeesATaskOfAnotherLineThatComesMeanwhileAtOnce() {
    offer(NORMAL, "a", "b", "c");
    List<String> taken = new ArrayList<>();
    boolean more =
        tasks.drain(
            task -> {
              taken.add(task.toString());
              if (taken.size() == 1) {
                offer(URGENT, "u");
              }
              return taken.size() < 3;
            });
    assertThat(more).isTrue();
    assertThat(taken).containsExactly("a", "u", "b");
    assertThat(tasks.drain(task -> taken.add(task.toString()))).isFalse();
    assertThat(taken).containsExactly("a", "u", "b", "c");
  }

  @Test
  void aTaskThatItsProducerTookBackIsNotGivenAndHoldsNoOtherUp() {
    Task back = new Task("back");
    long number = tasks.line(URGENT).offer(back);
    offer(IDLE, "i");
    assertThat(tasks.line(URGENT).withdraw(number, back)).isTrue();
    assertThat(pollAll()).containsExactly("i");
  }

  @Test
  void allThatWaitsIsClaimedTheMostUrgentFirstAndTheLinesAreCounted() {
    offer(NORMAL, "n");
    List<Runnable> claimed = new ArrayList<>();
    assertThat(tasks.claimAll(claimed)).isEqualTo(1);
    offerNestable("inside");
    offer(NORMAL, "n2");
    offer(URGENT, "u");
    assertThat(tasks.claimAll(claimed)).isEqualTo(2);
    assertThat(claimed).extracting(Runnable::toString).containsExactly("n", "u", "n2", "inside");
    assertThat(tasks.poll()).isNull();
    assertThat(tasks.isEmpty()).isTrue();
  }
}
