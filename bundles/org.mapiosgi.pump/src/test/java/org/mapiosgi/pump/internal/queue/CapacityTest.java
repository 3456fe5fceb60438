// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.mapiosgi.pump.internal.queue.Capacity.Overflow;

class CapacityTest {
  /** How many more are let in. */
  private static int room(Capacity capacity) {
    int entered = 0;
    try {
      while (entered < 1000) {
        capacity.enter(false);
        entered++;
      }
    } catch (RejectedExecutionException full) {
      capacity.leave(entered);
    }
    return entered;
  }

  @Test
  void permitsThatNobodyTookWidenNothing() {
    Capacity capacity = new Capacity("test", 3, Overflow.REJECT, 0);
    capacity.leave(5);
    assertThat(room(capacity)).isEqualTo(3);
    capacity.enter(false);
    capacity.leave(4);
    assertThat(room(capacity)).isEqualTo(3);
    capacity.configure(2, Overflow.REJECT);
    capacity.leave(100);
    assertThat(room(capacity)).isEqualTo(2);
  }

  @Test
  void tasksThatWaitAlreadyTakeRoomAndAWiderLimitGivesMore() {
    Capacity capacity = new Capacity("test", 5, Overflow.REJECT, 3);
    assertThat(room(capacity)).isEqualTo(2);
    capacity.leave(3);
    capacity.configure(8, Overflow.REJECT);
    assertThat(room(capacity)).isEqualTo(8);
  }

  @Test
  void whatThePumpPostsToItselfBeyondTheLimitIsGivenBackFirst() {
    Capacity capacity = new Capacity("test", 1, Overflow.BLOCK, 0);
    for (int task = 0; task < 4; task++) {
      capacity.enter(true);
    }
    capacity.configure(1, Overflow.REJECT);
    capacity.leave(3);
    assertThatThrownBy(() -> capacity.enter(false)).isInstanceOf(RejectedExecutionException.class);
    capacity.leave(1);
    assertThat(room(capacity)).isEqualTo(1);
  }
}
