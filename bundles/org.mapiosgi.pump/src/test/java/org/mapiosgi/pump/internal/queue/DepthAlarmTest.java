// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DepthAlarmTest {
  private final List<Long> heard = new ArrayList<>();

  private DepthAlarm alarm(int first) {
    DepthAlarm alarm = new DepthAlarm("test", first);
    alarm.onRaised(heard::add);
    return alarm;
  }

  private static void look(DepthAlarm alarm, long... depths) {
    LongStream.of(depths).forEach(alarm::look);
  }

  @Test
  void itWarnsAtTheLimitAndAtEachDoublingOfIt() {
    DepthAlarm alarm = alarm(4);
    look(alarm, 3, 4, 7, 8, 15, 40, 63, 64);
    assertThat(heard).containsExactly(4L, 8L, 40L, 64L);
    assertThat(alarm.raised()).isEqualTo(4);
  }

  @Test
  void itStartsAnewBelowHalfOfTheLimit() {
    DepthAlarm alarm = alarm(4);
    look(alarm, 4, 2, 4, 1, 4);
    assertThat(heard).containsExactly(4L, 4L);
  }

  @Test
  void aLimitOfOneStartsAnewWhereNothingWaits() {
    look(alarm(1), 1, 1, 0, 1);
    assertThat(heard).containsExactly(1L, 1L);
  }

  @Test
  void aLimitOfZeroNeverWarnsBeforeAnotherIsSet() {
    DepthAlarm alarm = alarm(0);
    look(alarm, 0, 1, Long.MAX_VALUE);
    assertThat(heard).isEmpty();
    alarm.configure(2);
    look(alarm, 2);
    alarm.configure(0);
    look(alarm, 100);
    assertThat(heard).containsExactly(2L);
  }

  @Test
  void theSameLimitSetAgainChangesNothing() {
    DepthAlarm alarm = alarm(4);
    look(alarm, 4);
    alarm.configure(4);
    look(alarm, 5);
    assertThat(heard).containsExactly(4L);
  }

  @Test
  void aListenerThatFailsIsCalledAgainAtTheNextDoubling() {
    DepthAlarm alarm = new DepthAlarm("test", 1);
    alarm.onRaised(
        queued -> {
          heard.add(queued);
          throw new IllegalStateException("by the test");
        });
    look(alarm, 1, 2);
    assertThat(heard).containsExactly(1L, 2L);
  }
}
