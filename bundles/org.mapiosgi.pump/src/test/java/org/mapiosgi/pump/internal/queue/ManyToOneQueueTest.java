// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.pump.internal.measure.Histogram;
import org.mapiosgi.pump.internal.measure.PumpClock;
import org.mapiosgi.pump.internal.measure.WaitTimes;
import org.mapiosgi.pump.internal.queue.ManyToOneQueue.Drained;

@Timeout(60)
class ManyToOneQueueTest {
  private final ManyToOneQueue<Integer> queue = new ManyToOneQueue<>();

  @Test
  void givesInTheOrderOfOfferingAcrossChunks() {
    for (int i = 0; i < 10_000; i++) {
      queue.offer(i);
    }
    assertThat(queue.size()).isEqualTo(10_000);
    for (int i = 0; i < 10_000; i++) {
      assertThat(queue.poll()).isEqualTo(i);
    }
    assertThat(queue.poll()).isNull();
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void keepsWorkingWhenEmptiedAtEveryPlaceOfAChunk() {
    for (int i = 0; i < 5_000; i++) {
      assertThat(queue.poll()).isNull();
      queue.offer(i);
      assertThat(queue.poll()).isEqualTo(i);
    }
    assertThat(queue.poll()).isNull();
  }

  @Test
  void aWithdrawnElementIsNotPolled() {
    queue.offer(1);
    long number = queue.offer(2);
    queue.offer(3);
    assertThat(queue.withdraw(number, 2)).isTrue();
    assertThat(queue.withdraw(number, 2)).isFalse();
    assertThat(queue.poll()).isEqualTo(1);
    assertThat(queue.poll()).isEqualTo(3);
    assertThat(queue.poll()).isNull();
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void aPolledElementCannotBeWithdrawn() {
    long number = queue.offer(1);
    queue.poll();
    assertThat(queue.withdraw(number, 1)).isFalse();
  }

  @Test
  void anElementOfARetiredChunkCannotBeWithdrawn() {
    Integer first = 0;
    long number = queue.offer(first);
    for (int i = 1; i < 3_000; i++) {
      queue.offer(i);
    }
    for (int i = 0; i < 3_000; i++) {
      queue.poll();
    }
    assertThat(queue.withdraw(number, first)).isFalse();
  }

  @Test
  void claimAllTakesWhatIsLeftAndLeavesNothingToPoll() {
    for (int i = 0; i < 3_000; i++) {
      queue.offer(i);
    }
    for (int i = 0; i < 1_500; i++) {
      queue.poll();
    }
    List<Integer> claimed = new ArrayList<>();
    queue.claimAll(claimed);
    assertThat(claimed).containsExactlyElementsOf(IntStream.range(1_500, 3_000).boxed().toList());
    assertThat(queue.poll()).isNull();
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void aDrainGivesInOrderUntilItsTakerHasEnough() {
    for (int i = 0; i < 3_000; i++) {
      queue.offer(i);
    }
    List<Integer> taken = new ArrayList<>();
    assertThat(queue.drain(element -> taken.add(element) && element < 1_499))
        .isEqualTo(Drained.ENOUGH);
    assertThat(queue.size()).isEqualTo(1_500);
    assertThat(queue.poll()).isEqualTo(1_500);
    taken.add(1_500);
    assertThat(queue.drain(taken::add)).isEqualTo(Drained.EMPTY);
    assertThat(taken).containsExactlyElementsOf(IntStream.range(0, 3_000).boxed().toList());
    assertThat(queue.drain(taken::add)).isEqualTo(Drained.EMPTY);
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void aDrainOfAWholeChunkFindsTheQueueEmptyAndGoesOnInTheNext() {
    for (int i = 0; i < Chunk.SIZE; i++) {
      queue.offer(i);
    }
    List<Integer> taken = new ArrayList<>();
    assertThat(queue.drain(taken::add)).isEqualTo(Drained.EMPTY);
    assertThat(taken).hasSize(Chunk.SIZE);
    queue.offer(-1);
    assertThat(queue.drain(taken::add)).isEqualTo(Drained.EMPTY);
    assertThat(taken).endsWith(Chunk.SIZE - 1, -1);
  }

  @Test
  void aDrainGivesWhatIsOfferedMeanwhileAndNotWhatIsWithdrawn() {
    queue.offer(1);
    long number = queue.offer(2);
    List<Integer> taken = new ArrayList<>();
    Drained end =
        queue.drain(
            element -> {
              if (element == 1) {
                assertThat(queue.withdraw(number, 2)).isTrue();
                queue.offer(3);
              }
              return taken.add(element);
            });
    assertThat(end).isEqualTo(Drained.EMPTY);
    assertThat(taken).containsExactly(1, 3);
  }

  @Test
  void aTakerThatFailsHasItsElementAndLeavesTheRest() {
    queue.offer(1);
    queue.offer(2);
    assertThatThrownBy(
            () ->
                queue.drain(
                    element -> {
                      throw new IllegalStateException("no " + element);
                    }))
        .hasMessage("no 1");
    assertThat(queue.poll()).isEqualTo(2);
  }

  @Test
  void aRecallEndsADrainAfterTheElementItIsAt() {
    queue.offer(1);
    queue.offer(2);
    List<Integer> taken = new ArrayList<>();
    Drained end =
        queue.drain(
            element -> {
              queue.recall();
              return taken.add(element);
            });
    assertThat(end).isEqualTo(Drained.RECALLED);
    assertThat(taken).containsExactly(1);
  }

  @Test
  void itCountsWhatWaitsWhatWasTakenOutAndWhatIsClaimed() {
    assertThat(queue.isEmpty()).isTrue();
    for (int i = 0; i < 3_000; i++) {
      queue.offer(i);
    }
    assertThat(queue.isEmpty()).isFalse();
    assertThat(queue.sum(element -> 1)).isEqualTo(3_000);
    for (int i = 0; i < 1_100; i++) {
      queue.poll();
    }
    assertThat(queue.consumed()).isEqualTo(1_100);
    assertThat(queue.size()).isEqualTo(1_900);
    assertThat(queue.sum(element -> element == 1_100 ? 5 : 1)).isEqualTo(1_904);
    List<Integer> claimed = new ArrayList<>(List.of(-1, -2));
    assertThat(queue.claimAll(claimed)).isEqualTo(1_900);
    assertThat(queue.sum(element -> 1)).isZero();
    assertThat(queue.claimAll(claimed)).isZero();
  }

  @Test
  void someOfTheElementsTellHowLongTheyWaited() {
    AtomicLong time = new AtomicLong();
    Histogram waited = new Histogram();
    ManyToOneQueue<Integer> timed =
        new ManyToOneQueue<>(new WaitTimes(new PumpClock(time::get), waited));
    for (int i = 0; i < 6_400; i++) {
      timed.offer(i);
    }
    time.set(1_000_000);
    assertThat(timed.poll()).isZero();
    assertThat(timed.drain(element -> true)).isEqualTo(Drained.EMPTY);
    assertThat(waited.read().count()).isEqualTo(100);
    assertThat(waited.read().max()).isEqualTo(Duration.ofMillis(1));
  }

  @Test
  void anElementIsNotLostWhereItsWaitCannotBeNoted() {
    Iterator<Integer> times = List.of(0, 1).iterator();
    ManyToOneQueue<Integer> timed =
        new ManyToOneQueue<>(new WaitTimes(new PumpClock(() -> next(times)), new Histogram()));
    timed.offer(1);
    assertThatThrownBy(timed::poll).isInstanceOf(StackOverflowError.class);
    assertThat(timed.size()).isEqualTo(1);
    List<Integer> left = new ArrayList<>();
    timed.claimAll(left);
    assertThat(left).containsExactly(1);
  }

  private static long next(Iterator<Integer> times) {
    if (!times.hasNext()) {
      throw new StackOverflowError("as where no stack is left");
    }
    return times.next();
  }

  @Test
  void everyElementOfManyProducersIsGotOnceByConsumerProducersOrClaimers() throws Exception {
    int producers = 4;
    int each = 100_000;
    byte[] got = new byte[producers * each];
    CountDownLatch producing = new CountDownLatch(producers);
    List<Integer> withdrawn = new ArrayList<>();
    List<Integer> claimed = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int p = 0; p < producers; p++) {
      int base = p * each;
      threads.add(
          new Thread(
              () -> {
                for (int i = base; i < base + each; i++) {
                  Integer element = i;
                  long number = queue.offer(element);
                  if (i % 7 == 0 && queue.withdraw(number, element)) {
                    synchronized (withdrawn) {
                      withdrawn.add(i);
                    }
                  }
                }
                producing.countDown();
              }));
    }
    threads.add(
        new Thread(
            () -> {
              while (producing.getCount() > 0) {
                queue.claimAll(claimed);
                Thread.onSpinWait();
              }
            }));
    threads.forEach(Thread::start);
    int[] last = new int[producers];
    java.util.Arrays.fill(last, -1);
    while (true) {
      boolean produced = producing.getCount() == 0;
      Integer polled = queue.poll();
      if (polled != null) {
        got[polled]++;
        assertThat(polled).isGreaterThan(last[polled / each]);
        last[polled / each] = polled;
      }
      Drained end =
          queue.drain(
              element -> {
                got[element]++;
                assertThat(element).isGreaterThan(last[element / each]);
                last[element / each] = element;
                return element % 11 != 0;
              });
      if (produced && polled == null && end == Drained.EMPTY) {
        break;
      }
    }
    for (Thread thread : threads) {
      thread.join();
    }
    withdrawn.forEach(element -> got[element]++);
    claimed.forEach(element -> got[element]++);
    assertThat(got).containsOnly(1);
  }
}
