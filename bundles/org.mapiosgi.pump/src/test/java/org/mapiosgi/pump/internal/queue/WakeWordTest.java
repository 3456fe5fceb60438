// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapiosgi.pump.internal.queue.WakeWord.BUSY_INSIDE;
import static org.mapiosgi.pump.internal.queue.WakeWord.CLOSED;
import static org.mapiosgi.pump.internal.queue.WakeWord.RUNNING;
import static org.mapiosgi.pump.internal.queue.WakeWord.WAITING_INSIDE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WakeWordTest {
  private final WakeWord word = new WakeWord();

  @ParameterizedTest
  @CsvSource({
    "0, true, true, true",
    "7, true, true, true",
    RUNNING + ", false, false, false",
    CLOSED + ", false, false, false",
    WAITING_INSIDE + ", false, true, true",
    BUSY_INSIDE + ", false, false, true"
  })
  void aValueTellsWhichWorkMustWakeThePump(long seen, boolean task, boolean nestable, boolean any) {
    assertThat(WakeWord.waits(seen)).isEqualTo(task);
    assertThat(WakeWord.waitsForNestable(seen)).isEqualTo(nestable);
    assertThat(WakeWord.waitsAnywhere(seen)).isEqualTo(any);
  }

  @Test
  void oneProducerClaimsAWaitAndNoneClaimsAnEarlierOne() {
    word.announce(5);
    assertThat(word.claim(5)).isTrue();
    assertThat(word.claim(5)).isFalse();
    assertThat(word.read()).isEqualTo(RUNNING);
    word.announce(9);
    assertThat(word.claim(5)).isFalse();
    assertThat(word.read()).isEqualTo(9);
  }

  @Test
  void aWakeThatFailedIsLeftToTheNextProducerUnlessThePumpWaitsAnew() {
    word.announce(5);
    assertThat(word.claim(5)).isTrue();
    word.giveBack(5);
    assertThat(word.claim(5)).isTrue();
    word.announce(9);
    word.giveBack(5);
    assertThat(word.read()).isEqualTo(9);
  }

  @Test
  void aPumpThatRunsIsNotClaimed() {
    word.announce(5);
    word.running();
    assertThat(word.read()).isEqualTo(RUNNING);
    assertThat(word.claim(5)).isFalse();
  }

  @Test
  void aWaitInsideEndsByItsOwnValueAlone() {
    word.announceInside(WAITING_INSIDE);
    word.runningInside(BUSY_INSIDE);
    assertThat(word.read()).isEqualTo(WAITING_INSIDE);
    word.runningInside(WAITING_INSIDE);
    assertThat(word.read()).isEqualTo(RUNNING);
  }

  @Test
  void aLevelInsideOfAWaitRunsAndThenTheWaitGoesOn() {
    word.announceInside(BUSY_INSIDE);
    long outer = word.enterLevel();
    assertThat(word.read()).isEqualTo(RUNNING);
    word.leaveLevel(outer);
    assertThat(word.read()).isEqualTo(BUSY_INSIDE);
  }

  @Test
  void aClosedWordStaysClosedInEachKindOfWait() {
    long running = word.enterLevel();
    word.close();
    word.leaveLevel(running);
    assertThat(word.read()).isEqualTo(CLOSED);
    word.announceInside(WAITING_INSIDE);
    assertThat(word.read()).isEqualTo(CLOSED);
    long closed = word.enterLevel();
    assertThat(word.read()).isEqualTo(CLOSED);
    word.leaveLevel(closed);
    assertThat(word.read()).isEqualTo(CLOSED);
  }
}
