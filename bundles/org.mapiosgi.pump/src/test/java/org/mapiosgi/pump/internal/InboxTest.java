// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InboxTest {
  private final Inbox<Integer> inbox = new Inbox<>(() -> 0);

  @Test
  void givesInTheOrderOfOfferingAcrossChunks() {
    for (int i = 0; i < 10_000; i++) {
      inbox.offer(i);
    }
    assertThat(inbox.size()).isEqualTo(10_000);
    for (int i = 0; i < 10_000; i++) {
      assertThat(inbox.poll()).isEqualTo(i);
    }
    assertThat(inbox.poll()).isNull();
    assertThat(inbox.isEmpty()).isTrue();
  }

  @Test
  void keepsWorkingWhenEmptiedAtEveryPlaceOfAChunk() {
    for (int i = 0; i < 5_000; i++) {
      assertThat(inbox.poll()).isNull();
      inbox.offer(i);
      assertThat(inbox.poll()).isEqualTo(i);
    }
    assertThat(inbox.poll()).isNull();
  }

  @Test
  void aWithdrawnElementIsNotPolled() {
    inbox.offer(1);
    long number = inbox.offer(2);
    inbox.offer(3);
    assertThat(inbox.withdraw(number, 2)).isTrue();
    assertThat(inbox.withdraw(number, 2)).isFalse();
    assertThat(inbox.poll()).isEqualTo(1);
    assertThat(inbox.poll()).isEqualTo(3);
    assertThat(inbox.poll()).isNull();
    assertThat(inbox.isEmpty()).isTrue();
  }

  @Test
  void aPolledElementCannotBeWithdrawn() {
    long number = inbox.offer(1);
    inbox.poll();
    assertThat(inbox.withdraw(number, 1)).isFalse();
  }

  @Test
  void anElementOfARetiredChunkCannotBeWithdrawn() {
    Integer first = 0;
    long number = inbox.offer(first);
    for (int i = 1; i < 3_000; i++) {
      inbox.offer(i);
    }
    for (int i = 0; i < 3_000; i++) {
      inbox.poll();
    }
    assertThat(inbox.withdraw(number, first)).isFalse();
  }

  @Test
  void claimAllTakesWhatIsLeftAndLeavesNothingToPoll() {
    for (int i = 0; i < 3_000; i++) {
      inbox.offer(i);
    }
    for (int i = 0; i < 1_500; i++) {
      inbox.poll();
    }
    List<Integer> claimed = new ArrayList<>();
    inbox.claimAll(claimed);
    assertThat(claimed).containsExactlyElementsOf(IntStream.range(1_500, 3_000).boxed().toList());
    assertThat(inbox.poll()).isNull();
    assertThat(inbox.isEmpty()).isTrue();
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
                  long number = inbox.offer(element);
                  if (i % 7 == 0 && inbox.withdraw(number, element)) {
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
                inbox.claimAll(claimed);
                Thread.onSpinWait();
              }
            }));
    threads.forEach(Thread::start);
    int[] last = new int[producers];
    java.util.Arrays.fill(last, -1);
    while (true) {
      boolean last1 = producing.getCount() == 0;
      Integer element = inbox.poll();
      if (element != null) {
        got[element]++;
        assertThat(element).isGreaterThan(last[element / each]);
        last[element / each] = element;
      } else if (last1) {
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
