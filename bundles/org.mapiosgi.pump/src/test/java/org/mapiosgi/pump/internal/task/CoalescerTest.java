// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Callers that wait for room in the queue, and are let in in any order. */
class CoalescerTest {
  private final List<Runnable> queue = new ArrayList<>();
  private final List<String> ran = new ArrayList<>();

  /** Runs once, while the next caller waits for room. */
  private Runnable meanwhile = () -> {};

  private final Coalescer latest = new Coalescer(this::enter);

  private void enter(Runnable place) {
    Runnable first = meanwhile;
    meanwhile = () -> {};
    first.run();
    queue.add(place);
  }

  private void post(String task) {
    latest.execute("key", () -> ran.add(task));
  }

  private List<String> run() {
    List<Runnable> places = List.copyOf(queue);
    queue.clear();
    places.forEach(Runnable::run);
    return ran;
  }

  @Test
  void whoIsLetInLaterDoesNotTakeThePlaceOfALaterTask() {
    meanwhile = () -> post("later");
    post("earlier");
    assertThat(run()).containsExactly("later");
  }

  @Test
  void whoIsLetInLaterStillRunsWhereTheLaterTaskHasRun() {
    meanwhile =
        () -> {
          post("later");
          assertThat(run()).containsExactly("later");
        };
    post("earlier");
    assertThat(run()).containsExactly("later", "earlier");
  }

  @Test
  void whoComesAfterBothReplacesTheLatest() {
    meanwhile = () -> post("later");
    post("earlier");
    post("last");
    assertThat(run()).containsExactly("last");
    post("next");
    assertThat(run()).containsExactly("last", "next");
  }

  @Test
  void tasksOfOneKeyHaveOnePlaceAndThoseOfOthersTheirOwn() {
    post("a");
    post("b");
    latest.execute("other", () -> ran.add("c"));
    assertThat(queue).hasSize(2);
    assertThat(run()).containsExactly("b", "c");
  }

  @Test
  void aTaskThatRunsBeforeItsPlaceIsShownLeavesNoPlaceBehind() {
    Coalescer atOnce = new Coalescer(Runnable::run);
    atOnce.execute("key", () -> ran.add("first"));
    atOnce.execute("key", () -> ran.add("second"));
    assertThat(ran).containsExactly("first", "second");
  }

  @Test
  void aPlaceNamesItsTaskFromItsTurnOnAndItsKeyAlways() {
    Runnable task = () -> ran.add("a");
    latest.execute("key", task);
    Coalescer.Holder place = (Coalescer.Holder) queue.get(0);
    assertThat(place.held()).isNull();
    assertThat(place.toString()).startsWith("latest of key: ");
    run();
    assertThat(place.held()).isSameAs(task);
  }
}
